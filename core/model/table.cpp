// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/table.h"

#include "core/model/key_table.h"

#include <fmt/format.h>

#include <charconv>

namespace duiding {

namespace {

constexpr KeyEntry<ColumnType> keys[] = {
    {ColumnType::Text, "text"},       {ColumnType::Integer, "integer"}, {ColumnType::Number, "number"},
    {ColumnType::Percent, "percent"}, {ColumnType::Colour, "colour"},
};

} // namespace

const char* to_key(ColumnType type) { return key_of(keys, type); }

std::string colour_text(std::uint32_t rgb) { return fmt::format("#{:06X}", rgb & 0xFFFFFF); }

std::optional<std::uint32_t> colour_value(std::string_view text)
{
    std::uint32_t rgb = 0;
    const char* end = text.data() + text.size();
    if (text.size() != 7 || text[0] != '#' || std::from_chars(text.data() + 1, end, rgb, 16).ptr != end) {
        return std::nullopt;
    }
    return rgb;
}

Message cell_words(const Column& column, const std::string& text)
{
    for (const auto& [key, words] : column.words) {
        if (key == text) {
            return words;
        }
    }
    return text.empty() ? Message{} : msg("{0}", text);
}

} // namespace duiding
