// SPDX-License-Identifier: GPL-3.0-or-later
// What WebVTT and SRT have in common: the line with the times of a cue, and words with tags in them. Pure functions on valid
// UTF-8, linear in time; any thread.
#pragma once

#include "importers/importer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

struct CueTimes {
    std::int64_t begin = 0;              // milliseconds
    std::int64_t end = 0;
};

// "00:00:05.120 --> 00:00:09.480 align:start", hours optional, comma or dot.
std::optional<CueTimes> parse_cue_times(std::string_view line);
// True for a line that was meant to be one, whether or not its times can be read.
inline bool is_times_line(std::string_view line) { return line.find("-->") != std::string_view::npos; }

// A stretch of one voice. Tags are taken out, entities decoded, blanks trimmed.
struct VoicedText {
    std::string speaker;                 // of "<v Jansen, Piet>"; empty outside
    std::string text;
};
std::vector<VoicedText> read_cue_line(std::string_view line, std::string& voice);    // `voice` goes on to the cue's next line

std::string without_tags(std::string_view line);         // "<i>…</i>", "<font …>", "{\an8}"
std::string decode_entities(std::string_view text);      // the few that subtitles and web pages of transcripts use

// The file as stored text in lines: decoded, LF only. Its findings and encoding go into the document.
struct DecodedLines {
    std::string text;
    std::vector<std::string_view> lines;                 // into text
    DecodedLines() = default;
    DecodedLines(const DecodedLines&) = delete;
    DecodedLines& operator=(const DecodedLines&) = delete;
};
void read_lines(const ImportSource& source, const ImportOptions& options, ImportedDocument& document, DecodedLines& out);

// The first lines, for a probe; empty where the bytes are no text.
std::string first_text(const ImportSource& source);

[[noreturn]] void refuse_without_words(const ImportSource& source);

} // namespace duiding
