// SPDX-License-Identifier: GPL-3.0-or-later
// text and list: what is in the study, as tables.
#include "app/cli/listing.h"
#include "app/cli/verb.h"

#include "core/base/file.h"
#include "core/base/platform.h"

#include <fmt/format.h>

#include <functional>
#include <iostream>
#include <unordered_map>

namespace duiding::cli {

namespace {

Json guid_or_null(const Guid& guid) { return guid.is_null() ? Json() : Json(guid.text()); }
Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Listing documents(Session&, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"name", msg("Name")},
                     {"title", msg("Title"), ShownTo::Programs},
                     {"kind", msg("Kind")},
                     {"format", msg("Format")},
                     {"language", msg("Language")},
                     {"characters", msg("Characters")},
                     {"words", msg("Words")},
                     {"paragraphs", msg("Paragraphs")},
                     {"turns", msg("Turns")},
                     {"pages", msg("Pages")},
                     {"codings", msg("Codings")},
                     {"cases", {}, ShownTo::Programs},
                     {"attributes", {}, ShownTo::Programs},
                     {"sha256", {}, ShownTo::Programs},
                     {"original_name", {}, ShownTo::Programs},
                     {"importer", {}, ShownTo::Programs},
                     {"imported", {}, ShownTo::Programs}}, {}};
    auto snapshot = project.snapshot();
    for (const DocumentInfo& info : *snapshot->documents) {
        listing.rows.push_back({info.guid.text(), info.name, info.title, to_key(info.kind), info.format, info.language, info.characters,
                                info.words, info.paragraphs, info.turns, info.pages,
                                snapshot->codings_of(info.id).codings.size(), Json::array(), Json::object(),
                                hex(info.original_sha256), info.original_name, info.importer, info.imported});
    }
    return listing;
}

Listing codes(Session&, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"path", msg("Code")},
                     {"name", {}, ShownTo::Programs},
                     {"parent", {}, ShownTo::Programs},
                     {"colour", msg("Colour")},
                     {"key", msg("Key")},
                     {"definition", msg("Definition")},
                     {"use_when", {}, ShownTo::Programs},
                     {"not_when", {}, ShownTo::Programs},
                     {"example", {}, ShownTo::Programs},
                     {"directions", {}, ShownTo::Programs},
                     {"template_key", {}, ShownTo::Programs},
                     {"segments", msg("Segments")},
                     {"documents", msg("Documents")}}, {}};
    auto snapshot = project.snapshot();
    std::unordered_map<CodeId, std::int64_t> in_documents;
    for (const auto& [document, list] : *snapshot->codings) {
        std::set<CodeId> seen;
        for (const Coding& coding : list->codings) {
            seen.insert(coding.code());
        }
        for (CodeId code : seen) {
            ++in_documents[code];
        }
    }
    for (const Code& code : snapshot->codebook->codes()) {
        const Code* parent = snapshot->codebook->find(code.parent);
        auto segments = snapshot->segments->find(code.id);
        listing.rows.push_back({code.guid.text(), snapshot->codebook->path(code.id), code.name,
                                parent ? Json(snapshot->codebook->path(parent->id)) : Json(), fmt::format("#{:06X}", code.colour),
                                code.favourite ? Json(code.favourite) : Json(), code.definition, code.use_when, code.not_when,
                                code.example, to_key(code.directions), text_or_null(code.template_key),
                                segments == snapshot->segments->end() ? 0 : segments->second, in_documents[code.id]});
    }
    return listing;
}

Listing codings(Session& session, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"document", msg("Document")},
                     {"document_guid", {}, ShownTo::Programs},
                     {"begin", msg("Begin")},
                     {"end", msg("End")},
                     {"code", msg("Code")},
                     {"code_guid", {}, ShownTo::Programs},
                     {"coder", msg("Coder")},
                     {"direction", msg("Direction")},
                     {"weight", {}, ShownTo::Programs},
                     {"memo", {}, ShownTo::Programs},
                     {"text", msg("Text")},
                     {"created", {}, ShownTo::Programs}}, {}};
    auto snapshot = project.snapshot();
    std::unordered_map<CodingId, CodingDetails> details;
    for (CodingDetails& one : session.wait(project.coding_details())) {
        details.emplace(one.id, std::move(one));
    }
    for (const DocumentInfo& info : *snapshot->documents) {
        const CodingList& list = snapshot->codings_of(info.id);
        if (list.codings.empty()) {
            continue;
        }
        DocumentTextPtr text = project.text_now(info.id);
        for (const Coding& coding : list.codings) {
            const Coder* coder = snapshot->find_coder(coding.coder());
            const Memo* memo = snapshot->memo_of(coding.id);
            const CodingDetails& more = details.at(coding.id);
            listing.rows.push_back({more.guid.text(), info.name, info.guid.text(), coding.begin_value, coding.end_value,
                                    snapshot->codebook->path(coding.code()), snapshot->codebook->find(coding.code())->guid.text(),
                                    coder ? coder->name : "", to_key(coding.direction),
                                    coding.weight() ? Json(*coding.weight()) : Json(), memo ? memo->text : "",
                                    text->slice(coding.range()), more.created});
        }
    }
    return listing;
}

