// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/index: which entries satisfy a question that is about words only, and how often the words occur in them, from the
// postings alone. Half a million entries are counted in the time it takes to read a thousand of their texts.
#pragma once

#include "core/index/xapian_database.h"

#include <xapian.h>

#include <vector>

namespace duiding {

// Sorted by entry. Empty optional: the postings cannot tell how often (a word stands in several places of the question, or is
// so long that it was cut off). Cancelled through `progress`, which may be null.
std::optional<std::vector<CountedEntry>> count_entries(const Xapian::Database& database, const CandidateQuery& query, const Progress* progress);

// Whether the postings can tell how often the words of a question stand in an entry.
bool can_be_counted(const CandidateQuery& query);

} // namespace duiding
