// SPDX-License-Identifier: GPL-3.0-or-later
// Blanks in a line of a transcript: space, tab and no-break space. Any thread.
#pragma once

#include "core/text/offsets.h"

#include <cstddef>
#include <string_view>

namespace duiding {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_blank(char c) { return c == ' ' || c == '\t'; }

inline std::size_t skip_blanks(std::string_view line, std::size_t at)
{
    while (at < line.size()) {
        if (is_blank(line[at])) {
            ++at;
        } else if (line.substr(at, 2) == "\xC2\xA0") {
            at += 2;
        } else {
            break;
        }
    }
    return at;
}

inline std::string_view without_blanks_at_end(std::string_view text)
{
    while (!text.empty()) {
        if (is_blank(text.back())) {
            text.remove_suffix(1);
        } else if (text.ends_with("\xC2\xA0")) {
            text.remove_suffix(2);
        } else {
            break;
        }
    }
    return text;
}

inline ByteRange byte_range(std::size_t begin, std::size_t end)
{
    return {{static_cast<std::int64_t>(begin)}, {static_cast<std::int64_t>(end)}};
}

} // namespace duiding
