// SPDX-License-Identifier: GPL-3.0-or-later
// text and list: what is in the study.
#include "app/cli/lists.h"
#include "app/cli/verb.h"

#include "core/base/file.h"

#include <iostream>
#include <map>
#include <set>

namespace duiding::cli {

namespace {

Listing history(Session& session, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"name", msg("Step")},
                     {"at", msg("When")},
                     {"coder", msg("Coder")},
                     {"status", msg("Status")},
                     {"id", {}, ShownTo::Programs},
                     {"group", {}, ShownTo::Programs},
                     {"bytes", {}, ShownTo::Programs}}, {}};
    for (const HistoryEntry& entry : session.wait(project.history())) {
        listing.rows.push_back({nullptr, session.tell(entry.label.history), entry.at, entry.coder, entry.undone ? "undone" : "done", entry.id,
                                entry.group, entry.bytes});
    }
    return listing;
}

Listing backups(Session&, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs}, {"name", msg("Name")}, {"bytes", msg("Bytes")}, {"path", {}, ShownTo::Programs}}, {}};
    std::filesystem::path folder = project.path();
    folder.replace_extension(".backups");
    if (!std::filesystem::is_directory(folder)) {
        return listing;
    }
    std::set<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".duiding") {
            files.insert(entry.path());
        }
    }
    for (const std::filesystem::path& path : files) {
        listing.rows.push_back({nullptr, path_text(path.filename()), std::filesystem::file_size(path), path_text(path)});
    }
    return listing;
}

const std::map<std::string, Listing (*)(Session&, Project&)>& nouns()
{
    static const std::map<std::string, Listing (*)(Session&, Project&)> table{
        {"documents", documents}, {"codes", codes}, {"codings", codings}, {"memos", memos}, {"coders", coders},
        {"speakers", speakers}, {"turns", turns}, {"history", history}, {"findings", findings}, {"backups", backups},
        {"cases", cases}, {"attributes", attributes}, {"persons", persons}, {"reports", reports}, {"searches", searches},
        {"runs", runs}, {"synonyms", synonyms}, {"verdicts", verdicts}, {"autocodings", autocodings}};
    return table;
}

} // namespace

Run declare_text(CLI::App& app, Session& session)
{
    struct Options {
        std::string study;
        std::string document;
    };
    auto options = std::make_shared<Options>();
    add_study(app, session, options->study);
    add(app, session, "DOCUMENT", options->document, msg("Name or GUID of a document"))->required();
    return [&session, options] {
        auto project = session.open(options->study, OpenMode::ReadOnly);
        std::cout << project->text_now(project->snapshot()->resolve_document(options->document).id)->text();
        return ExitCode::Done;
    };
}

Run declare_list(CLI::App& app, Session& session)
{
    struct Options {
        std::string study;
        std::string noun;
    };
    auto options = std::make_shared<Options>();
    std::vector<std::string> names;
    for (const auto& [name, list] : nouns()) {
        names.push_back(name);
    }
    add_study(app, session, options->study);
    add(app, session, "WHAT", options->noun, msg("What to list"))->required()->check(CLI::IsMember(names));
    return [&session, options] {
        auto project = session.open(options->study, OpenMode::ReadOnly);
        print(session, nouns().at(options->noun)(session, *project));
        return ExitCode::Done;
    };
}

} // namespace duiding::cli
