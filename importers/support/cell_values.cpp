// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/cell_values.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace duiding {

namespace {

constexpr std::size_t max_digits = 15;            // what a double keeps exactly; longer ones are account numbers

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view without_blanks(std::string_view text)
{
    std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// "1.234.567" in groups of three, or digits only; the digits are appended.
bool whole_part(std::string_view text, char group, std::string& digits)
{
    if (text.find(group) == std::string_view::npos) {
        digits += text;
        return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    }
    std::size_t until_group = text.find(group);
    if (until_group == 0 || until_group > 3 || text[0] == '0') {
        return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool is_group = i >= until_group && (i - until_group) % 4 == 0;
        if (is_group ? text[i] != group : !is_digit(text[i])) {
            return false;
        }
        if (!is_group) {
            digits += text[i];
        }
    }
    return (text.size() - until_group) % 4 == 0;
}

struct Reader {
    std::string_view rest;

    std::optional<int> number(std::size_t least, std::size_t most)
    {
        std::size_t n = 0;
        int value = 0;
        while (n < rest.size() && n < most && is_digit(rest[n])) {
            value = value * 10 + (rest[n++] - '0');
        }
        if (n < least || (n < rest.size() && is_digit(rest[n]))) {
            return std::nullopt;
        }
        rest.remove_prefix(n);
        return value;
    }
    bool take(char c)
    {
        bool there = !rest.empty() && rest[0] == c;
        rest.remove_prefix(there ? 1 : 0);
        return there;
    }
};

void append_two(std::string& out, int value, char before = 0)
{
    if (before != 0) {
        out += before;
    }
    out += static_cast<char>('0' + value / 10);
    out += static_cast<char>('0' + value % 10);
}

std::optional<std::string> date_text(int year, int month, int day)
{
    using namespace std::chrono;
    year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok() || year < 1000 || year > 9999) {
        return std::nullopt;
    }
    std::string out = std::to_string(year);
    append_two(out, month, '-');
    append_two(out, day, '-');
    return out;
}

// "10:30", "10:30:05.250", "3:05 PM"; what follows (a time zone) is left in the reader.
std::optional<std::string> read_time(Reader& in)
{
    auto hour = in.number(1, 2);
    if (!hour || !in.take(':')) {
        return std::nullopt;
    }
    auto minute = in.number(2, 2);
    std::optional<int> second = 0;
    if (minute && in.take(':')) {
        second = in.number(2, 2);
        if (second && in.take('.')) {
            in.rest.remove_prefix(std::min(in.rest.find_first_not_of("0123456789"), in.rest.size()));
        }
    }
    if (!minute || !second) {
        return std::nullopt;
    }
    std::string_view after = without_blanks(in.rest).substr(0, 2);
    bool am = after == "am" || after == "AM";
    bool pm = after == "pm" || after == "PM";
    if (am || pm) {
        in.rest = without_blanks(in.rest).substr(2);
        if (*hour < 1 || *hour > 12) {
            return std::nullopt;
        }
        hour = *hour % 12 + (pm ? 12 : 0);
    }
    if (*hour > 23 || *minute > 59 || *second > 59) {
        return std::nullopt;
    }
    std::string out;
    append_two(out, *hour);
    append_two(out, *minute, ':');
    append_two(out, *second, ':');
    return out;
}

// "Z", "+01:00", "GMT+1", "CET": named by tools behind a time; the hour itself is kept as it stands.
bool is_zone(std::string_view text)
{
    text = without_blanks(text);
    return text.size() <= 9 && text.find_first_not_of("ZUTCGMES+-:0123456789") == std::string_view::npos;
}

struct DateParts {
    int first = 0, second = 0, third = 0;
    bool year_first = false;
};

std::optional<DateParts> read_date(Reader& in)
{
    DateParts parts;
    Reader start = in;
    if (auto year = in.number(4, 4)) {
        parts.year_first = true;
        parts.first = *year;
    } else if (in = start; auto first = in.number(1, 2)) {
        parts.first = *first;
    } else {
        return std::nullopt;
    }
    char sign = in.rest.empty() ? 0 : in.rest[0];
    if (sign != '-' && sign != '/' && sign != '.') {
        return std::nullopt;
    }
    in.take(sign);
    auto second = in.number(1, 2);
    if (!second || !in.take(sign)) {
        return std::nullopt;
    }
    auto third = parts.year_first ? in.number(1, 2) : in.number(4, 4);
    if (!third) {
        return std::nullopt;
    }
    parts.second = *second;
    parts.third = *third;
    return parts;
}

} // namespace

