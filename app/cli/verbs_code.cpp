// SPDX-License-Identifier: GPL-3.0-or-later
// code, codes, memo, correct: changes to codings, codebook and text.
#include "app/cli/batch.h"
#include "app/cli/listing.h"
#include "app/cli/verb.h"

#include "core/base/file.h"

namespace duiding::cli {

namespace {

// Prints what an edit did and gives the exit code: 1 when it had something to remark.
ExitCode finish(const Session& session, const EditResult& result, Json value)
{
    if (session.for_people()) {
        if (result.changed) {
            session.line(result.label.history);
        }
        for (const Finding& finding : result.findings) {
            session.remark(finding);
        }
    } else {
        value["changed"] = result.changed;
        value["findings"] = to_json(session, result.findings);
        print_json(session, value);
    }
    return code_for(result.findings);
}

struct CodeOptions {
    std::string study;
    std::string from;
    std::string document;
    std::int64_t begin = 0;
    std::int64_t end = 0;
    std::string code;
    std::string coder;
    std::string direction = "none";
    std::optional<int> weight;
    std::string memo;
};

EditResult code_one(Session& session, Project& project, const CodeOptions& options)
{
    auto snapshot = project.snapshot();
    edits::NewCoding coding;
    coding.document = snapshot->resolve_document(options.document).id;
    coding.range = char_range(options.begin, options.end);
    coding.code = snapshot->codebook->resolve(options.code);
    coding.direction = *direction_from_key(options.direction);
    coding.weight = options.weight;
    coding.memo = options.memo;
    std::int64_t characters = snapshot->find_document(coding.document)->characters;
    if (options.begin < 0 || options.end <= options.begin || options.end > characters) {
        throw BadInput({msg("The range {0}–{1} does not lie in the document.", options.begin, options.end), options.document,
                        msgn("It has {0} character.", "It has {0} characters.", characters, characters), {}});
    }
    std::int64_t group = project.begin_group();
    coding.coder = coder_named(project, options.coder, group);
    return session.wait(edits::add_codings(project, {coding}, {}, group));
}

Json guids_of(Session& session, Project& project, const std::vector<CodingId>& codings)
{
    Json guids = Json::array();
    if (session.for_people()) {
        return guids;
    }
    std::set<CodingId> made(codings.begin(), codings.end());
    for (const CodingDetails& details : session.wait(project.coding_details())) {
        if (made.contains(details.id)) {
            guids.push_back(details.guid.text());
        }
    }
    return guids;
}

} // namespace

Run declare_code(CLI::App& app, Session& session)
{
    auto options = std::make_shared<CodeOptions>();
    add_study(app, session, options->study);
    CLI::Option* document = add(app, session, "DOCUMENT", options->document, msg("Name or GUID of a document"));
    CLI::Option* begin = add(app, session, "BEGIN", options->begin, msg("First character, counted from 0"));
    CLI::Option* end = add(app, session, "END", options->end, msg("The character after the last"));
    CLI::Option* code = add(app, session, "CODE", options->code, msg("Path, GUID or unique name of a code"));
    add(app, session, "--from", options->from,
        msg("A table (TSV) with columns document, quote (or begin, end), code, coder, direction, weight, memo: one step"))
        ->excludes(document);
    add(app, session, "--coder", options->coder, msg("Who codes; made when new"));
    add(app, session, "--direction", options->direction, msg("What the text says about the code"))
        ->check(CLI::IsMember({"none", "facilitating", "hindering", "neutral", "ambivalent"}));
    add(app, session, "--weight", options->weight, msg("0 to 100"))->check(CLI::Range(0, 100));
    add(app, session, "--memo", options->memo, msg("A comment on this coding"));
    return [&session, options, document, begin, end, code] {
        if (options->from.empty() && !(*document && *begin && *end && *code)) {
            throw CLI::RequiredError("DOCUMENT BEGIN END CODE");
        }
        auto project = session.open(options->study, OpenMode::ReadWrite);
        EditResult result = options->from.empty() ? code_one(session, *project, *options)
                                                  : code_from(session, *project, path_of(options->from));
        return finish(session, result, {{"codings", guids_of(session, *project, result.codings)}});
    };
}

Run declare_codes(CLI::App& app, Session& session)
{
    struct Options {
        std::string study;
        std::string path;
        std::string from;
        CodeText text;
    };
    auto options = std::make_shared<Options>();
    add_study(app, session, options->study);
    CLI::Option* path = add(app, session, "PATH", options->path, msg("The new code, with the codes above it: “trust/knowing each other”"));
    add(app, session, "--from", options->from,
        msg("A table (TSV) with columns path, colour, definition, use_when, not_when, example, directions: one step"))
        ->excludes(path);
    add(app, session, "--colour", options->text.colour, msg("#RRGGBB; left out: as the code above it"));
    add(app, session, "--definition", options->text.definition, msg("What the code means"));
    add(app, session, "--use-when", options->text.use_when, msg("When to use it"));
    add(app, session, "--not-when", options->text.not_when, msg("When not to use it"));
    add(app, session, "--example", options->text.example, msg("An example"));
    add(app, session, "--directions", options->text.directions, msg("Which directions it takes; left out: as the code above it"))
        ->check(CLI::IsMember({"none", "help-hinder", "positive-negative"}));
    return [&session, options, path] {
        if (options->from.empty() && !*path) {
            throw CLI::RequiredError("PATH");
        }
        auto project = session.open(options->study, OpenMode::ReadWrite);
        EditResult result;
        if (options->from.empty()) {
            auto [parent, code] = new_code(options->path, options->text, options->path);
            if (!parent.empty()) {
                code.parent = project->snapshot()->codebook->resolve(parent);
            }
            result = session.wait(edits::add_code(*project, code));
        } else {
            result = codes_from(session, *project, path_of(options->from));
        }
        return finish(session, result, {{"codes", project->snapshot()->codebook->codes().size()}});
    };
}

Run declare_memo(CLI::App& app, Session& session)
{
    struct Options {
        std::string study, text, title, document, code, coder, from;
    };
    auto options = std::make_shared<Options>();
    add_study(app, session, options->study);
    CLI::Option* text = add(app, session, "TEXT", options->text, msg("The memo"));
    add(app, session, "--title", options->title, msg("Its title"));
    CLI::Option* document = add(app, session, "--document", options->document, msg("The document it is about; left out: the study"));
    add(app, session, "--code", options->code, msg("The code it is about"))->excludes(document);
    add(app, session, "--coder", options->coder, msg("Who writes it"));
    add(app, session, "--from", options->from, msg("A table (TSV) with columns document or code, title, text, coder"))->excludes(text);
    return [&session, options, text] {
        if (options->from.empty() && !*text) {
            throw CLI::RequiredError("TEXT");
        }
        auto project = session.open(options->study, OpenMode::ReadWrite);
        if (!options->from.empty()) {
            std::int64_t count = memos_from(session, *project, path_of(options->from));
            if (session.for_people()) {
                session.line(msgn("Added {0} memo.", "Added {0} memos.", count, count));
            } else {
                print_json(session, {{"memos", count}});
            }
            return ExitCode::Done;
        }
        auto snapshot = project->snapshot();
        MemoTarget target = MemoTarget::Project;
        std::int64_t id = 0;
        if (!options->document.empty()) {
            target = MemoTarget::Document;
            id = snapshot->resolve_document(options->document).id.value;
        } else if (!options->code.empty()) {
            target = MemoTarget::Code;
            id = snapshot->codebook->resolve(options->code).value;
        }
        std::int64_t group = project->begin_group();
        project->set_coder(coder_named(*project, options->coder, group));
        return finish(session, session.wait(edits::add_memo(*project, target, id, options->title, options->text, group)), Json::object());
    };
}

Run declare_correct(CLI::App& app, Session& session)
{
    struct Options {
        std::string study, document;
        std::int64_t begin = 0;
        std::int64_t end = 0;
        std::string text;
    };
    auto options = std::make_shared<Options>();
    add_study(app, session, options->study);
    add(app, session, "DOCUMENT", options->document, msg("Name or GUID of a document"))->required();
    add(app, session, "BEGIN", options->begin, msg("First character, counted from 0"))->required();
    add(app, session, "END", options->end, msg("The character after the last"))->required();
    add(app, session, "TEXT", options->text, msg("What comes in its place; may be empty"))->required();
    return [&session, options] {
        auto project = session.open(options->study, OpenMode::ReadWrite);
        DocumentId document = project->snapshot()->resolve_document(options->document).id;
        EditResult result = session.wait(
            edits::correct_text(*project, document, {{char_range(options->begin, options->end), options->text}}));
        return finish(session, result, {{"characters", project->snapshot()->find_document(document)->characters}});
    };
}

} // namespace duiding::cli