// What a memo is about, as people call it.
std::string target_name(const Snapshot& snapshot, const Memo& memo)
{
    switch (memo.target) {
    case MemoTarget::Document: {
        const DocumentInfo* info = snapshot.find_document({memo.target_id});
        return info ? info->name : "";
    }
    case MemoTarget::Code: return snapshot.codebook->path({memo.target_id});
    case MemoTarget::Project: return snapshot.name;
    case MemoTarget::Coding: return "";
    }
    return "";
}

Listing memos(Session& session, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"name", msg("Title")},
                     {"target", msg("About")},
                     {"target_name", msg("Which")},
                     {"target_guid", {}, ShownTo::Programs},
                     {"text", msg("Text")},
                     {"coder", msg("Coder")},
                     {"created", {}, ShownTo::Programs},
                     {"edited", {}, ShownTo::Programs}}, {}};
    auto snapshot = project.snapshot();
    std::unordered_map<std::int64_t, Guid> coding_guids;
    for (const CodingDetails& one : session.wait(project.coding_details())) {
        coding_guids.emplace(one.id.value, one.guid);
    }
    for (const Memo& memo : *snapshot->memos) {
        Guid target = snapshot->project;
        if (memo.target == MemoTarget::Coding) {
            target = coding_guids[memo.target_id];
        } else if (memo.target == MemoTarget::Document && snapshot->find_document({memo.target_id})) {
            target = snapshot->find_document({memo.target_id})->guid;
        } else if (memo.target == MemoTarget::Code && snapshot->codebook->find(CodeId{memo.target_id})) {
            target = snapshot->codebook->find(CodeId{memo.target_id})->guid;
        }
        const Coder* coder = snapshot->find_coder(memo.coder);
        listing.rows.push_back({memo.guid.text(), memo.title, to_key(memo.target), target_name(*snapshot, memo), target.text(), memo.text,
                                coder ? coder->name : "", memo.created, memo.edited});
    }
    return listing;
}

Listing coders(Session&, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs}, {"name", msg("Name")}, {"colour", msg("Colour")}, {"codings", msg("Codings")}}, {}};
    auto snapshot = project.snapshot();
    std::unordered_map<CoderId, std::int64_t> count;
    for (const auto& [document, list] : *snapshot->codings) {
        for (const Coding& coding : list->codings) {
            ++count[coding.coder()];
        }
    }
    for (const Coder& coder : *snapshot->coders) {
        listing.rows.push_back({coder.guid.text(), coder.name, fmt::format("#{:06X}", coder.colour), count[coder.id]});
    }
    return listing;
}

Listing speakers(Session&, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"name", msg("Name")},
                     {"kind", msg("Kind")},
                     {"document", msg("Document")},
                     {"document_guid", {}, ShownTo::Programs},
                     {"turns", msg("Turns")}}, {}};
    for (const DocumentInfo& info : *project.snapshot()->documents) {
        DocumentTextPtr text = project.text_now(info.id);
        std::unordered_map<std::string, std::int64_t> turns;
        for (const Mark& mark : text->marks()) {
            turns[mark.value] += mark.kind == MarkKind::Turn;
        }
        for (const Speaker& speaker : text->speakers()) {
            listing.rows.push_back({guid_or_null(speaker.guid), speaker.name, to_key(speaker.kind), info.name, info.guid.text(),
                                    turns[speaker.name]});
        }
    }
    return listing;
}

Listing turns(Session&, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"name", msg("Speaker")},
                     {"kind", {}, ShownTo::Programs},
                     {"document", msg("Document")},
                     {"document_guid", {}, ShownTo::Programs},
                     {"begin", msg("Begin")},
                     {"end", msg("End")},
                     {"text", msg("Text")}}, {}};
    for (const DocumentInfo& info : *project.snapshot()->documents) {
        DocumentTextPtr text = project.text_now(info.id);
        for (const Mark& mark : text->marks()) {
            if (mark.kind != MarkKind::Turn) {
                continue;
            }
            const Speaker* speaker = text->speaker_at(mark.range.begin);
            listing.rows.push_back({speaker ? guid_or_null(speaker->guid) : Json(), mark.value, speaker ? to_key(speaker->kind) : "",
                                    info.name, info.guid.text(), mark.range.begin.value, mark.range.end.value, text->quote(mark.range)});
        }
    }
    return listing;
}

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

Listing findings(Session& session, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"name", msg("Document")},
                     {"severity", msg("Severity")},
                     {"where", msg("Where")},
                     {"message", msg("Finding")},
                     {"at", {}, ShownTo::Programs}}, {}};
    for (const StoredFinding& stored : session.wait(project.findings())) {
        const DocumentInfo* info = project.snapshot()->find_document(stored.document);
        listing.rows.push_back({info ? guid_or_null(info->guid) : Json(), stored.document_name, to_key(stored.finding.severity),
                                stored.finding.where, session.tell(stored.finding.message), stored.at});
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

// Cases and attributes come with a later version of the project file; a study of this version holds none.
Listing none(Session&, Project&) { return {{{"guid", {}, ShownTo::Programs}, {"name", msg("Name")}}, {}}; }

const std::map<std::string, Listing (*)(Session&, Project&)>& nouns()
{
    static const std::map<std::string, Listing (*)(Session&, Project&)> table{
        {"documents", documents}, {"codes", codes}, {"codings", codings}, {"memos", memos}, {"coders", coders},
        {"speakers", speakers}, {"turns", turns}, {"history", history}, {"findings", findings}, {"backups", backups},
        {"cases", none}, {"attributes", none}, {"persons", none}};
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
