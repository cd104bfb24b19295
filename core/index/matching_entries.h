// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/index: which entries satisfy a question that is about words only, how often the words occur in them and how well
// they fit, from the postings alone. Half a million entries are counted in the time it takes to read a thousand of their texts.
//
// Scores are BM25 as Xapian has it (S. Robertson, Okapi at TREC-3, with k1 = 1, b = .5 and lengths of at least half the average),
// the words of an AnyTerm weighed as if they were one. They are reckoned here because the lengths come from our own table: Xapian
// keeps them in a list that it has to go through from the beginning, which takes longer than everything else together.
#pragma once

#include "core/index/xapian_database.h"

#include <xapian.h>

#include <vector>

namespace duiding {

struct EntriesAsked {
    const Xapian::Database& database;
    const Passages* passages = nullptr;          // for scores; null: none are wanted
    const std::vector<EntryRange>* only = nullptr;       // sorted, disjoint; null: all entries
    const Progress* progress = nullptr;          // throws Cancelled; may be null
};

// Sorted by entry.
std::vector<MatchingEntry> matching_entries(const EntriesAsked& asked, const CandidateQuery& query);

// Whether the postings can tell how often the words of a question stand in an entry: not when a word stands in several places of
// the question, or is so long that it was cut off.
bool can_be_counted(const CandidateQuery& query);

} // namespace duiding
