// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/verify.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/store/attributes.h"
#include "core/store/autocodings.h"
#include "core/store/cases.h"
#include "core/store/codings.h"
#include "core/store/documents.h"
#include "core/store/import_reports.h"
#include "core/store/schema.h"
#include "core/store/texts.h"
#include "core/store/verdicts.h"
#include "core/store/word_list.h"

#include <fmt/format.h>

#include <algorithm>

namespace duiding {

namespace {

void add(Findings& findings, const std::string& where, Message message)
{
    findings.push_back({Severity::Error, where, std::move(message)});
}

void check_sqlite(Database& db, Findings& findings)
{
    for (Query q(db, "PRAGMA integrity_check(20)"); q.next();) {
        if (q.text(0) != "ok") {
            add(findings, {}, msg("The file is damaged: {0}", q.text(0)));
        }
    }
    for (Query q(db, "PRAGMA foreign_key_check"); q.next();) {
        add(findings, q.text(0), msg("Row {0} refers to something that is not there.", q.integer(1)));
    }
}

void check_document(Database& db, const DocumentInfo& info, Findings& findings)
{
    DocumentTextPtr text;
    try {
        text = texts::load(db, info.id);
    } catch (const BadInput& error) {
        add(findings, info.name, error.text().what);
        return;
    }
    if (text->characters() != info.characters) {
        add(findings, info.name, msg("The document should have {0} characters but has {1}.", info.characters, text->characters()));
    }
    CharRange whole = char_range(0, text->characters());
    for (const Mark& mark : text->marks()) {
        if (!whole.contains(mark.range) || mark.range.end < mark.range.begin) {
            add(findings, info.name, msg("A mark of kind “{0}” lies outside the text.", to_key(mark.kind)));
        }
    }
    for (const autocodings::Refused& refused : autocodings::refused_in(db, info.id)) {
        if (!whole.contains(refused.range)) {
            add(findings, info.name, msg("A deleted coding of a search at {0}–{1} lies outside the text.", refused.range.begin.value,
                                         refused.range.end.value));
        }
    }
    for (const codings::Row& row : codings::rows_of(db, info.id)) {
        CharRange range = row.coding.range();
        if (!whole.contains(range) || range.empty()) {
            add(findings, info.name, msg("A coding at {0}–{1} lies outside the text.", range.begin.value, range.end.value));
        } else if (check_of(text->slice(range)) != row.quote) {
            add(findings, info.name, msg("The coding at {0}–{1} is not on the words it was made on (“{2}…”).", range.begin.value,
                                         range.end.value, row.quote.head));
        }
    }
}

// What searches left: their lists of words are JSON that nothing else looks at.
void check_searches(Database& db, Findings& findings)
{
    for (auto [table, column] : {std::pair("saved_search", "rejected"), {"search_run", "words"}, {"synonyms", "words"}, {"autocoding", "accepted"},
                                 {"autocoding", "rejected"}}) {
        for (Query q(db, fmt::format("SELECT id, {} FROM {}", column, table)); q.next();) {
            if (!is_word_list(q.text(1))) {
                add(findings, table, msg("The words in row {0} cannot be read.", q.integer(0)));
            }
        }
    }
    for (std::int64_t id : verdicts::damaged(db)) {
        add(findings, "verdict", msg("The verdict in row {0} cannot be read whole.", id));
    }
}

void check_originals(Database& db, Findings& findings)
{
    // One file can have given many documents (a questionnaire one a respondent): it is read once.
    for (Query q(db, "SELECT min(d.name), d.original_sha256, b.bytes FROM document d LEFT JOIN blob b ON b.sha256 = d.original_sha256 "
                     "WHERE d.original_kept = 1 GROUP BY d.original_sha256");
         q.next();) {
        if (q.is_null(2) || sha256(q.blob_view(2)) != q.blob_view(1)) {
            add(findings, q.text(0), msg("The original file kept in the project is damaged."));
        }
    }
}

// What belongs to a document, a case or a person by number only: no foreign key watches over it.
void check_nouns(Database& db, Findings& findings)
{
    for (const auto& [target, id] : attributes::damaged_values(db)) {
        add(findings, target, msg("The values of attributes in row {0} cannot be read.", id));
    }
    std::int64_t strays = db.integer("SELECT count(*) FROM attribute_value v WHERE NOT EXISTS(SELECT 1 FROM document WHERE v.target = 'document' AND id = v.target_id) "
                                     "AND NOT EXISTS(SELECT 1 FROM study_case WHERE v.target = 'case' AND id = v.target_id) "
                                     "AND NOT EXISTS(SELECT 1 FROM person WHERE v.target = 'person' AND id = v.target_id)");
    if (strays > 0) {
        add(findings, {}, msg("Values of attributes belong to something that is not there ({0}).", strays));
    }
    cases::Register cases(db);
    for (const auto& [id, the_case] : cases.all()) {
        if (the_case.parent && cases.is_below(the_case.parent, id)) {
            add(findings, the_case.name, msg("The case is below itself."));
        }
    }
    try {
        import_reports::load_all(db);
    } catch (const BadInput& error) {
        add(findings, {}, error.text().what);
    }
}

} // namespace

Findings verify_project(Database& db, Progress& progress)
{
    Findings findings;
    db.watch(&progress);
    try {
        check_sqlite(db, findings);
        std::vector<DocumentInfo> documents = documents::load_all(db);
        progress.start({}, static_cast<std::int64_t>(documents.size()));
        for (const DocumentInfo& info : documents) {
            check_document(db, info, findings);
            progress.step();
        }
        check_originals(db, findings);
        check_nouns(db, findings);
        check_searches(db, findings);
    } catch (...) {
        db.watch(nullptr);
        throw;
    }
    db.watch(nullptr);
    return findings;
}

std::string dump_project(Database& db)
{
    std::string out;
    auto rows = [&](const std::string& title, const std::string& sql) {
        out += "== " + title + "\n";
        for (Query q(db, sql); q.next();) {
            for (int column = 0; column < q.columns(); ++column) {
                out += q.column_name(column) + "=" + q.as_text(column) + (column + 1 < q.columns() ? " | " : "\n");
            }
        }
    };
    for (const schema::TrackedTable& table : schema::tracked_tables()) {
        std::string order = table.has_guid ? "guid" : table.number == schema::TableNumber::Mark ? "id" : "1, 2";
        rows(table.name, fmt::format("SELECT * FROM {} ORDER BY {}", table.name, order));
    }
    rows("blob", "SELECT sha256, length(bytes) AS size FROM blob WHERE sha256 IN (SELECT text_sha256 FROM document UNION "
                 "SELECT original_sha256 FROM document WHERE original_kept = 1) ORDER BY sha256");
    return out;
}

} // namespace duiding
