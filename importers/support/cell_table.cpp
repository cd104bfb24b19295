// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/cell_table.h"

#include "core/text/fold.h"
#include "importers/support/sheet.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <set>

namespace duiding {

namespace {

constexpr std::size_t max_choices = 20;
constexpr std::size_t max_choice_bytes = 40;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<int> number_of(std::string_view digits)
{
    int value = 0;
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    bool whole = error == std::errc() && end == digits.data() + digits.size() && !digits.empty() && is_digit(digits[0]);
    return whole ? std::optional(value) : std::nullopt;
}

std::optional<std::string> canonical_number(std::string_view text)
{
    std::string plain(text);
    if (std::count(plain.begin(), plain.end(), ',') == 1 && plain.find('.') == std::string::npos) {
        std::replace(plain.begin(), plain.end(), ',', '.');
    }
    std::size_t digits = plain.starts_with('-') ? 1 : 0;
    bool leading_zero = plain.size() > digits + 1 && plain[digits] == '0' && is_digit(plain[digits + 1]);    // "0202" is a name
    double value = 0;
    auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (plain.empty() || error != std::errc() || end != plain.data() + plain.size() || leading_zero || !std::isfinite(value)) {
        return std::nullopt;
    }
    char buffer[64];
    auto written = std::to_chars(buffer, std::end(buffer), value);
    return std::string(buffer, written.ptr);
}

std::string padded(int value, std::size_t width)
{
    std::string text = std::to_string(value);
    return std::string(width - std::min(width, text.size()), '0') + text;
}

int days_in(int year, int month)
{
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

// 2019, 2019-03, 2019-03-17, 17-03-2019, 17/3/2019, 17.3.2019; a time of day behind it is dropped.
std::optional<std::string> canonical_date(std::string_view text)
{
    text = text.substr(0, text.find('T'));
    std::vector<int> parts;
    std::vector<std::size_t> widths;
    for (std::size_t at = 0; at <= text.size();) {
        std::size_t end = std::min(text.find_first_of("-/.", at), text.size());
        auto part = number_of(text.substr(at, end - at));
        if (!part || parts.size() == 3) {
            return std::nullopt;
        }
        parts.push_back(*part);
        widths.push_back(end - at);
        at = end + 1;
    }
    if (parts.size() == 3 && widths[0] <= 2 && widths[2] == 4) {
        std::swap(parts[0], parts[2]);
        std::swap(widths[0], widths[2]);
    }
    bool plausible = widths[0] == 4 && parts[0] >= 1500 && parts[0] <= 2200 && (parts.size() < 2 || (parts[1] >= 1 && parts[1] <= 12)) &&
                     (parts.size() < 3 || (parts[2] >= 1 && parts[2] <= days_in(parts[0], parts[1])));
    if (!plausible) {
        return std::nullopt;
    }
    std::string date = padded(parts[0], 4);
    for (std::size_t i = 1; i < parts.size(); ++i) {
        date += "-" + padded(parts[i], 2);
    }
    return date;
}

std::optional<std::string> canonical_yes_no(std::string_view text)
{
    std::string word = fold(text);
    for (std::string_view yes : {"yes", "ja", "true", "waar"}) {
        if (word == yes) {
            return "yes";
        }
    }
    for (std::string_view no : {"no", "nee", "neen", "false", "onwaar"}) {
        if (word == no) {
            return "no";
        }
    }
    return std::nullopt;
}

bool all_fit(AttributeType type, const std::vector<std::string_view>& values)
{
    return std::all_of(values.begin(), values.end(),
                       [&](std::string_view value) { return means_missing(value) || canonical_value(type, value); });
}

} // namespace

// As it was shown where that can be read again: a case may be called "1.10", which as a number is 1.1.
CellTable cell_table_of(const Sheet& sheet)
{
    CellTable table;
    for (const SheetRow& row : sheet.rows) {
        CellRow made{row.number, {}};
        for (const Cell& cell : row.cells) {
            bool as_shown = cell.kind == CellKind::Text || (cell.kind == CellKind::Number && canonical_number(cell.words()));
            made.cells.push_back(as_shown ? cell.words() : cell.text);
        }
        table.push_back(std::move(made));
    }
    return table;
}

std::string_view trim_cell(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    while (text.starts_with("\xC2\xA0")) {
        text.remove_prefix(2);
    }
    std::size_t begin = text.find_first_not_of(blanks);
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::string_view CellRow::at(std::size_t column) const
{
    return column < cells.size() ? trim_cell(cells[column]) : std::string_view{};
}

std::vector<std::string> list_in_cell(std::string_view cell)
{
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= cell.size();) {
        std::size_t end = std::min(cell.find_first_of(";|\n", at), cell.size());
        if (std::string_view part = trim_cell(cell.substr(at, end - at)); !part.empty()) {
            parts.emplace_back(part);
        }
        at = end + 1;
    }
    return parts;
}

std::string heading_key(std::string_view heading)
{
    std::string key;
    for (char c : fold(heading)) {
        if (std::string_view(" \t\n\r_-.:*()").find(c) == std::string_view::npos) {
            key += c;
        } else if (!key.empty() && key.back() != ' ') {
            key += ' ';
        }
    }
    return std::string(trim_cell(key));
}

std::optional<std::string> canonical_value(AttributeType type, std::string_view text)
{
    switch (type) {
    case AttributeType::Number: return canonical_number(text);
    case AttributeType::Date: return canonical_date(text);
    case AttributeType::YesNo: return canonical_yes_no(text);
    case AttributeType::Text:
    case AttributeType::Choice: break;
    }
    return std::string(text);
}

bool means_missing(std::string_view text)
{
    static const std::set<std::string, std::less<>> words{"", "-", "--", "?", "n.v.t.", "nvt", "n.b.", "onbekend", "unknown", "n/a", "na", "n.a."};
    return words.contains(fold(trim_cell(text)));
}

AttributeType type_of_values(const std::vector<std::string_view>& values)
{
    std::set<std::string> different;
    bool is_short = true;
    std::size_t present = 0;
    for (std::string_view value : values) {
        if (!means_missing(value)) {
            ++present;
            is_short = is_short && value.size() <= max_choice_bytes;
            if (different.size() <= max_choices) {
                different.insert(fold(value));
            }
        }
    }
    if (present == 0) {
        return AttributeType::Text;
    }
    for (AttributeType type : {AttributeType::Number, AttributeType::Date, AttributeType::YesNo}) {
        if (all_fit(type, values)) {
            return type;
        }
    }
    bool come_back = different.size() <= max_choices && different.size() < present && is_short;
    return come_back ? AttributeType::Choice : AttributeType::Text;
}

} // namespace duiding
