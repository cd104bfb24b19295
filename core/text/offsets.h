// SPDX-License-Identifier: GPL-3.0-or-later
// Positions in a text, typed so that units cannot be mixed. The model's unit is the Unicode code point, zero-based;
// ranges are half-open [begin, end). Bytes (UTF-8: the view, Pango) and UTF-16 units (ICU) are reached only through
// OffsetMap. A highlight on the wrong character is the worst bug this product can have.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

namespace duiding {

template <class Unit>
struct Position {
    std::int64_t value = 0;

    auto operator<=>(const Position&) const = default;
    Position operator+(std::int64_t n) const { return {value + n}; }
    Position operator-(std::int64_t n) const { return {value - n}; }
    std::int64_t operator-(Position other) const { return value - other.value; }
    Position& operator++() { ++value; return *this; }
    Position& operator--() { --value; return *this; }
};

using CharPos = Position<struct CodePointUnit>;      // code points
using BytePos = Position<struct ByteUnit>;           // UTF-8 bytes
using Utf16Pos = Position<struct Utf16Unit>;         // UTF-16 code units

template <class Pos>
struct Range {
    Pos begin;
    Pos end;

    std::int64_t length() const { return end - begin; }
    bool empty() const { return end <= begin; }
    bool contains(Pos p) const { return begin <= p && p < end; }
    bool contains(const Range& other) const { return begin <= other.begin && other.end <= end; }
    bool overlaps(const Range& other) const { return begin < other.end && other.begin < end; }
    Range intersection(const Range& other) const { return {std::max(begin, other.begin), std::min(end, other.end)}; }
    auto operator<=>(const Range&) const = default;
};

using CharRange = Range<CharPos>;
using ByteRange = Range<BytePos>;

inline CharRange char_range(std::int64_t begin, std::int64_t end) { return {{begin}, {end}}; }

// Converts between the three units for one text. Keeps a checkpoint every 128 code points (about 6 % of the text's size)
// and decodes at most 128 from there. The text must outlive the map, be valid UTF-8 and not change. Immutable after
// construction: safe in any thread. Positions outside the text are clamped to its ends; a byte or UTF-16 position inside
// a code point goes to that code point's start.
class OffsetMap {
public:
    OffsetMap() = default;
    explicit OffsetMap(std::string_view utf8);

    std::int64_t characters() const { return m_characters; }
    std::int64_t utf16_units() const { return m_utf16_units; }
    std::string_view text() const { return m_text; }

    BytePos to_byte(CharPos position) const;
    CharPos to_char(BytePos position) const;
    Utf16Pos to_utf16(CharPos position) const;
    CharPos to_char(Utf16Pos position) const;

    ByteRange to_bytes(CharRange range) const { return {to_byte(range.begin), to_byte(range.end)}; }
    CharRange to_chars(ByteRange range) const { return {to_char(range.begin), to_char(range.end)}; }
    std::string_view slice(CharRange range) const;

private:
    struct Checkpoint {
        std::uint32_t byte;
        std::uint32_t utf16;
    };
    static constexpr std::int64_t step = 128;

    std::string_view m_text;
    std::vector<Checkpoint> m_checkpoints;
    std::int64_t m_characters = 0;
    std::int64_t m_utf16_units = 0;
    bool m_ascii = true;                 // then all three units are the same
};

} // namespace duiding
