// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/list_numbers.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <utility>

namespace duiding {

namespace {

constexpr int highest_roman = 3999;

std::string roman(int value)
{
    static constexpr std::pair<int, const char*> steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                                                            {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                                                            {5, "v"},    {4, "iv"},   {1, "i"}};
    std::string out;
    for (auto [worth, letters] : steps) {
        for (; value >= worth; value -= worth) {
            out += letters;
        }
    }
    return out;
}

// a … z, aa, bb, … as Word counts.
std::string letters_of(int value)
{
    auto index = static_cast<std::size_t>(value - 1);
    return std::string(std::min<std::size_t>(index / 26 + 1, 9), static_cast<char>('a' + index % 26));
}

std::string upper(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    return text;
}

} // namespace

std::string list_number(int value, NumberFormat format)
{
    bool as_letters = value >= 1 && value <= highest_roman;
    if (!as_letters || format == NumberFormat::Decimal) {
        return std::to_string(value);
    }
    switch (format) {
    case NumberFormat::LowerLetter: return letters_of(value);
    case NumberFormat::UpperLetter: return upper(letters_of(value));
    case NumberFormat::LowerRoman: return roman(value);
    default: return upper(roman(value));
    }
}

std::string list_bullet(const std::string& text)
{
    if (text.empty() || !is_valid_utf8(text)) {
        return "•";
    }
    char32_t first = decode_at(text, 0).value;
    bool of_symbol_font = first >= 0xE000 && first <= 0xF8FF;
    return of_symbol_font || text == "o" || text == "\xC2\xB7" ? "•" : text;
}

} // namespace duiding
