// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/index/corpus: how often the words of a question stand in the paragraphs of a shard, near or far, in one question or
// two. The entry counter of a project's index reads the postings one by one; over a line that would be a question for each word.
// Here Xapian adds them up where they lie: by the weighting scheme whose weight is the number of times a word occurs.
#pragma once

#include "core/index/corpus/shard_connection.h"

#include <xapian.h>

#include <vector>

namespace duiding {

// `only`: entries outside these terms are left out; null: none are. For a question that can_be_counted(). In order of entries.
std::vector<ShardCount> count_in_shard(const Xapian::Database& database, const CandidateQuery& query, const Xapian::Query* only);

} // namespace duiding
