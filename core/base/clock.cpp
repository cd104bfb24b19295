// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace duiding {

namespace {

std::string text_of(std::int64_t milliseconds)
{
    using namespace std::chrono;
    sys_time<std::chrono::milliseconds> time{std::chrono::milliseconds(milliseconds)};
    auto day = floor<days>(time);
    year_month_day date(day);
    auto rest = time - day;
    auto h = duration_cast<hours>(rest);
    auto m = duration_cast<minutes>(rest - h);
    auto s = duration_cast<seconds>(rest - h - m);
    auto ms = rest - h - m - s;
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", int(date.year()), unsigned(date.month()), unsigned(date.day()),
                       h.count(), m.count(), s.count(), ms.count());
}

} // namespace

std::int64_t seconds_of(const std::string& iso_utc)
{
    int year = 0, hour = 0, minute = 0, second = 0;
    unsigned month = 0, day = 0;
    if (std::sscanf(iso_utc.c_str(), "%4d-%2u-%2uT%2d:%2d:%2d", &year, &month, &day, &hour, &minute, &second) < 3) {
        return 0;
    }
    std::chrono::sys_days days = std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
    return days.time_since_epoch().count() * 86400ll + hour * 3600 + minute * 60 + second;
}

std::string now_utc()
{
    static const char* fixed = std::getenv("DUIDING_CLOCK");
    if (fixed) {
        static std::atomic<std::int64_t> tick{0};
        return text_of(seconds_of(fixed) * 1000 + tick++);
    }
    auto now = std::chrono::system_clock::now().time_since_epoch();
    return text_of(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

} // namespace duiding
