// SPDX-License-Identifier: GPL-3.0-or-later
// What one line of a transcript may begin or end with: a time mark and the label of who speaks. The conventions are those
// of f4, MAXQDA, Express Scribe, Otter, Amberscript, Teams and of people who type:
//   "I: …"  "R1: …"  "R1. …"  "Fatima: …"  "[00:01:23] I: …"  "00:03:40.5Zoë: …"  "#00:00:12-8#"  "Spreker 1  00:00:05"
// Pure functions on bytes of valid UTF-8, so any thread; whether the labels of a document are speakers is decided in speakers.h.
#pragma once

#include "core/text/offsets.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

struct TimeMark {
    ByteRange range;                     // with its brackets or # signs
    std::int64_t milliseconds = 0;
};

enum class LabelStyle {
    Prefix,                              // "R1: text", "R1. text"
    Header,                              // "Spreker 1  00:00:05" alone on its line, the words below it
    Cell,                                // a row of a table: (time |) speaker | words
};

struct LineLabel {
    LabelStyle style = LabelStyle::Prefix;
    ByteRange label;                     // with the sign and blanks after it
    std::string name;                    // "R1"
    std::optional<TimeMark> time;        // beside the label; its range then runs up to the label
};

// `line` lies between two line ends; ranges count from its first byte.
std::optional<LineLabel> parse_line_label(std::string_view line);

// The same for a row of a table, whose cells are parted by tabs.
std::optional<LineLabel> parse_row_label(std::string_view row);

// The time marks that cannot be anything else: "#00:00:12-8#" and "[00:01:23]".
std::vector<TimeMark> find_time_marks(std::string_view line);

// "I", "Int.", "Interviewer 2", "Vraag", "Onderzoeker" …
bool is_interviewer_label(std::string_view name);
// "R2", "Respondent 3", "Spreker 1": a speaker even when heard only once.
bool is_certain_label(std::string_view name);

} // namespace duiding
