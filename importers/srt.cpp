// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/srt.h"

#include "importers/support/cue_text.h"
#include "importers/support/transcript_builder.h"

namespace duiding {

namespace {

bool is_number(std::string_view line)
{
    std::size_t from = line.find_first_not_of(" \t");
    std::size_t to = line.find_last_not_of(" \t");
    return from != std::string_view::npos
           && line.substr(from, to - from + 1).find_first_not_of("0123456789") == std::string_view::npos;
}

// A line of digits belongs to the cue below it when the next line holds times.
bool is_cue_number(const std::vector<std::string_view>& lines, std::size_t at)
{
    return is_number(lines[at]) && at + 1 < lines.size() && is_times_line(lines[at + 1]);
}

std::vector<Cue> cues_of(const std::vector<std::string_view>& lines, std::int64_t& bad_times)
{
    std::vector<Cue> cues;
    Cue now;
    bool inside = false;
    auto close = [&] {
        if (inside && !now.text.empty()) {
            cues.push_back(now);
        }
    };
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (is_times_line(lines[at])) {
            close();
            std::optional<CueTimes> times = parse_cue_times(lines[at]);
            bad_times += !times;
            now = {};
            if (times) {
                now.begin = times->begin;
                now.end = times->end;
            }
            inside = true;
        } else if (inside && !is_cue_number(lines, at)) {
            std::string words = without_tags(lines[at]);
            if (words.starts_with("- ") && !now.text.empty()) {          // the other speaker of the same cue
                close();
                now.text.clear();
            }
            now.starts_paragraph = words.starts_with("- ") || (now.starts_paragraph && !now.text.empty());
            now.text += now.text.empty() || words.empty() ? words : " " + words;
        }
    }
    close();
    return cues;
}

} // namespace

int probe_srt(const ImportSource& source)
{
    std::string head = first_text(source);
    std::string_view rest = head;
    for (int filled = 0; filled < 2 && !rest.empty();) {
        std::size_t feed = rest.find('\n');
        std::string_view line = rest.substr(0, feed);
        rest.remove_prefix(feed == std::string_view::npos ? rest.size() : feed + 1);
        if (parse_cue_times(line)) {
            return 86;                                   // above Markdown that is only called so
        }
        bool blank = line.find_first_not_of(" \t") == std::string_view::npos;
        if (!blank && !is_number(line)) {
            return 0;
        }
        filled += !blank;
    }
    return 0;
}

ImportedDocument read_srt(const ImportSource& source, const ImportOptions& options, Progress& progress)
{
    ImportedDocument document;
    DecodedLines decoded;
    read_lines(source, options, document, decoded);
    progress.check();
    std::int64_t bad_times = 0;
    std::vector<Cue> cues = cues_of(decoded.lines, bad_times);
    if (options.speakers != SpeakerSearch::Never) {
        take_names_from_words(cues);
    }
    build_transcript(cues, options.speakers, document);
    if (document.text.empty()) {
        refuse_without_words(source);
    }
    if (bad_times > 0) {
        document.findings.push_back({Severity::Warning, {},
                                     msgn("The time of {0} cue could not be read; its words are there.",
                                          "The times of {0} cues could not be read; their words are there.", bad_times, bad_times)});
    }
    return document;
}

} // namespace duiding
