// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/coding.h"

#include "core/model/key_table.h"

#include <algorithm>

namespace duiding {

namespace {

constexpr KeyEntry<Direction> keys[] = {
    {Direction::None, "none"},       {Direction::Facilitating, "facilitating"}, {Direction::Hindering, "hindering"},
    {Direction::Neutral, "neutral"}, {Direction::Ambivalent, "ambivalent"},
};
constexpr KeyEntry<Direction> glyphs[] = {
    {Direction::None, ""},     {Direction::Facilitating, "▲"}, {Direction::Hindering, "▼"},
    {Direction::Neutral, "○"}, {Direction::Ambivalent, "◆"},
};

} // namespace

const char* to_key(Direction direction) { return key_of(keys, direction); }
std::optional<Direction> direction_from_key(std::string_view key) { return value_of(keys, key); }
const char* glyph(Direction direction) { return key_of(glyphs, direction); }

std::vector<const Coding*> CodingList::overlapping(CharRange range) const
{
    // A coding that reaches into the range begins at most `longest` before it.
    auto first = std::upper_bound(codings.begin(), codings.end(), range.begin.value - longest,
                                  [](std::int64_t begin, const Coding& coding) { return begin < coding.begin_value; });
    std::vector<const Coding*> found;
    for (auto it = first; it != codings.end() && it->begin_value < range.end.value; ++it) {
        if (it->range().overlaps(range)) {
            found.push_back(&*it);
        }
    }
    return found;
}

const Coding* CodingList::find(CodingId id) const
{
    auto it = std::find_if(codings.begin(), codings.end(), [&](const Coding& coding) { return coding.id == id; });
    return it == codings.end() ? nullptr : &*it;
}

} // namespace duiding
