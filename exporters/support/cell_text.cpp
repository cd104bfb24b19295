// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/support/cell_text.h"

#include <charconv>

namespace duiding {

namespace {

std::string shortest(double number)
{
    char buffer[64];
    auto [end, ec] = std::to_chars(buffer, buffer + sizeof buffer, number);
    return std::string(buffer, ec == std::errc() ? end : buffer);
}

} // namespace

std::string cell_for_programs(const Cell& cell)
{
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
        return std::to_string(*integer);
    }
    const auto* number = std::get_if<double>(&cell);
    return number ? shortest(*number) : std::string();
}

std::string cell_for_people(const Column& column, const Cell& cell, const ExportContext& context)
{
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return format(cell_words(column, *text), context.translate, context.numbers);
    }
    if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
        return format_number(*integer, context.numbers);
    }
    const auto* number = std::get_if<double>(&cell);
    if (!number) {
        return {};
    }
    return column.type == ColumnType::Percent ? format_number(*number * 100, 1, context.numbers) + "%"
                                              : format_number(*number, 2, context.numbers);
}

} // namespace duiding
