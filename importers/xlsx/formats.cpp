// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/xlsx/formats.h"

#include "importers/support/cell_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace duiding::xlsx {

namespace {

constexpr double last_day_1900 = 2'958'465;           // 9999-12-31
constexpr std::int64_t seconds_a_day = 86'400;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// The first section of a format code without what is only decoration: literals, colours, padding.
struct BareCode {
    std::string letters;                              // lower case
    bool elapsed = false;                             // [h], [mm], [s]
    bool percent = false;
};

BareCode bare(std::string_view code)
{
    BareCode out;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        char c = lower(code[i]);
        if (c == '"') {
            i = std::min(code.find('"', i + 1), code.size());
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '[') {
            std::size_t end = std::min(code.find(']', i), code.size());
            std::string_view inside = code.substr(i + 1, end - i - 1);
            bool letters_only = !inside.empty() && inside.find_first_not_of("hmsHMS") == std::string_view::npos;
            out.elapsed = out.elapsed || letters_only;
            i = end;
        } else {
            out.percent = out.percent || c == '%';
            out.letters += c;
        }
    }
    return out;
}

struct Moment {
    std::int64_t day = 0;                             // serial number
    std::int64_t second = 0;
};

std::string two(std::int64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::string time_text(std::int64_t seconds)
{
    return two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
}

std::string day_text(std::int64_t serial, Epoch epoch)
{
    using namespace std::chrono;
    sys_days start = epoch == Epoch::Y1904 ? sys_days{year(1904) / 1 / 1} : sys_days{year(1899) / 12 / 30};
    // Up to the day that never was, the count is one ahead; that day itself is read as the one before it.
    std::int64_t days_on = epoch == Epoch::Y1900 && serial < 60 ? serial + 1 : serial;
    year_month_day date{start + days(days_on)};
    return std::to_string(int(date.year())) + "-" + two(unsigned(date.month())) + "-" + two(unsigned(date.day()));
}

std::string moment_text(double serial, Meaning meaning, Epoch epoch)
{
    auto all_seconds = static_cast<std::int64_t>(std::llround(serial * seconds_a_day));
    Moment moment{all_seconds / seconds_a_day, all_seconds % seconds_a_day};
    switch (meaning) {
    case Meaning::Date: return day_text(moment.day, epoch);
    case Meaning::Time: return time_text(moment.second);
    case Meaning::Elapsed: return time_text(all_seconds);
    default: break;
    }
    bool no_day = moment.day == 0 && epoch == Epoch::Y1900;
    return no_day ? time_text(moment.second) : day_text(moment.day, epoch) + "T" + time_text(moment.second);
}

// Spreadsheets keep 15 digits; the others are the noise of binary fractions (0.30000000000000004).
double with_15_digits(double number)
{
    std::array<char, 64> buffer;
    auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::general, 15);
    double back = number;
    std::from_chars(buffer.data(), written.ptr, back);
    return back;
}

bool is_short_integer(std::string_view raw)
{
    std::string_view digits = raw.substr(raw.starts_with('-') ? 1 : 0);
    return !digits.empty() && digits.size() <= 15 && (digits[0] != '0' || raw == "0")
           && digits.find_first_not_of("0123456789") == std::string_view::npos;
}

} // namespace

NumberFormat built_in_format(int id)
{
    bool date = (id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 34 && id <= 36) || (id >= 50 && id <= 58);
    bool time = (id >= 18 && id <= 21) || id == 32 || id == 33 || id == 45 || id == 47;
    return {date ? Meaning::Date : time ? Meaning::Time : id == 22 ? Meaning::DateTime : id == 46 ? Meaning::Elapsed
            : id == 9 || id == 10 ? Meaning::Percent : Meaning::Plain};
}

NumberFormat format_of_code(std::string_view code)
{
    BareCode format = bare(code);
    if (format.elapsed) {
        return {Meaning::Elapsed};
    }
    const std::string& letters = format.letters;
    if (letters.find("general") != std::string::npos) {
        return {};
    }
    bool time = letters.find_first_of("hs") != std::string::npos;
    bool day_or_year = letters.find_first_of("dy") != std::string::npos;
    bool month = letters.find('m') != std::string::npos && (!time || letters.find("mmm") != std::string::npos);
    if (day_or_year || month || time) {
        bool date = day_or_year || month;
        return {date && time ? Meaning::DateTime : date ? Meaning::Date : Meaning::Time};
    }
    bool only_zeros = letters.size() > 1 && letters.size() <= 15 && letters.find_first_not_of('0') == std::string::npos;
    return {format.percent ? Meaning::Percent : Meaning::Plain, only_zeros ? static_cast<std::uint8_t>(letters.size()) : std::uint8_t(0)};
}

Cell number_cell(std::string_view raw, NumberFormat format, Epoch epoch)
{
    if (format.meaning == Meaning::Plain && format.zeros == 0 && is_short_integer(raw)) {
        return {CellKind::Number, std::string(raw), {}};
    }
    double number = 0;
    auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), number);
    if (error != std::errc() || end != raw.data() + raw.size() || !std::isfinite(number)) {
        return {CellKind::Text, std::string(raw), {}};
    }
    bool is_moment = format.meaning != Meaning::Plain && format.meaning != Meaning::Percent;
    bool day_zero = format.meaning == Meaning::Date && epoch == Epoch::Y1900 && number < 1;
    if (is_moment && number >= 0 && number < last_day_1900 + 1 && !day_zero) {
        return {CellKind::Date, moment_text(number, format.meaning, epoch), {}};
    }
    number = with_15_digits(number);
    Cell cell{CellKind::Number, number_text(number), {}};
    if (format.meaning == Meaning::Percent) {
        cell.shown = number_text(with_15_digits(number * 100)) + "%";
    } else if (cell.text.size() < format.zeros && cell.text.find_first_not_of("0123456789") == std::string::npos) {
        cell.shown = std::string(format.zeros - cell.text.size(), '0') + cell.text;
    }
    return cell;
}

} // namespace duiding::xlsx