std::optional<std::string> parse_number(std::string_view text, char decimal)
{
    text = without_blanks(text);
    bool negative = text.starts_with('-');
    text.remove_prefix(negative ? 1 : 0);
    if (text.empty() || text.size() > 24 || !is_digit(text[0])) {
        return std::nullopt;
    }
    std::size_t at = text.find(decimal);
    std::string digits;
    std::string_view whole = text.substr(0, at);
    if (!whole_part(whole, decimal == ',' ? '.' : ',', digits) || (digits.size() > 1 && digits[0] == '0')) {
        return std::nullopt;
    }
    std::string_view fraction = at == std::string_view::npos ? std::string_view{} : text.substr(at + 1);
    bool bad_fraction = at != std::string_view::npos && (fraction.empty() || fraction.find_first_not_of("0123456789") != std::string_view::npos);
    if (bad_fraction || digits.size() + fraction.size() > max_digits) {
        return std::nullopt;
    }
    while (!fraction.empty() && fraction.back() == '0') {
        fraction.remove_suffix(1);
    }
    if (!fraction.empty()) {
        digits += '.';
        digits += fraction;
    }
    return negative && digits != "0" ? "-" + digits : digits;
}

std::optional<std::string> parse_date(std::string_view text, bool day_first)
{
    Reader in{without_blanks(text)};
    if (in.rest.size() < 4 || in.rest.size() > 40 || !is_digit(in.rest[0])) {
        return std::nullopt;
    }
    Reader start = in;
    auto parts = read_date(in);
    if (!parts) {
        auto time = read_time(start);
        return time && start.rest.empty() ? time : std::nullopt;
    }
    int month = parts->year_first || day_first ? parts->second : parts->first;
    int day = parts->year_first ? parts->third : day_first ? parts->first : parts->second;
    auto date = date_text(parts->year_first ? parts->first : parts->third, month, day);
    if (!date || in.rest.empty()) {
        return date;
    }
    if (in.rest[0] != 'T' && in.rest[0] != ' ') {
        return std::nullopt;
    }
    in.rest = without_blanks(in.rest.substr(1));
    auto time = read_time(in);
    return time && is_zone(in.rest) ? std::optional(*date + "T" + *time) : std::nullopt;
}

std::string number_text(double number)
{
    if (number == 0) {
        return "0";
    }
    std::array<char, 64> buffer;
    bool plain = std::fabs(number) < 1e15 && std::fabs(number) >= 1e-6;
    auto end = plain ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed)
                     : std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), end.ptr};
}

Cell cell_of_text(std::string_view text, ColumnStyle style)
{
    if (without_blanks(text).empty()) {
        return {};
    }
    char first = without_blanks(text)[0];
    if (is_digit(first) || first == '-') {
        if (auto number = parse_number(text, style.decimal)) {
            return {CellKind::Number, *number, *number == text ? std::string() : std::string(text)};
        }
        if (auto date = parse_date(text, style.day_first)) {
            return {CellKind::Date, *date, *date == text ? std::string() : std::string(text)};
        }
    }
    return {CellKind::Text, std::string(text), {}};
}

void StyleGuess::see(std::string_view text)
{
    if (text.find_first_of(",.") != std::string_view::npos) {
        bool comma = parse_number(text, ',').has_value();
        bool point = parse_number(text, '.').has_value();
        m_commas += comma && !point;
        m_points += point && !comma;
    }
    if (text.find_first_of("-/.") != std::string_view::npos && parse_date(text, true) != parse_date(text, false)) {
        m_day_first += !parse_date(text, false);
        m_month_first += !parse_date(text, true);
    }
}

ColumnStyle StyleGuess::style(char usual_decimal) const
{
    ColumnStyle style;
    style.decimal = m_commas > m_points ? ',' : m_points > m_commas ? '.' : usual_decimal;
    style.day_first = m_day_first >= m_month_first;
    return style;
}

} // namespace duiding
