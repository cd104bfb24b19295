// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8 as the model uses it: always valid, never normalised (that would move offsets). Positions are code points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace duiding {

// Code points in valid UTF-8.
std::size_t count_code_points(std::string_view utf8);

// The code point that starts at byte `at`, and how many bytes it takes. `at` must be on a boundary of valid UTF-8.
struct DecodedPoint {
    char32_t value;
    int bytes;
};
DecodedPoint decode_at(std::string_view utf8, std::size_t at);

void append_utf8(std::string& out, char32_t code_point);
std::u32string to_utf32(std::string_view utf8);
std::string to_utf8(std::u32string_view text);

bool is_valid_utf8(std::string_view bytes);        // no surrogates, no overlong forms, nothing above U+10FFFF
std::string replace_invalid_utf8(std::string_view bytes, std::size_t* replaced = nullptr);   // U+FFFD per bad sequence

} // namespace duiding
