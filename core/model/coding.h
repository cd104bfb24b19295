// SPDX-License-Identifier: GPL-3.0-or-later
// A coding: one coder says that one stretch of one document is about one code. 32 bytes, because a project may hold a
// million of them in memory. GUID, times and quote check stay in the store and are asked for when needed.
#pragma once

#include "core/base/guid.h"
#include "core/base/ids.h"
#include "core/text/offsets.h"

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

// What the coded stretch says about its code. A field of the coding, never a code of its own.
enum class Direction : std::uint8_t { None, Facilitating, Hindering, Neutral, Ambivalent };

const char* to_key(Direction direction);                  // "none", "facilitating", "hindering", "neutral", "ambivalent"
std::optional<Direction> direction_from_key(std::string_view key);
const char* glyph(Direction direction);                   // "", "▲", "▼", "○", "◆": shape, not only colour

struct Coding {
    CodingId id;
    std::int32_t begin_value = 0;      // code points
    std::int32_t end_value = 0;
    std::int32_t code_value = 0;
    std::int32_t coder_value = 0;
    std::int16_t weight_value = -1;    // 0…100, -1 = none
    Direction direction = Direction::None;

    CharRange range() const { return char_range(begin_value, end_value); }
    CodeId code() const { return {code_value}; }
    CoderId coder() const { return {coder_value}; }
    std::optional<int> weight() const { return weight_value < 0 ? std::nullopt : std::optional<int>(weight_value); }

    bool operator==(const Coding&) const = default;
};

// Order inside a document: by begin, longest first, then by id.
inline bool in_text_order(const Coding& a, const Coding& b)
{
    if (a.begin_value != b.begin_value) {
        return a.begin_value < b.begin_value;
    }
    return a.end_value != b.end_value ? a.end_value > b.end_value : a.id < b.id;
}

// All codings of one document, in text order. Immutable; an edit publishes a new one.
struct CodingList {
    std::vector<Coding> codings;
    std::int32_t longest = 0;          // length of the longest coding: bounds the search for those that reach into a view

    // Those that overlap the range, in text order.
    std::vector<const Coding*> overlapping(CharRange range) const;
    const Coding* find(CodingId id) const;
};

using CodingListPtr = std::shared_ptr<const CodingList>;

// What the store knows of a coding beside the compact form.
struct CodingDetails {
    CodingId id;
    Guid guid;
    DocumentId document;
    std::string created;               // ISO 8601 UTC
};

} // namespace duiding
