// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/range_set.h"

#include <algorithm>

namespace duiding {

RangeSet united(std::vector<CharRange> ranges)
{
    std::sort(ranges.begin(), ranges.end());
    RangeSet made;
    for (const CharRange& range : ranges) {
        if (range.empty()) {
            continue;
        }
        if (!made.empty() && range.begin <= made.back().end) {
            made.back().end = std::max(made.back().end, range.end);
        } else {
            made.push_back(range);
        }
    }
    return made;
}

RangeSet intersected(const RangeSet& a, const RangeSet& b)
{
    RangeSet made;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        CharRange common = i->intersection(*j);
        if (!common.empty()) {
            made.push_back(common);
        }
        if (i->end < j->end) {
            ++i;
        } else {
            ++j;
        }
    }
    return made;
}

RangeSet subtracted(const RangeSet& from, const RangeSet& what)
{
    RangeSet made;
    auto cut = what.begin();
    for (CharRange rest : from) {
        while (cut != what.end() && cut->end <= rest.begin) {
            ++cut;
        }
        for (auto it = cut; it != what.end() && it->begin < rest.end; ++it) {
            if (rest.begin < it->begin) {
                made.push_back({rest.begin, it->begin});
            }
            rest.begin = std::max(rest.begin, it->end);
        }
        if (!rest.empty()) {
            made.push_back(rest);
        }
    }
    return made;
}

std::int64_t total_length(const RangeSet& ranges)
{
    std::int64_t total = 0;
    for (const CharRange& range : ranges) {
        total += range.length();
    }
    return total;
}

std::int64_t count_touched(const std::vector<CharRange>& words, const RangeSet& ranges)
{
    std::int64_t count = 0;
    auto from = words.begin();
    for (const CharRange& range : ranges) {
        auto first = std::partition_point(from, words.end(), [&](const CharRange& word) { return word.end <= range.begin; });
        from = std::partition_point(first, words.end(), [&](const CharRange& word) { return word.begin < range.end; });
        count += from - first;
    }
    return count;
}

} // namespace duiding
