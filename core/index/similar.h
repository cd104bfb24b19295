// SPDX-License-Identifier: GPL-3.0-or-later
// "More like this": the words that set some passages apart from the rest of the study, and the search for what else has them. Asked
// in the query itself, alone or beside other words and fields, so that a search, a kept search and an autocoding say what they
// looked for:
//
//   zoals:"dimensie/vertrouwen"            like:"dimensie/vertrouwen"      like the segments of that code and of the codes below it
//   zoals:"interview Fatima:1042-1180"                                     like a passage: the document, and its code points
//
// The passages' own words are weighed by Bo1 (Amati and van Rijsbergen 2002; Bose-Einstein): what is common in them and rare
// elsewhere comes first. It is the formula of Xapian's ESet, taken from the passages themselves and not from the paragraphs
// around them, so that half a paragraph counts for its own half. Left out: labels, time marks and interviewers' words, stop words,
// numbers, also in letters, single letters, names of people and cases, words that stand nowhere else, and, of five passages or more, words of only
// one of them. The forms of a word are one word ("gezin", "gezinnen"). What is found shares words with them and is none of them.
// Hence no model, no training, no list of words that anyone has to trust: each can be read and unticked.
#pragma once

#include "core/index/expansion.h"
#include "core/index/query_text.h"
#include "core/index/search.h"
#include "core/index/vocabulary.h"
#include "core/text/tokens.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

constexpr std::size_t most_alike_words = 40;
constexpr std::size_t most_alike = 200;              // hits: of thousands that share some word the best

// The passages that something is to be like.
struct AlikePassages {
    std::map<DocumentId, std::vector<CharRange>> ranges;        // sorted, disjoint
    Message what;                                               // "More like 12 segments of “vertrouwen”"

    bool overlap(DocumentId document, CharRange unit) const;
};

// The field zoals: of a query, at its top or in an AND there; null: none. Elsewhere it is refused when the query is compiled.
const QueryNode* find_alike(const QueryNode& root);
// Throws BadInput: no such code or document, or a place beyond its end.
AlikePassages passages_for(const QueryNode& field, const Snapshot& study);

struct AlikePassage {
    std::vector<Token> tokens;
    bool indexed = true;                                        // false: newer than the index
};

// What the rest of the study has to say about a word.
struct AlikeFacts {
    const Vocabulary& vocabulary;
    WordFacts words;                                            // of the index
    std::int64_t paragraphs = 0;                                // in the index
    std::set<std::string> names;                                // words of names, see names_in
};

struct AlikeWord {
    std::string word;                                           // the commonest form of those in the passages
    std::vector<std::string> forms;                             // in all texts; sorted; `word` is one of them
    double weight = 0;
    std::int64_t count = 0;                                     // in all texts
    std::int64_t passages = 0;                                  // in how many of the passages

    bool operator==(const AlikeWord&) const = default;
};

// Heaviest first, at most `most_alike_words`.
std::vector<AlikeWord> alike_words(const std::vector<AlikePassage>& passages, const AlikeFacts& facts);

// Folded words out of the names of persons and cases and out of `labels` of speakers, but for those that are words of Dutch too:
// "R1 wijkteam" is no name.
std::set<std::string> names_in(const Snapshot& study, const std::set<std::string>& labels, const Lexicon* lexicon);

// The words of one search, with what was unticked.
class AlikeQuery {
public:
    AlikeQuery(const std::vector<AlikeWord>& words, const std::vector<std::string>& excluded);

    // The query with `field` replaced by the words; only these give a score.
    QueryNode in(const QueryNode& root, const QueryNode* field) const;
    std::vector<ExpandedTerm> listed() const;
    bool empty() const { return m_searched.empty(); }
    // Which words a passage shares, heaviest first, and what they weigh together.
    std::vector<std::string> shared(const DocumentText& text, const std::vector<CharRange>& matches) const;
    double weight(const std::vector<std::string>& shared) const;
    // Fewer shared words than this, and a passage is not alike: one word of many says nothing.
    std::size_t least_shared() const;

private:
    std::vector<AlikeWord> m_words;
    std::set<std::string> m_excluded;
    std::vector<AlikeWord> m_searched;                          // without what was unticked
    std::map<std::string, std::size_t> m_by_form;               // of m_searched
};

// A query for what is like this, to be typed, kept or run.
std::string query_like(const Snapshot& study, CodeId code);
std::string query_like(const Snapshot& study, DocumentId document, CharRange passage);
// "DOCUMENT:BEGIN-END", the document by name or GUID. Throws BadInput.
std::string query_like(const Snapshot& study, const std::string& passage);

} // namespace duiding
