// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of a search and what comes back, as plain values (decisions.md 21). A hit is a paragraph (or the chosen unit)
// that satisfies the query; its matches are the exact places of the words, in code points of the stored text. Labels and time
// marks are never matched. Matches are found on the text itself, so a stale index can miss a hit but never invent one.
#pragma once

#include "core/base/ids.h"
#include "core/base/message.h"
#include "core/model/snapshot.h"
#include "core/text/offsets.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

// What must satisfy the query. Text outside turns: its paragraph; a section runs from a heading to the line before the
// next; text before the first heading, or of a document without any, is one section.
enum class HitUnit { Paragraph, Sentence, Turn, Section, Document };
enum class HitOrder { Relevance, Document };               // best first (BM25), or by document name and place
enum class Totals { Exact, Quick };                        // Quick stops verifying once `limit` hits are there

constexpr std::size_t all_hits = std::numeric_limits<std::size_t>::max();

enum class CodedText { Either, Coded, Uncoded };           // only passages with a coding, or only those without any

// What is searched. Whatever is left empty does not narrow.
struct SearchScope {
    std::vector<DocumentId> documents;
    std::vector<DocumentKind> kinds;
    std::vector<std::string> speakers;        // names of speakers or persons, folded: only their turns
    CodedText coded = CodedText::Either;
    bool texts = true;
    bool memos = false;                       // memos and comments, beside the texts or alone
    bool definitions = false;                 // what the codebook says of each code

    bool operator==(const SearchScope&) const = default;
};

struct SearchRequest {
    std::string query;                        // as typed; see query_text.h for what can be typed
    std::vector<std::string> excluded;        // terms of the expansion that were unticked
    std::size_t limit = 200;                  // hits returned; all_hits for every one; 0 with Totals::Exact counts only
    Totals totals = Totals::Quick;
    HitUnit unit = HitUnit::Paragraph;
    HitOrder order = HitOrder::Relevance;
    bool snippets = true;                     // false: hits come with their places alone, for who codes or counts them
    InterviewerTurns interviewer = InterviewerTurns::Include;      // searched, but left out of auto-coding
    SearchScope scope;
    bool places = false;                      // with the snippets also SearchHit::places, without reading the documents for it
};

// Why a word of the project's vocabulary is searched for.
enum class ExpansionReason { Itself, Stem, Compound, Prefix, Synonym, Spelling, Apart, Alike };

// "itself", "stem", "compound", "prefix", "synonym", "spelling", "apart", "alike": stable, never translated.
const char* to_key(ExpansionReason reason);

struct ExpandedTerm {
    std::string term;                         // folded, as it stands in the index: "wijkteamprofessional"
    std::string from;                         // the word of the query: "wijk"; of Alike the forms of the word: "gezin, gezinnen"
    ExpansionReason reason = ExpansionReason::Itself;
    std::int64_t count = 0;                   // how often it occurs in the project's indexed text; -1: of several words, not known
    bool excluded = false;                    // unticked in the request: listed, not searched
    double weight = 0;                        // Alike: how much it sets the passages apart
    std::int64_t passages = 0;                // Alike: in how many of them it stands

    bool operator==(const ExpandedTerm&) const = default;
};

// A match with what stands left and right of it, for a list with a row per match. Labels and time marks are left out.
struct MatchContext {
    std::string before;
    std::string match;
    std::string after;
};

// A match as such a row says where it is.
struct MatchPlace {
    CharRange match;                          // of a hit without matches: empty, where the hit begins
    std::string speaker;                      // empty: none
    std::string page;                         // its label; empty: none
    std::int64_t paragraph = 0;               // from 1
    MatchContext context;
};

struct SearchHit {
    DocumentId document;
    CharRange range;                          // of the unit
    std::string snippet;                      // one line around the first match, without labels and time marks
    std::vector<CharRange> snippet_marks;     // the matches inside the snippet, in its own code points
    double score = 0;
    std::vector<CharRange> matches;           // in the document's text; sorted, disjoint; none when only fields were asked for
    std::vector<std::string> shared = {};     // more like this: the words it shares, heaviest first
    std::vector<MatchPlace> places = {};      // of the matches, when they were asked for
};

