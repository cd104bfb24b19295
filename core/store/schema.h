// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of a project file, version 3. This comment is the one place that explains it.
//
//   meta          project GUID, codebook language, when and by what it was made
//   blob          bytes by their SHA-256: texts and original files. Outside undo: it only holds, others refer
//   document      one row per document; its text is blob(text_sha256); counts are kept to show lists without reading texts
//   mark          what a stretch of text is: page, heading, turn, label, time … (core/model/mark.h)
//   speaker       a label in one document
//   coder, code   who codes, and the codebook as a tree (parent NULL = top level)
//   coding        document × range × code × coder, with direction, weight, and a check of the quote: a 64-bit hash and
//                 the first and last 24 code points of the coded text, so that a drift is seen and can be mended
//   memo          words of the researcher about the project, a document, a code or a coding
//   finding       remarks of imports
//   study_case    what the study compares, as a tree (parent NULL = top level)
//   document_case which documents belong to which cases, with the role of the document's voice there
//   person        respondents and interviewers, with the four consents
//   attribute     a property of documents, cases or persons; `labels` is a JSON array of [value, label]
//   attribute_value  all values of one document, case or person, packed in one row: for each, in order of attribute id, the
//                 id and the length of the value as LEB128 numbers, then its bytes. A row a value would be the obvious
//                 shape, but a questionnaire of 20,000 x 100 is then two million rows for undo to remember one by one
//   import_report what came of a batch of files; `files` is JSON (import_reports.cpp)
//   saved_search, search_run   searches the study keeps, and what each run of them found
//   synonyms      words that stand for the same thing
//   verdict       what a person concluded about one column (search or code) in one unit; `documents` holds 48 bytes for each
//                 document of the unit: its GUID and the SHA-256 of its text then
//                 Lists of words, here and below, are JSON arrays
//   autocoding    a search whose hits were coded; coding.autocoding says which codings it made, NULL: a person made it
//   refused_coding   where a person unticked what an autocoding found, or deleted a coding that it had made: it does not code
//                 there again. Positions move with the text
//   text_patch    each text correction: at `at` (code points) of revision rev-1, `removed` became `inserted`
//   setting       small values of the window: outside undo and dumps
//   history       steps of undo: an SQLite session changeset each, outside itself
//   change_log    every change ever, also undo and redo; only grows. `items` holds 18 bytes a row touched: table, operation,
//                 GUID; `texts` the ids of documents whose text changed. The index is stamped with (number, id)
//
// Rules: ids are AUTOINCREMENT, never reused and never leave the file; GUIDs travel. `modified` is the number of the change
// that wrote this version of the row; tombstones are the deletions in change_log. Marks and patches are parts of their
// document and carry no GUID of their own. coding.guid has no unique index: 16 random bytes do not collide, and the index
// would be a tenth of the file. No triggers, no views, no cascades: a foreign file that has them is refused, and the edits
// say themselves what goes with what. Texts are STRICT typed; times are ISO 8601 UTC.
//
// A new version adds tables freely, but columns only at the end of a table and with a default: changesets name columns by
// their place, and SQLite applies one that knows fewer columns than the table has (tests/core/store/test_migrations.cpp). So
// undo goes back over a migration. Version 2 added study_case … import_report, document.media_path and .person, speaker.person;
// version 3 saved_search … refused_coding and coding.autocoding. That is a column, not a table beside coding: NULL costs a byte
// a row, and only what a search coded stands in its partial index, so a million codings by hand load as before.
#pragma once

#include "core/store/sqlite.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace duiding::schema {

constexpr std::int32_t application_id = 0x44554944;     // "DUID"
constexpr std::int32_t version = 3;

// The numbers in change_log.items. Append only.
enum class TableNumber : std::uint8_t { Meta = 1, Document, Mark, Speaker, Coder, Code, Coding, Memo, Finding, TextPatch,
                                       StudyCase, DocumentCase, Person, Attribute, AttributeValue, ImportReport,
                                       SavedSearch, SearchRun, Synonyms, Verdict, Autocoding, RefusedCoding };

struct TrackedTable {
    TableNumber number;
    const char* name;
    bool has_guid;
};

// Every table that undo covers.
std::span<const TrackedTable> tracked_tables();
const TrackedTable* find_tracked(std::string_view name);

void create(Database& db);                // tables, ids, version; in the caller's transaction
// True when the file (or the one attached under that name) has exactly that version's schema, text by text.
bool matches(Database& db, std::int32_t wanted = version, const std::string& database = "main");

} // namespace duiding::schema
