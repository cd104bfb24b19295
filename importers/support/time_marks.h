// SPDX-License-Identifier: GPL-3.0-or-later
// Clock times in a line of a transcript, as f4, MAXQDA, ATLAS.ti, Otter and people write them:
//   "#00:00:12-8#"  "[00:01:23]"  "(00:01:23)"  "\[01:46\]" (Markdown)  "00:03:40.5"  "0:05"
// Pure functions on bytes of valid UTF-8; any thread.
#pragma once

#include "core/text/offsets.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace duiding {

struct TimeMark {
    ByteRange range;                     // with its brackets or # signs
    std::int64_t milliseconds = 0;
};

// A time that begins at byte `at`; in brackets only, or bare too.
std::optional<TimeMark> read_time(std::string_view line, std::size_t at);
std::optional<TimeMark> read_bracketed_time(std::string_view line, std::size_t at);

// The times that cannot be anything else, anywhere in the line: all but the bare ones and "(1:23)".
std::vector<TimeMark> find_time_marks(std::string_view line);

} // namespace duiding