// What the index is doing; see IndexStatus in index.h.
enum class IndexState { UpToDate, Behind, Building, Missing, Damaged };

// A memo or a code's definition that satisfies the query.
struct NoteHit {
    enum class Kind { Memo, Definition };

    Kind kind = Kind::Memo;
    MemoId memo;                              // of a memo
    CodeId code;                              // of a definition
    std::string title;                        // the memo's title, or the path of the code
    std::string snippet;
    std::vector<CharRange> snippet_marks;
};

// All hits of one document, also those beyond the limit: what facets, groups and charts count.
struct DocumentHits {
    DocumentId document;
    std::int64_t hits = 0;
    std::int64_t occurrences = 0;

    bool operator==(const DocumentHits&) const = default;
};

// "Did you mean": when a word of the query is not in any text.
struct Suggestion {
    std::string word;                         // as typed
    std::string instead;                      // a word of the vocabulary that is close to it
    std::int64_t count = 0;
    std::string query;                        // the whole query with that word
};

struct SearchResult {
    std::string query;                        // as typed
    std::string reading;                      // how it was understood, written out: wijk AND (team OR "sociaal team")
    std::int64_t total = 0;                   // hits; exact when total_exact, else the number of paragraphs still in the running
    bool total_exact = true;
    std::int64_t occurrences = 0;             // matches in all verified hits: exact when total_exact
    std::vector<ExpandedTerm> expansion;      // per query word the commonest first, of passages the heaviest; excluded ones too
    Message alike;                            // "More like 12 segments of “vertrouwen”"; empty: an ordinary search. See similar.h
    std::vector<SearchHit> hits;
    std::vector<DocumentHits> by_document;    // of the verified hits, so exact when total_exact; in the order of the document list
    std::vector<NoteHit> notes;
    std::vector<Suggestion> suggestions;      // likeliest first; only when nothing was found for a word
    IndexState state = IndexState::UpToDate;  // anything else: hits may be missing, and a notice says so
    std::vector<Message> notices;             // "A quote was not closed …", "Only the 2,000 commonest of …", "… still being indexed"
};

// Gets what a search that reads all texts has found while it still reads: a regular expression without certain letters, fields
// alone. Called in the thread of the search, between two texts: first once there is a hit and 50 ms have passed, then when there are
// more, at most every 100 ms. It gets the first hits of what the whole answer will hold, no more than a first page of them
// (most_so_far) and with snippets as the request says; `total`, `occurrences` and `by_document` are of all that was found so far,
// total_exact is false. Each begins with the hits of the one before. Never called for another search, nor once all is read. What it
// throws ends the search.
using FoundSoFar = std::function<void(const SearchResult&)>;

constexpr std::size_t most_so_far = 40;

// Of a match in a hit.
MatchContext match_context(const DocumentText& text, CharRange hit, CharRange match, int characters_each_side = 60);

// What auto-coding codes: each match, or the sentence, paragraph, turn or section around it (as HitUnit says).
enum class CodeUnit { Hit, Sentence, Paragraph, Turn, Section };

const char* to_key(CodeUnit unit);            // "hit", "sentence", "paragraph", "turn", "section": stable, never translated
std::optional<CodeUnit> code_unit_from_key(std::string_view key);

struct DocumentRanges {
    DocumentId document;
    std::vector<CharRange> ranges;            // sorted, disjoint, labels and time marks snapped out, none empty
};

// The ranges to code for the hits of a result (or for those the user selected: pass a result with only these), one entry per
// document in the order of the hits. A sentence with three matches is coded once. Hits of fields alone have no matches: they are
// coded whole, unit by unit; CodeUnit::Hit codes nothing of them.
std::vector<DocumentRanges> matches_to_ranges(const std::vector<SearchHit>& hits, CodeUnit unit, const TextSource& texts,
                                              InterviewerTurns interviewer = InterviewerTurns::LeaveOut);

} // namespace duiding
