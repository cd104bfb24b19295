// SPDX-License-Identifier: GPL-3.0-or-later
// save-search, run-searches, synonyms, dictionary: what a study keeps of its searches.
#include "app/cli/edit_out.h"
#include "app/cli/listing.h"
#include "app/cli/scan_choice.h"
#include "app/cli/search_choice.h"
#include "app/cli/verb.h"

#include "app/common/dictionary.h"
#include "app/common/dictionary_table.h"
#include "app/common/search_runs.h"
#include "core/base/file.h"
#include "core/edits/edits.h"
#include "core/index/query_text.h"
#include "core/index/search_options.h"
#include "core/text/fold.h"
#include "exporters/exporter.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace duiding::cli {

namespace {

struct SaveOptions : SearchChoice {
    std::string study, name, query, theme;
    std::string unit = "paragraph";
    bool no_interviewer = false;
    bool replace = false;
};

SavedSearch search_of(const SaveOptions& options, const Snapshot& snapshot)
{
    asking(options.query, [&] { return parse_query(options.query); });          // one that cannot be asked is not kept
    SearchRequest request;
    set_search_choice(request, options, snapshot);
    request.unit = hit_unit_from_key(options.unit).value_or(HitUnit::Paragraph);
    request.interviewer = options.no_interviewer ? InterviewerTurns::LeaveOut : InterviewerTurns::Include;
    SavedSearch search;
    search.name = options.name;
    search.theme = options.theme;
    search.query = options.query;
    search.options = search_options(request, snapshot);
    for (const std::string& word : options.excluded) {
        search.rejected.push_back(fold(word));
    }
    return search;
}

ExitCode save_search(Session& session, const SaveOptions& options)
{
    auto project = session.open(options.study, OpenMode::ReadWrite);
    SnapshotPtr snapshot = project->snapshot();
    SavedSearch search = search_of(options, *snapshot);
    auto there = std::find_if(snapshot->searches->begin(), snapshot->searches->end(), [&](const SavedSearch& other) {
        return fold_name(other.theme) == fold_name(search.theme) && fold_name(other.name) == fold_name(search.name);
    });
    EditResult result;
    if (options.replace && there != snapshot->searches->end()) {
        search.id = there->id;
        result = session.wait(edits::set_search(*project, search));
    } else {
        result = session.wait(edits::add_search(*project, search));
    }
    put_edit(session, result, result.findings, {{"name", search.name}, {"theme", search.theme}, {"query", search.query}});
    return code_for(result.findings);
}

// Each search with what it finds now and what it found the last time.
Listing outcomes_of(const std::vector<SearchOutcome>& outcomes)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"name", msg("Search")},
                     {"theme", msg("Theme")},
                     {"query", {}, ShownTo::Programs},
                     {"documents_searched", msg("Searched")},
                     {"documents", msg("Documents")},
                     {"hits", msg("Hits")},
                     {"occurrences", msg("Matches")},
                     {"hits_before", msg("Before")},
                     {"change", msg("Change")},
                     {"new_words", msg("New words")}}, {}};
    for (const SearchOutcome& one : outcomes) {
        if (one.error) {
            listing.rows.push_back({one.search.guid.text(), one.search.name, one.search.theme, one.search.query, {}, {}, {}, {}, {}, {}, Json::array()});
            continue;
        }
        Json before, change;
        if (one.before) {
            before = one.before->hits;
            change = one.run.hits - one.before->hits;
        }
        listing.rows.push_back({one.search.guid.text(), one.search.name, one.search.theme, one.search.query, one.run.documents_searched,
                                one.run.documents, one.run.hits, one.run.occurrences, before, change, one.new_words});
    }
    return listing;
}

