// SPDX-License-Identifier: GPL-3.0-or-later
// scan and shared: what the documents of each municipality say about a theme, and which text they have in common.
#include "app/cli/listing.h"
#include "app/cli/scan_choice.h"
#include "app/cli/table_out.h"
#include "app/cli/verb.h"

#include "app/common/policy_scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

namespace duiding::cli {

namespace {

struct Options : ScanChoice {
    std::string study, xlsx;
};

Json document_of(const PolicyScan& scan, DocumentId id)
{
    const DocumentInfo* info = scan.snapshot->find_document(id);
    return info ? Json{{"document", info->name}, {"document_guid", info->guid.text()}} : Json();
}

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json verdict_of(const ScanCell& cell)
{
    if (!cell.verdict) {
        return {};
    }
    const Verdict& verdict = *cell.verdict;
    Json value{{"guid", verdict.guid.text()}, {"state", to_key(verdict.state)}, {"note", verdict.note}, {"initials", verdict.initials},
               {"at", verdict.at}, {"query", verdict.query}, {"words", verdict.words}, {"pages_read", text_or_null(verdict.pages_read)},
               {"stale", Json::array()}};
    for (StaleReason reason : cell.stale) {
        value["stale"].push_back(to_key(reason));
    }
    return value;
}

Json cell_of(const PolicyScan& scan, const ScanColumn& column, const ScanCell& cell)
{
    Json value{{"column", column.name}, {"state", state_key(cell.state)}, {"hits", cell.hits}, {"occurrences", cell.occurrences},
               {"per_1000_words", cell.per_thousand_words}, {"coded", cell.coded}, {"copied", cell.copied},
               {"documents_with_hits", cell.documents_with_hits}, {"first", nullptr}, {"verdict", verdict_of(cell)}};
    if (cell.first) {
        value["first"] = document_of(scan, cell.first->document);
        value["first"]["begin"] = cell.first->range.begin.value;
        value["first"]["end"] = cell.first->range.end.value;
        value["first"]["via_region"] = cell.first_is_via;
    }
    return value;
}

Json row_of(const Session& session, const PolicyScan& scan, const ScanRow& row)
{
    const Case* the_case = scan.snapshot->find_case(row.the_case);
    Json value{{"unit", session.tell(row.label)}, {"case_guid", the_case ? Json(the_case->guid.text()) : Json()},
               {"code", the_case ? text_or_null(the_case->official_code) : Json()}, {"documents", Json::array()}, {"left_out", Json::array()},
               {"words", row.words}, {"pages", row.pages}, {"unreadable", row.unreadable}, {"cells", Json::array()}};
    for (const ScanRowDocument& each : row.documents) {
        Json document = document_of(scan, each.document);
        document["via_region"] = each.via;
        value["documents"].push_back(document);
    }
    for (DocumentId id : row.left_out) {
        value["left_out"].push_back(document_of(scan, id));
    }
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        value["cells"].push_back(cell_of(scan, scan.columns[i], row.cells[i]));
    }
    return value;
}

Json column_of(const Session& session, const PolicyScan& scan, std::size_t index)
{
    const ScanColumn& column = scan.columns[index];
    const ScanTotal& total = scan.totals[index];
    Json value{{"name", column.name}, {"query", column.query}, {"words", column.words}, {"hits", total.hits}, {"hits_once", total.once}, {"in_contents", column.in_contents},
               {"documents_with_hits", total.documents_with_hits}, {"per_1000_words", total.per_thousand_words}, {"rows", Json::object()},
               {"notices", Json::array()}};
    for (std::size_t i = 0; i < total.rows.size(); ++i) {
        value["rows"][state_key(i < total.rows.size() - 1 ? std::optional(static_cast<ScanState>(i)) : std::nullopt)] = total.rows[i];
    }
    for (const Message& notice : column.notices) {
        value["notices"].push_back(session.tell(notice));
    }
    return value;
}

void print_scan_json(const Session& session, const PolicyScan& scan)
{
    Json value{{"rows_by", group_key(*scan.snapshot, scan.options.rows)}, {"documents", scan.documents}, {"words", scan.words},
               {"columns", Json::array()}, {"rows", Json::array()}, {"unreadable_pages", Json::array()}, {"notes", Json::array()}};
    for (std::size_t i = 0; i < scan.columns.size(); ++i) {
        value["columns"].push_back(column_of(session, scan, i));
    }
    for (const ScanRow& row : scan.rows) {
        value["rows"].push_back(row_of(session, scan, row));
    }
    for (const UnreadablePages& pages : scan.pages) {
        Json document = document_of(scan, pages.document);
        document["pages"] = pages.pages;
        document["unreadable"] = pages.labels;
        value["unreadable_pages"].push_back(document);
    }
    for (const Message& note : scan.notes) {
        value["notes"].push_back(session.tell(note));
    }
    print_json(session, value);
}

// "to be read (7) k": a cell on a terminal.
std::string cell_text(const Session& session, const ScanRow& row, const ScanCell& cell)
{
    std::string text = session.say(state_words(cell.state));
    if (cell.hits > 0) {
        text += fmt::format(" ({})", cell.hits);
    }
    std::string marks = scan_marks(row, cell);
    return marks.empty() ? text : text + " " + marks;
}

void print_scan(const Session& session, const PolicyScan& scan)
{
    Listing grid{{{"unit", group_label(*scan.snapshot, scan.options.rows)}, {"documents", msg("Documents")}, {"pages", msg("Pages")}}, {}};
    for (const ScanColumn& column : scan.columns) {
        grid.fields.push_back({column.name, msg("{0}", column.name)});
    }
    for (const ScanRow& row : scan.rows) {
        std::vector<Json> cells = {session.say(row.label), std::ssize(row.documents), row.pages};
        for (const ScanCell& cell : row.cells) {
            cells.emplace_back(cell_text(session, row, cell));
        }
        grid.rows.push_back(std::move(cells));
    }
    print(session, grid);
    for (const Message& note : scan_table(scan).notes) {
        session.line(note);
    }
}

ExitCode scan(Session& session, const Options& choice)
{
    auto project = session.open(choice.study, OpenMode::ReadOnly);
    auto snapshot = project->snapshot();
    ScanRequest request = scan_request(*snapshot, choice);           // what is unknown is said before any searching
    ProjectIndex index(*project);
    session.run([&] { return index.update(session.progress()); });
    ScanRun made = session.run([&] { return run_policy_scan(snapshot, index, request, nullptr, session.progress()); });
    if (!choice.xlsx.empty()) {
        put_table(session, *project, scan_table(made.scan), choice.xlsx);
    } else if (session.form() == OutputForm::Json) {
        print_scan_json(session, made.scan);
    } else if (session.form() == OutputForm::Csv) {
        print(session, scan_cells_table(made.scan));
    } else {
        print_scan(session, made.scan);
    }
    return ExitCode::Done;
}

Listing passages_of(const Snapshot& snapshot, const TextSource& texts, const SharedText& shared)
{
    Listing listing{{{"family", msg("Family")}, {"role", msg("Role")}, {"document", msg("Document")}, {"document_guid", {}, ShownTo::Programs},
                     {"begin", msg("Begin")}, {"end", msg("End")}, {"words", msg("Words")}, {"text", msg("Text")}}, {}};
    for (std::size_t family = 0; family < shared.families().size(); ++family) {
        const auto& passages = shared.families()[family].passages;
        for (std::size_t i = 0; i < passages.size(); ++i) {
            const DocumentInfo* info = snapshot.find_document(passages[i].document);
            DocumentTextPtr text = texts(passages[i].document);
            if (info && text) {
                listing.rows.push_back({family + 1, i == 0 ? "source" : "copy", info->name, info->guid.text(), passages[i].range.begin.value,
                                        passages[i].range.end.value, passages[i].words, text->quote(passages[i].range)});
            }
        }
    }
    return listing;
}

} // namespace

