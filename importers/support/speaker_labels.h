// SPDX-License-Identifier: GPL-3.0-or-later
// What one line of a transcript may begin or end with: the label of who speaks, with a time beside it. The conventions are those
// of f4, MAXQDA, Express Scribe, Otter, Amberscript, Teams and of people who type:
//   "I: …"  "R1: …"  "R1. …"  "Q - …"  "Fatima: …"  "[00:01:23] I: …"  "00:03:40.5Zoë: …"  "Spreker 1  00:00:05"
//   "**Naam** 0:19 …"  "**Naam:** …"  and a bold name without a sign
// Pure functions on bytes of valid UTF-8, so any thread; whether the labels of a document are speakers is decided in speakers.h.
#pragma once

#include "core/text/offsets.h"
#include "importers/support/speaker_names.h"
#include "importers/support/time_marks.h"

#include <optional>
#include <string>
#include <string_view>

namespace duiding {

enum class LabelStyle {
    Prefix,                              // "R1: text", "R1. text"
    Bold,                                // "**R1** text", or a name in bold
    Header,                              // "Spreker 1  00:00:05" alone on its line, the words below it
    Cell,                                // a row of a table: (number |) (time |) speaker | words
    Arrow,                               // "0:0:3.2 --> 0:0:4.2", below it the name, below that the words
};

struct LineLabel {
    LabelStyle style = LabelStyle::Prefix;
    ByteRange label;                     // with the sign and blanks after it
    std::string name;                    // "R1"
    std::optional<TimeMark> time;        // beside the label: before it, up to it, or after it, with the blanks that follow
};

// `line` lies between two line ends; ranges count from its first byte.
std::optional<LineLabel> parse_line_label(std::string_view line);

// A label in asterisks, or in the bold run `bold` of the line.
std::optional<LineLabel> parse_bold_label(std::string_view line, std::optional<ByteRange> bold);

// The same for a row of a table, whose cells are parted by tabs.
std::optional<LineLabel> parse_row_label(std::string_view row);
// "Tijd | Spreker | Tekst": the row above the rows.
bool is_header_row(std::string_view row);

// "Break: …", "**Pauze**": ends the turn before it.
bool is_interruption_line(std::string_view line);

} // namespace duiding