ExitCode run_saved(Session& session, const std::string& study, const std::optional<std::string>& theme, bool dry_run)
{
    auto project = session.open(study, dry_run ? OpenMode::ReadOnly : OpenMode::ReadWrite);
    std::vector<SavedSearch> searches = searches_to_run(*project->snapshot(), theme);
    ProjectIndex index(*project);
    session.run([&] { return index.update(session.progress()); });
    auto outcomes = session.run([&] { return run_searches(*project, index, searches, session.progress()); });
    std::vector<SearchRun> runs = runs_of(outcomes);
    if (!runs.empty() && !dry_run) {
        session.wait(edits::record_runs(*project, std::move(runs)));
    }
    print(session, outcomes_of(outcomes));
    Findings findings;
    for (const SearchOutcome& one : outcomes) {
        if (one.error) {
            findings.push_back({Severity::Error, one.search.name, one.error->why.empty() ? one.error->what : one.error->why});
            session.remark(findings.back());
        }
    }
    return code_for(findings);
}

// The sets that hold every one of these words.
std::vector<SynonymsId> sets_with(const Snapshot& snapshot, const std::vector<std::string>& words)
{
    std::set<std::string> wanted;
    for (const std::string& word : words) {
        wanted.insert(fold_name(word));
    }
    std::vector<SynonymsId> found;
    for (const Synonyms& set : *snapshot.synonyms) {
        std::set<std::string> there;
        for (const std::string& word : set.words) {
            there.insert(fold_name(word));
        }
        if (std::includes(there.begin(), there.end(), wanted.begin(), wanted.end())) {
            found.push_back(set.id);
        }
    }
    if (found.empty()) {
        throw BadInput({msg("There are no synonyms with “{0}”.", fmt::format("{}", fmt::join(words, "”, “"))), {}, {}, {}});
    }
    return found;
}

struct DictionaryOptions {
    std::string study, action, file, theme;
    bool dry_run = false;
    bool skip_bad_rows = false;
};

// Rows that cannot be taken hold the whole dictionary back, unless the user says otherwise.
ExitCode import_dictionary(Session& session, const DictionaryOptions& options)
{
    auto project = session.open(options.study, options.dry_run ? OpenMode::ReadOnly : OpenMode::ReadWrite);
    auto path = path_of(options.file);
    DictionarySheet sheet = session.run([&] { return load_dictionary(path, *project->snapshot(), session.progress()); });
    Findings findings = sheet.problems;
    auto refused = std::ssize(sheet.problems), rows = std::ssize(sheet.rows);
    bool held_back = rows == 0 || (refused > 0 && !options.skip_bad_rows);
    EditResult result;
    if (!held_back && !options.dry_run) {
        result = session.wait(edits::add_dictionary(*project, searches_of(sheet), path_text(path.filename())));
        findings.insert(findings.end(), result.findings.begin(), result.findings.end());
    } else if (held_back && rows > 0) {
        findings.push_back({Severity::Error, {}, msgn("Nothing was changed: {0} row cannot be applied. Put it right, or use --skip-bad-rows.",
                                                      "Nothing was changed: {0} rows cannot be applied. Put them right, or use --skip-bad-rows.",
                                                      refused, refused)});
    }
    put_edit(session, result, findings, {{"rows", rows + refused}, {"taken", held_back ? 0 : rows}, {"refused", refused}});
    return rows == 0 && refused > 0 ? ExitCode::BadInput : code_for(findings);
}

ExitCode export_dictionary(Session& session, const DictionaryOptions& options)
{
    auto project = session.open(options.study, OpenMode::ReadOnly);
    auto out = path_of(options.file);
    if (project->owns_path(out)) {
        throw BadInput({msg("The export would overwrite the study."), path_text(out), {}, msg("Choose another name.")});
    }
    Table table = dictionary_table(*project->snapshot(), options.theme.empty() ? std::nullopt : std::optional(options.theme));
    const Exporter& exporter = find_exporter(out.extension() == ".xlsx" ? "xlsx" : "csv");
    ExportContext context{session.translator(), session.numbers(), session.language()};
    session.run([&] { exporter.write_table(table, out, context, session.progress()); });
    auto rows = std::ssize(table.rows);
    if (session.for_people()) {
        session.line(msgn("{0} row written to {1}.", "{0} rows written to {1}.", rows, rows, options.file));
    } else {
        print_json(session, {{"path", options.file}, {"format", exporter.id}, {"rows", rows}});
    }
    return ExitCode::Done;
}

} // namespace

