// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/utf8.h"

#include <unicode/utf8.h>

namespace duiding {

std::size_t count_code_points(std::string_view utf8)
{
    std::size_t count = 0;
    for (char c : utf8) {
        count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }
    return count;
}

DecodedPoint decode_at(std::string_view utf8, std::size_t at)
{
    auto c = static_cast<unsigned char>(utf8[at]);
    auto next = [&](std::size_t i) { return char32_t(static_cast<unsigned char>(utf8[at + i]) & 0x3F); };
    if (c < 0x80) {
        return {c, 1};
    }
    // Text is valid; a view that was cut inside a character is not, and is never read past its end.
    std::size_t wanted = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    if (std::size_t there = utf8.size() - at; there < wanted) {
        return {0xFFFD, static_cast<int>(there)};
    }
    if (c < 0xE0) {
        return {char32_t(c & 0x1F) << 6 | next(1), 2};
    }
    if (c < 0xF0) {
        return {char32_t(c & 0x0F) << 12 | next(1) << 6 | next(2), 3};
    }
    return {char32_t(c & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4};
}

void append_utf8(std::string& out, char32_t c)
{
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | c >> 6);
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | c >> 12);
        out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | c >> 18);
        out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

std::u32string to_utf32(std::string_view utf8)
{
    std::u32string out;
    out.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        DecodedPoint point = decode_at(utf8, at);
        out += point.value;
        at += static_cast<std::size_t>(point.bytes);
    }
    return out;
}

std::string to_utf8(std::u32string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (char32_t c : text) {
        append_utf8(out, c);
    }
    return out;
}

namespace {

// Calls on_good(bytes) for each valid sequence and on_bad() for each maximal invalid one.
template <class Good, class Bad>
void scan(std::string_view bytes, Good on_good, Bad on_bad)
{
    auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    auto length = static_cast<std::int64_t>(bytes.size());
    for (std::int64_t at = 0; at < length;) {
        std::int64_t start = at;
        UChar32 c;
        U8_NEXT(data, at, length, c);
        if (c < 0) {
            on_bad();
        } else {
            on_good(bytes.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(at - start)));
        }
    }
}

} // namespace

bool is_valid_utf8(std::string_view bytes)
{
    bool valid = true;
    scan(bytes, [](std::string_view) {}, [&] { valid = false; });
    return valid;
}

std::string replace_invalid_utf8(std::string_view bytes, std::size_t* replaced)
{
    std::string out;
    out.reserve(bytes.size());
    std::size_t bad = 0;
    scan(bytes, [&](std::string_view good) { out += good; }, [&] { out += "\xEF\xBF\xBD"; ++bad; });
    if (replaced) {
        *replaced = bad;
    }
    return out;
}

} // namespace duiding
