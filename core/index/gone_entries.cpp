// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/gone_entries.h"

#include "core/index/index_schema.h"

#include <algorithm>

namespace duiding {

// The first range that ends after this entry: it holds the entry, or is the next that does not.
std::vector<EntryRange>::const_iterator GoneEntries::after(std::uint32_t entry) const
{
    return std::partition_point(m_ranges.begin(), m_ranges.end(), [entry](const EntryRange& range) { return range.end() <= entry; });
}

void GoneEntries::add(EntryRange range)
{
    if (range.count == 0) {
        return;
    }
    auto next = m_ranges.begin() + (after(range.first) - m_ranges.cbegin());
    bool joins_next = next != m_ranges.end() && next->first == range.end();
    bool joins_last = next != m_ranges.begin() && std::prev(next)->end() == range.first;
    if (joins_last && joins_next) {
        std::prev(next)->count += range.count + next->count;
        m_ranges.erase(next);
    } else if (joins_last) {
        std::prev(next)->count += range.count;
    } else if (joins_next) {
        *next = {range.first, range.count + next->count};
    } else {
        m_ranges.insert(next, range);
    }
}

std::uint32_t GoneEntries::count() const
{
    std::uint32_t count = 0;
    for (const EntryRange& range : m_ranges) {
        count += range.count;
    }
    return count;
}

std::uint32_t GoneEntries::next_in(std::uint32_t entry) const
{
    auto range = after(entry);
    return range == m_ranges.end() ? 0 : std::max(range->first, entry);
}

std::string GoneEntries::text() const
{
    std::string text;
    for (const EntryRange& range : m_ranges) {
        text += (text.empty() ? "" : " ") + std::to_string(range.first) + "+" + std::to_string(range.count);
    }
    return text;
}

std::optional<GoneEntries> GoneEntries::parse(std::string_view text)
{
    GoneEntries gone;
    for (std::string_view field : index_schema::fields(text)) {
        auto plus = std::min(field.find('+'), field.size() - 1);
        auto first = index_schema::number_of<std::uint32_t>(field.substr(0, plus));
        auto count = index_schema::number_of<std::uint32_t>(field.substr(plus + 1));
        bool behind = first && count && *count > 0 && *first > 0 && (gone.empty() || gone.m_ranges.back().end() < *first);
        if (!behind || *count > UINT32_MAX - *first) {
            return std::nullopt;
        }
        gone.m_ranges.push_back({*first, *count});
    }
    return gone;
}

} // namespace duiding
