// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/vtt.h"

#include "importers/support/cue_text.h"
#include "importers/support/transcript_builder.h"

#include <algorithm>

namespace duiding {

namespace {

using Lines = std::vector<std::string_view>;

bool is_blank(std::string_view line)
{
    return line.find_first_not_of(" \t") == std::string_view::npos;
}

class CueReader {
public:
    // Blocks are parted by empty lines; a block without "-->" in it is a note, a style or nothing.
    void read(const Lines& lines)
    {
        std::size_t at = skip_header(lines);
        while (at < lines.size()) {
            if (is_times_line(lines[at])) {
                at = read_cue(lines, at);
            } else {
                ++at;
            }
        }
    }

    std::vector<Cue> cues;
    std::int64_t bad_times = 0;

private:
    // Up to the first empty line; a file that forgot it has its first cue there.
    static std::size_t skip_header(const Lines& lines)
    {
        std::size_t at = 0;
        while (at < lines.size() && !is_blank(lines[at]) && !is_times_line(lines[at])) {
            ++at;
        }
        return at;
    }

    std::size_t read_cue(const Lines& lines, std::size_t at)
    {
        std::optional<CueTimes> times = parse_cue_times(lines[at]);
        bad_times += !times;
        Cue cue;
        if (times) {
            cue.begin = times->begin;
            cue.end = times->end;
        }
        std::string voice;
        std::string last_line;
        bool first = true;
        for (++at; at < lines.size() && !lines[at].empty() && !is_times_line(lines[at]); ++at) {
            std::string plain = plain_words(lines[at]);
            bool rolled = m_rolling && first && !plain.empty() && plain == m_last_line;
            first = first && plain.empty();
            last_line = plain.empty() ? last_line : plain;
            m_rolling = m_rolling || has_inner_time(lines[at]);
            if (!rolled) {
                add(lines[at], voice, cue);
            }
        }
        m_last_line = last_line;
        return at;
    }

    static std::string plain_words(std::string_view line)
    {
        std::string voice;
        std::string out;
        for (const VoicedText& piece : read_cue_line(line, voice)) {
            out += piece.text;
        }
        return out;
    }

    void add(std::string_view line, std::string& voice, Cue& cue)
    {
        for (VoicedText& piece : read_cue_line(line, voice)) {
            Cue one = cue;
            one.speaker = std::move(piece.speaker);
            one.text = std::move(piece.text);
            one.starts_paragraph = one.text.starts_with("- ");
            cues.push_back(std::move(one));
        }
    }

    // "<00:00:17.500>": captions that roll up say each line twice.
    static bool has_inner_time(std::string_view line)
    {
        std::size_t open = line.find('<');
        return open + 1 < line.size() && line[open + 1] >= '0' && line[open + 1] <= '9';
    }

    std::string m_last_line;
    bool m_rolling = false;
};

// Lines of one cue that go on with the same voice are one piece, with one time.
std::vector<Cue> joined(std::vector<Cue> cues)
{
    std::vector<Cue> out;
    for (Cue& cue : cues) {
        bool same = !out.empty() && out.back().begin == cue.begin && out.back().end == cue.end && cue.begin
                    && out.back().speaker == cue.speaker && !cue.starts_paragraph;
        if (same) {
            out.back().text += " " + cue.text;
        } else {
            out.push_back(std::move(cue));
        }
    }
    return out;
}

} // namespace

int probe_vtt(const ImportSource& source)
{
    std::string_view bytes = source.bytes;
    bytes.remove_prefix(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    std::string head = bytes.starts_with("WEBVTT") ? std::string(bytes.substr(0, 7)) : first_text(source);
    bool named = head.starts_with("WEBVTT") && (head.size() == 6 || head[6] == ' ' || head[6] == '\t' || head[6] == '\n' || head[6] == '\r');
    return named ? 95 : 0;
}

ImportedDocument read_vtt(const ImportSource& source, const ImportOptions& options, Progress& progress)
{
    ImportedDocument document;
    DecodedLines decoded;
    read_lines(source, options, document, decoded);
    progress.check();
    CueReader reader;
    reader.read(decoded.lines);
    std::vector<Cue> cues = joined(std::move(reader.cues));
    if (options.speakers != SpeakerSearch::Never) {
        take_names_from_words(cues);
    }
    build_transcript(cues, options.speakers, document);
    if (document.text.empty()) {
        refuse_without_words(source);
    }
    if (reader.bad_times > 0) {
        document.findings.push_back({Severity::Warning, {},
                                     msgn("The time of {0} cue could not be read; its words are there.",
                                          "The times of {0} cues could not be read; their words are there.", reader.bad_times,
                                          reader.bad_times)});
    }
    return document;
}

} // namespace duiding