Run declare_save_search(CLI::App& app, Session& session)
{
    auto options = std::make_shared<SaveOptions>();
    add_study(app, session, options->study);
    add(app, session, "NAME", options->name, msg("What the search is called"))->required();
    add(app, session, "QUERY", options->query,
        msg("Words, “phrases”, AND OR NOT, part*, NEAR/n, BEFORE/n, /regex/, fields: gemeente:Oudlo jaar:2018-2022"))->required();
    add(app, session, "--theme", options->theme, msg("The dictionary it belongs to"));
    add_search_choice(app, session, *options);
    add(app, session, "--unit", options->unit, msg("What must hold all words; paragraph when left out"))
        ->check(CLI::IsMember({"paragraph", "sentence", "turn", "section", "document"}));
    add_flag(app, session, "--no-interviewer", options->no_interviewer, msg("Not what the interviewer says"));
    add_flag(app, session, "--replace", options->replace, msg("Take the place of the search of that name"));
    return [&session, options] { return save_search(session, *options); };
}

Run declare_delete_search(CLI::App& app, Session& session)
{
    struct Options {
        std::string study, name, theme;
    };
    auto options = std::make_shared<Options>();
    add_study(app, session, options->study);
    add(app, session, "NAME", options->name, msg("The saved search: its name or GUID"))->required();
    add(app, session, "--theme", options->theme, msg("The dictionary it belongs to"));
    return [&session, options] {
        auto project = session.open(options->study, OpenMode::ReadWrite);
        SavedSearch search = saved_search_called(*project->snapshot(), options->name, options->theme);
        EditResult result = session.wait(edits::delete_searches(*project, {search.id}));
        put_edit(session, result, result.findings, {{"guid", search.guid.text()}, {"name", search.name}, {"theme", search.theme}});
        return code_for(result.findings);
    };
}

Run declare_run_searches(CLI::App& app, Session& session)
{
    struct Options {
        std::string study, theme;
        bool dry_run = false;
    };
    auto options = std::make_shared<Options>();
    add_study(app, session, options->study);
    auto* theme = add(app, session, "THEME", options->theme, msg("Only the searches of this theme; all when left out"));
    add_flag(app, session, "--dry-run", options->dry_run, msg("Show what is found, keep no record"));
    return [&session, options, theme] {
        return run_saved(session, options->study, theme->count() > 0 ? std::optional(options->theme) : std::nullopt, options->dry_run);
    };
}

Run declare_synonyms(CLI::App& app, Session& session)
{
    struct Options {
        std::string study, action, language;
        std::vector<std::string> words;
    };
    auto options = std::make_shared<Options>();
    add_study(app, session, options->study);
    add(app, session, "ACTION", options->action, msg("add: words that mean the same; remove: the sets that hold these words"))
        ->required()->check(CLI::IsMember({"add", "remove"}));
    add(app, session, "WORD", options->words, msg("Words or phrases"))->required();
    add(app, session, "--language", options->language, msg("Only in texts of this language"))->check(CLI::IsMember({"nl", "en"}));
    return [&session, options] {
        auto project = session.open(options->study, OpenMode::ReadWrite);
        EditResult result = session.wait(options->action == "add" ? edits::add_synonyms(*project, {{{}, {}, options->language, options->words}})
                                                                  : edits::delete_synonyms(*project, sets_with(*project->snapshot(), options->words)));
        put_edit(session, result, result.findings, {{"words", options->words}});
        return code_for(result.findings);
    };
}

Run declare_dictionary(CLI::App& app, Session& session)
{
    auto options = std::make_shared<DictionaryOptions>();
    add_study(app, session, options->study);
    add(app, session, "ACTION", options->action, msg("import a table of searches, or export them to one"))
        ->required()->check(CLI::IsMember({"import", "export"}));
    add(app, session, "FILE", options->file, msg("The table; CSV or XLSX"))->required();
    add(app, session, "--theme", options->theme, msg("Export only the searches of this theme"));
    add_flag(app, session, "--dry-run", options->dry_run, msg("Read and report, change nothing"));
    add_flag(app, session, "--skip-bad-rows", options->skip_bad_rows, msg("Apply the rows that are right and leave the others out"));
    return [&session, options] { return options->action == "import" ? import_dictionary(session, *options) : export_dictionary(session, *options); };
}

} // namespace duiding::cli
