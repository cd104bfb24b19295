// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of ranges of one text, sorted and disjoint: what may be searched, where a field holds, what is coded.
#pragma once

#include "core/text/offsets.h"

#include <vector>

namespace duiding {

// Sorted, and joined where they overlap or touch.
std::vector<CharRange> joined_ranges(std::vector<CharRange> ranges);
// The parts of the first that lie in the second, and those that do not.
std::vector<CharRange> ranges_within(const std::vector<CharRange>& ranges, const std::vector<CharRange>& others);
std::vector<CharRange> ranges_without(const std::vector<CharRange>& ranges, const std::vector<CharRange>& others);
bool any_overlaps(const std::vector<CharRange>& sorted, CharRange range);

} // namespace duiding
