// SPDX-License-Identifier: GPL-3.0-or-later
// The time, as ISO 8601 UTC with milliseconds ("2026-11-24T09:30:05.120Z"), injectable so that tests are repeatable.
// The environment variable DUIDING_CLOCK ("2026-01-31T10:00:00Z") fixes it for golden files; each call then adds 1 ms.
#pragma once

#include <cstdint>
#include <string>

namespace duiding {

std::string now_utc();
// Days since 1970-01-01, and seconds since then, of such a text; 0 when it is none.
std::int64_t seconds_of(const std::string& iso_utc);

} // namespace duiding
