// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of a text with the label each may begin with, and how well each way of writing labels explains the text. A way of
// writing is scored by alternation (neighbouring turns change speaker) × concentration (labels that come back / all labels) ×
// coverage (turns / lines × 4, at most 1). Used by speakers.h alone; pure, any thread.
#pragma once

#include "core/model/mark.h"
#include "core/text/offsets.h"
#include "importers/support/speaker_labels.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

struct TranscriptLine {
    std::size_t begin = 0;               // bytes
    std::size_t end = 0;
    bool in_table = false;
    bool closed = false;                 // heading, note or interruption: ends the turn before it, has no label of its own
    bool blank = false;
    std::optional<ByteRange> bold;       // a bold run at its begin, counted from the line's first byte
    std::optional<LineLabel> label;      // prefix, header or cell
    std::optional<LineLabel> bold_label;
    std::optional<LineLabel> arrow;      // the times above a name
    std::optional<TimeMark> times;       // the whole line is "0:0:3.2 --> 0:0:4.2", with or without a name below it

    const LineLabel* label_in(LabelStyle style) const;
};

std::vector<TranscriptLine> transcript_lines(std::string_view text, const std::vector<Mark>& marks, const OffsetMap& map);

struct PatternScore {
    LabelStyle style = LabelStyle::Prefix;
    double score = 0;
    std::size_t turns = 0;
    std::set<std::string> kept;                                   // keys of names (label_key)
    std::vector<std::string> once;                                // names as written, heard once and not certain
    std::map<std::string, std::vector<std::string>> variants;     // key → spellings, the first first
    std::string example;                                          // the first kept label as written
};

// All ways, best first. With `everything` every label is kept and a few turns are enough.
std::vector<PatternScore> score_patterns(const std::vector<TranscriptLine>& lines, bool everything);

} // namespace duiding