Run declare_scan(CLI::App& app, Session& session)
{
    auto choice = std::make_shared<Options>();
    add_study(app, session, choice->study);
    add(app, session, "--theme", choice->theme, msg("Every saved search of this theme is a column"));
    add(app, session, "--search", choice->searches, msg("A saved search as a column, by name; may be repeated"));
    add(app, session, "--query", choice->queries, msg("Words to search for as a column; may be repeated"));
    add(app, session, "--codes", choice->codes, msg("A code as a column: path, GUID or unique name; may be repeated"));
    add_scan_documents(app, session, *choice);
    add_flag(app, session, "--by-name", choice->by_name, msg("In the order of the names, not the worst covered first"));
    add_xlsx(app, session, choice->xlsx);
    return [&session, choice] { return scan(session, *choice); };
}

Run declare_shared(CLI::App& app, Session& session)
{
    struct Among {
        std::string study;
        std::vector<std::string> documents;
        std::int64_t words = 25;
    };
    auto options = std::make_shared<Among>();
    add_study(app, session, options->study);
    add(app, session, "--document", options->documents, msg("Only among these documents; may be repeated"));
    add(app, session, "--words", options->words, msg("The shortest passage; 25 words when left out"))->check(CLI::Range(25, 100000));
    return [&session, options] {
        auto project = session.open(options->study, OpenMode::ReadOnly);
        auto snapshot = project->snapshot();
        TextSource texts = [&](DocumentId id) { return project->text_now(id); };
        std::vector<DocumentId> documents;
        for (const std::string& name : options->documents) {
            documents.push_back(snapshot->resolve_document(name).id);
        }
        if (documents.empty()) {
            for (const DocumentInfo& info : *snapshot->documents) {
                documents.push_back(info.id);
            }
        }
        SharedText shared = session.run([&] {
            return find_shared_text(*snapshot, texts, documents, {.shortest = options->words}, session.progress());
        });
        print(session, passages_of(*snapshot, texts, shared));
        return ExitCode::Done;
    };
}

} // namespace duiding::cli
