// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/ranges.h"

#include <algorithm>

namespace duiding {

namespace {

auto first_ending_after(const std::vector<CharRange>& sorted, CharPos at)
{
    return std::partition_point(sorted.begin(), sorted.end(), [&](const CharRange& each) { return each.end <= at; });
}

} // namespace

std::vector<CharRange> joined_ranges(std::vector<CharRange> ranges)
{
    std::sort(ranges.begin(), ranges.end());
    std::vector<CharRange> joined;
    for (CharRange range : ranges) {
        if (!joined.empty() && range.begin <= joined.back().end) {
            joined.back().end = std::max(joined.back().end, range.end);
        } else {
            joined.push_back(range);
        }
    }
    return joined;
}

std::vector<CharRange> ranges_within(const std::vector<CharRange>& ranges, const std::vector<CharRange>& others)
{
    std::vector<CharRange> within;
    for (CharRange range : ranges) {
        for (auto other = first_ending_after(others, range.begin); other != others.end() && other->begin < range.end; ++other) {
            CharRange part = range.intersection(*other);
            if (!part.empty()) {
                within.push_back(part);
            }
        }
    }
    return within;
}

std::vector<CharRange> ranges_without(const std::vector<CharRange>& ranges, const std::vector<CharRange>& others)
{
    std::vector<CharRange> left;
    for (CharRange range : ranges) {
        CharPos at = range.begin;
        for (auto other = first_ending_after(others, at); other != others.end() && other->begin < range.end; ++other) {
            if (at < other->begin) {
                left.push_back({at, other->begin});
            }
            at = std::max(at, other->end);
        }
        if (at < range.end) {
            left.push_back({at, range.end});
        }
    }
    return left;
}

bool any_overlaps(const std::vector<CharRange>& sorted, CharRange range)
{
    auto other = first_ending_after(sorted, range.begin);
    return other != sorted.end() && other->begin < range.end;
}

} // namespace duiding
