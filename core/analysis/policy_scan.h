// SPDX-License-Identifier: GPL-3.0-or-later
// The policy scan: what the documents of each municipality (or other group) say about a theme, and what was not found. Rows are
// the groups, columns are saved searches or codes. What was not found is a result too (practice.md, rules 1 to 3): "0 hits" is not
// "not found", and "not found" is not "no policy". So a cell is in one of five states, or waits to be read:
//
//   NoDocument     no document of the row counts: nothing can be said
//   Unreadable     no hit, but some of its pages hold no readable text: nothing is certain
//   NothingFound   everything was searched, nothing was found
//   NoneRelevant   a person read the hits: none is about the theme
//   Relevant       a person says so, or coded one of the hits with a code of the column
//   (no state)     there are hits that nobody has judged yet
//
// A person's NoneRelevant or Relevant stands, unless there is no document any more. A verdict is stale when the text of a document,
// the set of documents, the query or the words it became have changed since; it is then still shown, as stale.
// A regional document covers several rows: it counts in each of them ("via regio") and once in the totals. A hit in copied text
// counts as copied where an earlier document of the scan holds the same text, and in the totals once. A hit in a table of contents
// is left out: the section it points to says the same.
//
// A code that somebody put on a hit of a search says that the passage was read, not for which theme: the column counts it (`coded`),
// and the verdict stays a person's to give. A column that is itself a code is relevant by its codings.
//
// Values in, values out: the hits come from core/index, through app/common/policy_scan.h. Immutable results; any thread.
#pragma once

#include "core/analysis/grouping.h"
#include "core/analysis/shared_text.h"
#include "core/model/table.h"

#include <map>
#include <memory>
#include <set>

namespace duiding {

// Documents whose attribute "status" says draft, withdrawn or expired (concept, ontwerp, ingetrokken, vervallen …) do not count
// beside those in force. One without a status counts.
enum class ScanDocuments {
    InForce,                                     // the default: drafts never count
    DraftsWhereNothingElse,                      // a draft counts in a row with no plan in force; never both
};

enum class ScanOrder { WorstFirst, ByName };     // worst coverage on top

struct ScanOptions {
    GroupBy rows{GroupBy::What::Case, "municipality", {}};
    std::vector<DocumentKind> kinds{DocumentKind::Policy};       // empty: all
    ScanDocuments documents = ScanDocuments::InForce;
    // Documents in force in these years: their period ("looptijd", "periode": 2018-2022) meets them, or their year lies in them.
    std::optional<int> from_year;                // a document without a year counts, and a note says how many there are
    std::optional<int> to_year;
    ScanOrder order = ScanOrder::WorstFirst;
};

// A search hit or a coding: a place that speaks for the column.
struct ScanHit {
    DocumentId document;
    CharRange range;
    std::int64_t occurrences = 1;                // matches in it
};

// What one column looked for, and found. Of a code: its codings are found by the scan itself, `hits` stays empty.
struct ScanColumn {
    SearchId search;                             // a saved search …
    CodeId code;                                 // … or a code; neither: a query of the moment, which takes no verdicts
    std::string name;
    std::string query;                           // as typed; of a code its path
    std::vector<std::string> words;              // every word that was searched for; sorted
    std::vector<ScanHit> hits;                   // by document, in text order
    // Which of the words stand in a document with hits; sorted. A word that came into the study with another document makes no
    // verdict stale. A document that is not there: any of them.
    std::map<DocumentId, std::vector<std::string>> found_words;
    std::vector<CodeId> codes;                   // a hit with a coding of one of these is relevant; sub-codes are included
    std::vector<Message> notices;                // of the search: "… still being indexed"
    std::int64_t in_contents = 0;                // hits in tables of contents, which the scan has taken out of `hits`
};

// Pages of a document that could not be searched: without any word, missing between two others, or recognised badly.
struct UnreadablePages {
    DocumentId document;
    std::int64_t pages = 0;                      // all; 1 for a document without pages
    std::vector<std::string> labels;             // of the unreadable ones, as printed, else the number; "" for a document without pages

