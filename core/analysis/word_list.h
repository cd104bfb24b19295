// SPDX-License-Identifier: GPL-3.0-or-later
// The word list of a selection: which words, how often, in how many documents, how evenly, and by group.
//
// Words are those of the tokenizer (core/text/tokens.h): folded and unstemmed, "wijk-team" is two; a word is shown in the form in
// which it is written most. What is no content counts nowhere: labels, time marks, the questions of a questionnaire; interviewers'
// turns only when asked for (decisions.md 6, 7). Stop words are left out of the list, not out of the number of words that "per
// 1,000" stands on.
//
// Dispersion: in how many documents a word occurs, and Gries' deviation of proportions: DP = ½ Σ |v − s| over the documents, where
// s is a document's share of all words and v its share of this word (St. Th. Gries, "Dispersions and adjusted frequencies in
// corpora", International Journal of Corpus Linguistics 13:4, 2008). 0: spread like the text itself; near 1: all in one small place.
//
// By group: of a property of documents or cases a document that stands in two groups counts in both; of roles and properties of
// persons it is the person who speaks that counts, turn by turn. Any thread; a job with Progress.
#pragma once

#include "core/analysis/countable.h"
#include "core/analysis/grouping.h"
#include "core/analysis/segment_filter.h"
#include "core/text/stop_words.h"
#include "core/base/progress.h"
#include "core/model/table.h"

#include <optional>
#include <unordered_map>

namespace duiding {

struct WordListOptions {
    std::vector<DocumentId> documents;                             // empty: all
    std::optional<std::unordered_map<DocumentId, RangeSet>> within;    // only these stretches: coded passages, hits
    InterviewerTurns interviewer = InterviewerTurns::LeaveOut;
    std::optional<GroupBy> by;
    StopWords stop;
    std::int64_t least = 1;                                        // words that occur less often are left out
};

// Of a choice of segments: with a code, coder or direction only what is coded so, else whole documents.
WordListOptions word_list_options(const Snapshot& snapshot, const SegmentFilter& filter);

struct WordCount {
    std::string word;                                              // folded: what a search for it takes
    std::string shown;
    std::int64_t frequency = 0;
    std::int64_t documents = 0;
    double dp = 0;                                                 // 0 … 1
    std::vector<std::int64_t> by_group;                            // as long as WordList::groups
};

struct WordGroup {
    std::string key;                                               // as in Group
    Message label;
    std::int64_t words = 0;                                        // running words
};

struct WordList {
    std::vector<WordCount> words;                                  // the commonest first, then by word
    std::vector<WordGroup> groups;                                 // those with words
    std::int64_t running_words = 0;                                // stop words included
    std::int64_t distinct_words = 0;
    std::int64_t stopped = 0;                                      // running words that the stop list holds
    std::int64_t documents = 0;                                    // with at least one word
};

WordList word_list(const Snapshot& snapshot, const TextSource& texts, const WordListOptions& options, Progress& progress);
Table word_list_table(const Snapshot& snapshot, const WordList& list, const WordListOptions& options);

} // namespace duiding
