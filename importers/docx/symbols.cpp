// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/docx/symbols.h"

#include "core/text/utf8.h"

#include <charconv>

namespace duiding::docx {

namespace {

struct Sign {
    char32_t place;                      // without the F000 Word adds
    const char* text;
};

constexpr Sign wingdings[] = {{0x4A, "☺"}, {0x4C, "☹"}, {0x6C, "●"}, {0x6E, "■"}, {0x6F, "□"}, {0x71, "❑"}, {0xA7, "▪"}, {0xA8, "☐"},
                              {0xD8, "➢"}, {0xDF, "←"}, {0xE0, "→"}, {0xE1, "↑"}, {0xE2, "↓"}, {0xE8, "➔"}, {0xF0, "⇨"}, {0xFB, "✗"},
                              {0xFC, "✓"}, {0xFD, "☒"}, {0xFE, "☑"}};
constexpr Sign symbol[] = {{0xA3, "≤"}, {0xA5, "∞"}, {0xAB, "↔"}, {0xAC, "←"}, {0xAD, "↑"}, {0xAE, "→"}, {0xAF, "↓"}, {0xB0, "°"},
                           {0xB1, "±"}, {0xB3, "≥"}, {0xB4, "×"}, {0xB7, "•"}, {0xB9, "≠"}, {0xBB, "≈"}, {0xBC, "…"}, {0xD6, "√"},
                           {0xDE, "⇒"}, {0xE5, "Σ"}, {0x61, "α"}, {0x62, "β"}, {0x67, "γ"}, {0x64, "δ"}, {0x6D, "μ"}, {0x73, "σ"}};

template <std::size_t N>
const char* find(const Sign (&signs)[N], char32_t place)
{
    for (const Sign& sign : signs) {
        if (sign.place == place) {
            return sign.text;
        }
    }
    return "•";
}

} // namespace

std::string symbol_text(std::string_view font, std::string_view hexadecimal)
{
    unsigned int code = 0;
    auto [end, error] = std::from_chars(hexadecimal.data(), hexadecimal.data() + hexadecimal.size(), code, 16);
    if (error != std::errc() || code == 0) {
        return {};
    }
    bool private_use = code >= 0xF000 && code <= 0xF0FF;
    char32_t place = private_use ? code - 0xF000 : code;
    if (font.starts_with("Wingdings")) {
        return find(wingdings, place);
    }
    if (font == "Symbol") {
        return find(symbol, place);
    }
    bool writable = !private_use && code >= 0x20 && (code < 0xD800 || code > 0xF8FF) && code <= 0xFFFD;
    std::string out;
    append_utf8(out, writable ? static_cast<char32_t>(code) : U'•');
    return out;
}

} // namespace duiding::docx
