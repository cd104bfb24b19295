// SPDX-License-Identifier: GPL-3.0-or-later
// Sets of stretches of one text: sorted, disjoint ranges, as coverage and counting need them.
#pragma once

#include "core/model/document.h"

#include <vector>

namespace duiding {

using RangeSet = std::vector<CharRange>;

RangeSet united(std::vector<CharRange> ranges);                        // any ranges → a set; touching ones merge
RangeSet intersected(const RangeSet& a, const RangeSet& b);
RangeSet subtracted(const RangeSet& from, const RangeSet& what);
std::int64_t total_length(const RangeSet& ranges);

// How many of `words` (sorted, disjoint) lie at least partly in the ranges; a word that two ranges share counts once.
std::int64_t count_touched(const std::vector<CharRange>& words, const RangeSet& ranges);

} // namespace duiding
