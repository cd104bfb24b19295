// SPDX-License-Identifier: GPL-3.0-or-later
// Values in a line of text that gives some signs a meaning: inside a value these are written as % and two hexadecimal digits, so
// that the line can be cut at the signs that are left. `signs` has to hold the % itself. ASCII signs only; any bytes in the value.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace duiding {

inline std::string escaped(std::string_view value, std::string_view signs)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (char c : value) {
        auto byte = static_cast<unsigned char>(c);
        if (signs.find(c) == std::string_view::npos) {
            out += c;
        } else {
            out += {'%', digits[byte / 16], digits[byte % 16]};
        }
    }
    return out;
}

// What is no such sign stays as it is.
inline std::string unescaped(std::string_view value, std::string_view signs)
{
    std::string out;
    for (std::size_t at = 0; at < value.size(); ++at) {
        std::string_view coded = value.substr(at, 3);
        auto sign = std::find_if(signs.begin(), signs.end(), [&](char c) { return coded == escaped(std::string_view(&c, 1), signs); });
        out += sign == signs.end() ? value[at] : *sign;
        at += sign == signs.end() ? 0 : 2;
    }
    return out;
}

} // namespace duiding