    std::int64_t unreadable() const { return std::ssize(labels); }
};

constexpr std::int64_t lowest_confidence = 60;   // of recognised text, 0 … 100; below it a page counts as unreadable
// `blank`: numbers of pages that were looked at and have nothing on them.
UnreadablePages unreadable_pages(const DocumentText& text, const std::set<std::int64_t>& blank = {});

struct PolicyScanInput {
    SnapshotPtr snapshot;
    ScanOptions options;
    std::vector<ScanColumn> columns;
    std::vector<UnreadablePages> pages;          // of every document that may count; one that is not there is readable
    std::shared_ptr<const SharedText> shared;    // null: not looked for
    std::map<DocumentId, std::vector<CharRange>> contents;       // tables of contents (contents.h)
};

enum class StaleReason { Text, Documents, Query, Words };

const char* to_key(StaleReason reason);          // "text", "documents", "query", "words"
Message stale_words(StaleReason reason);         // "the text of a document has changed since"

struct ScanCell {
    std::optional<ScanState> state;              // none: hits that nobody has judged yet
    std::int64_t hits = 0;
    std::int64_t occurrences = 0;
    std::int64_t coded = 0;                      // hits that a coding touches (of the column's codes where it has any)
    std::int64_t copied = 0;                     // hits in text that an earlier document of the scan holds too
    std::int64_t documents_with_hits = 0;
    double per_thousand_words = 0;               // hits; 0 where the row has no words
    std::optional<ScanHit> first;                // the first passage, in a document of the row's own where there is one
    bool first_is_via = false;
    std::optional<Verdict> verdict;
    std::vector<StaleReason> stale;              // of the verdict; empty: it still holds
};

struct ScanRowDocument {
    DocumentId document;
    bool via = false;                            // it covers other rows too

    bool operator==(const ScanRowDocument&) const = default;
};

struct ScanRow {
    std::string key;                             // as in Group
    Message label;
    CaseId the_case;                             // 0: the rows are no cases, or these documents have none
    std::vector<ScanRowDocument> documents;      // that count
    std::vector<DocumentId> left_out;            // drafts and what is no longer in force
    std::int64_t words = 0;
    std::int64_t pages = 0;
    std::int64_t unreadable = 0;                 // pages
    std::vector<ScanCell> cells;                 // one for each column
};

struct ScanTotal {
    std::int64_t hits = 0;                       // of different documents: a regional document once
    std::int64_t once = 0;                       // the same, copied text counted once
    std::int64_t documents_with_hits = 0;
    double per_thousand_words = 0;
    std::vector<std::int64_t> rows;              // per ScanState, in its order, and last those that wait to be read
};

struct PolicyScan {
    SnapshotPtr snapshot;
    ScanOptions options;
    std::vector<ScanColumn> columns;
    std::vector<ScanRow> rows;
    std::vector<ScanTotal> totals;               // one for each column
    std::int64_t documents = 0;                  // different ones
    std::int64_t words = 0;                      // in them, each once
    std::vector<UnreadablePages> pages;          // of the documents that count and have unreadable ones
    std::vector<Message> notes;
};

PolicyScan policy_scan(PolicyScanInput input);

// The documents that may count, whatever row they are in: what the searches have to cover.
std::vector<DocumentId> scanned_documents(const Snapshot& snapshot, const ScanOptions& options);

enum class InForce { Yes, Draft, NoLonger };
InForce in_force(std::string_view status);       // "concept", "ontwerp": Draft; "ingetrokken", "vervallen": NoLonger; any other: Yes

// Hits of one cell, for the window that walks through them: own documents first, in text order.
std::vector<ScanHit> cell_hits(const PolicyScan& scan, std::size_t row, std::size_t column);

// A verdict on a cell as it is now, with all it rests on; a person adds state, note, initials and time, edits:: stores it.
Verdict verdict_for(const PolicyScan& scan, std::size_t row, std::size_t column);

// The state in a word ("nothing found"), or "to read".
const char* state_key(const std::optional<ScanState>& state);          // as to_key(ScanState), or "to-read"
Message state_words(const std::optional<ScanState>& state);

// "k" copied text, "r" through a regional document, "!" unreadable pages, "v" a verdict, "?" one that is stale.
std::string scan_marks(const ScanRow& row, const ScanCell& cell);

// For export: the grid (a row a group; state, hits and marks per column), and everything, a row a cell.
Table scan_table(const PolicyScan& scan);
Table scan_cells_table(const PolicyScan& scan);

} // namespace duiding
