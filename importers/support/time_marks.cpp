// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/time_marks.h"

#include "importers/support/line_blanks.h"

#include <array>

namespace duiding {

namespace {

std::optional<int> read_number(std::string_view line, std::size_t& at, std::size_t max_digits)
{
    std::size_t start = at;
    int value = 0;
    while (at < line.size() && at - start < max_digits && is_digit(line[at])) {
        value = value * 10 + (line[at++] - '0');
    }
    return at == start ? std::nullopt : std::optional(value);
}

struct Clock {
    std::int64_t milliseconds = 0;
    std::size_t parts = 0;               // 2: minutes and seconds; 3: with hours
};

// "0:05", "00:01:23", "00:03:40.5", "00:00:12-8" at `at`; moves past it.
std::optional<Clock> read_clock(std::string_view line, std::size_t& at)
{
    std::size_t pos = at;
    std::array<int, 3> part{};
    std::size_t parts = 0;
    while (parts < 3) {
        std::size_t start = pos;
        std::optional<int> number = read_number(line, pos, parts == 0 ? 3 : 2);
        if (!number || (parts > 0 && (pos - start != 2 || *number > 59))) {
            return std::nullopt;
        }
        part[parts++] = *number;
        if (parts == 3 || pos >= line.size() || line[pos] != ':') {
            break;
        }
        ++pos;
    }
    if (parts < 2) {
        return std::nullopt;
    }
    std::int64_t seconds = parts == 3 ? part[0] * 3600 + part[1] * 60 + part[2] : part[0] * 60 + part[1];
    std::int64_t milliseconds = seconds * 1000;
    bool has_fraction = pos + 1 < line.size() && (line[pos] == '.' || line[pos] == ',' || line[pos] == '-') && is_digit(line[pos + 1]);
    if (has_fraction) {
        std::size_t start = ++pos;
        int fraction = *read_number(line, pos, 3);
        for (std::size_t digits = pos - start; digits < 3; ++digits) {
            fraction *= 10;
        }
        milliseconds += fraction;
    }
    if (pos < line.size() && is_digit(line[pos])) {
        return std::nullopt;
    }
    at = pos;
    return Clock{milliseconds, parts};
}

struct Brackets {
    std::string_view open;
    std::string_view close;
};

constexpr Brackets brackets[] = {{"#", "#"}, {"[", "]"}, {"(", ")"}, {"\\[", "\\]"}};

std::optional<TimeMark> read_enclosed(std::string_view line, std::size_t at, std::size_t least_parts)
{
    for (const Brackets& pair : brackets) {
        if (line.substr(at, pair.open.size()) != pair.open) {
            continue;
        }
        std::size_t pos = at + pair.open.size();
        std::optional<Clock> clock = read_clock(line, pos);
        bool enough = clock && (pair.open != "(" || clock->parts >= least_parts);
        if (enough && line.substr(pos, pair.close.size()) == pair.close) {
            return TimeMark{byte_range(at, pos + pair.close.size()), clock->milliseconds};
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<TimeMark> read_bracketed_time(std::string_view line, std::size_t at)
{
    return at < line.size() ? read_enclosed(line, at, 2) : std::nullopt;
}

std::optional<TimeMark> read_time(std::string_view line, std::size_t at)
{
    if (std::optional<TimeMark> mark = read_bracketed_time(line, at)) {
        return mark;
    }
    std::size_t pos = at;
    if (std::optional<Clock> clock = read_clock(line, pos)) {
        return TimeMark{byte_range(at, pos), clock->milliseconds};
    }
    return std::nullopt;
}

std::vector<TimeMark> find_time_marks(std::string_view line)
{
    constexpr std::string_view opening = "#[(\\";
    std::vector<TimeMark> marks;
    for (std::size_t at = line.find_first_of(opening); at != std::string_view::npos;) {
        std::optional<TimeMark> mark = read_enclosed(line, at, 3);
        std::size_t next = mark ? static_cast<std::size_t>(mark->range.end.value) : at + 1;
        if (mark) {
            marks.push_back(*mark);
        }
        at = line.find_first_of(opening, next);
    }
    return marks;
}

} // namespace duiding
