// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/speaker_patterns.h"

#include "importers/support/cue_text.h"
#include "importers/support/line_blanks.h"

#include <algorithm>

namespace duiding {

namespace {

constexpr std::size_t max_names = 25;
constexpr std::size_t min_turns = 4;
constexpr LabelStyle styles[] = {LabelStyle::Arrow, LabelStyle::Prefix, LabelStyle::Bold, LabelStyle::Header, LabelStyle::Cell};

// Lines end at LF and at a soft break.
std::vector<TranscriptLine> split_lines(std::string_view text)
{
    std::vector<TranscriptLine> lines;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        std::size_t feed = text.find('\n', begin);
        std::size_t soft = text.substr(0, std::min(feed, text.size())).find("\xE2\x80\xA8", begin);
        TranscriptLine line;
        line.begin = begin;
        line.end = std::min({feed, soft, text.size()});
        line.blank = skip_blanks(text.substr(0, line.end), begin) == line.end;
        begin = line.end == soft ? line.end + 3 : line.end + 1;
        lines.push_back(std::move(line));
    }
    return lines;
}

// What the importer already knows of the lines: headings and notes, rows of tables, bold runs at their begin.
void apply_marks(std::vector<TranscriptLine>& lines, const std::vector<Mark>& marks, const OffsetMap& map)
{
    for (const Mark& mark : marks) {
        bool closes = mark.kind == MarkKind::Heading || mark.kind == MarkKind::Note;
        bool bold = mark.kind == MarkKind::Bold;
        if (!closes && !bold && mark.kind != MarkKind::Table) {
            continue;
        }
        ByteRange range = map.to_bytes(mark.range);
        auto from = static_cast<std::size_t>(range.begin.value);
        auto to = static_cast<std::size_t>(range.end.value);
        auto line = std::lower_bound(lines.begin(), lines.end(), from, [](const TranscriptLine& l, std::size_t at) { return l.end < at; });
        for (; line != lines.end() && line->begin < to; ++line) {
            if (bold) {
                std::size_t begin = std::max(from, line->begin);
                line->bold = line->bold ? line->bold : std::optional(byte_range(begin - line->begin, std::min(to, line->end) - line->begin));
            } else {
                line->closed = line->closed || closes;
                line->in_table = line->in_table || !closes;
            }
        }
    }
}

// "0:0:3.270 --> 0:0:4.250", then a name, then words. Subtitles pasted in a text have no name there.
void find_arrows(std::vector<TranscriptLine>& lines, std::string_view text)
{
    for (std::size_t i = 0; i + 2 < lines.size(); ++i) {
        std::string_view times = text.substr(lines[i].begin, lines[i].end - lines[i].begin);
        std::optional<CueTimes> read = is_times_line(times) ? parse_cue_times(times) : std::nullopt;
        if (!read) {
            continue;
        }
        const TranscriptLine& below = lines[i + 1];
        std::string_view name = without_blanks_at_end(text.substr(below.begin, below.end - below.begin));
        std::string_view words = text.substr(lines[i + 2].begin, lines[i + 2].end - lines[i + 2].begin);
        lines[i].times = TimeMark{byte_range(0, times.size()), read->begin};
        if (!lines[i + 2].blank && !is_times_line(words) && is_proper_name(name)) {
            lines[i].arrow = LineLabel{LabelStyle::Arrow, {}, std::string(name), lines[i].times};
        }
    }
}

void find_labels(std::vector<TranscriptLine>& lines, std::string_view text)
{
    bool table_before = false;
    for (TranscriptLine& line : lines) {
        std::string_view content = text.substr(line.begin, line.end - line.begin);
        bool first_row = line.in_table && !table_before;
        table_before = line.in_table;
        line.closed = line.closed || (line.in_table ? first_row && is_header_row(content) : is_interruption_line(content));
        if (line.closed || line.blank) {
            continue;
        }
        if (line.in_table) {
            line.label = parse_row_label(content);
        } else {
            line.label = parse_line_label(content);
            line.bold_label = parse_bold_label(content, line.bold);
        }
    }
}

using Labels = std::vector<std::pair<std::string, const LineLabel*>>;     // key, label; in text order

PatternScore score_labels(LabelStyle style, const Labels& labels, std::size_t text_lines, bool everything)
{
    PatternScore out;
    out.style = style;
    std::map<std::string, std::size_t> counts;
    for (const auto& [key, label] : labels) {
        ++counts[key];
        std::vector<std::string>& spellings = out.variants[key];
        if (std::find(spellings.begin(), spellings.end(), label->name) == spellings.end() && spellings.size() < 8) {
            spellings.push_back(label->name);
        }
    }
    for (const auto& [key, label] : labels) {
        if (everything || counts[key] >= 2 || style == LabelStyle::Arrow || is_certain_label(label->name)) {
            out.kept.insert(key);
            out.example = out.example.empty() ? label->name : out.example;
        } else {
            out.once.push_back(label->name);
        }
    }
    std::size_t changes = 0;
    const std::string* before = nullptr;
    for (const auto& [key, label] : labels) {
        if (out.kept.contains(key)) {
            changes += before != nullptr && *before != key;
            before = &key;
            ++out.turns;
        }
    }
    std::size_t fewest = style == LabelStyle::Arrow ? 2 : min_turns;
    if (out.turns < 2 || (!everything && (out.kept.size() < 2 || out.kept.size() > max_names || out.turns < fewest))) {
        return out;
    }
    double alternation = static_cast<double>(changes) / static_cast<double>(out.turns - 1);
    double concentration = static_cast<double>(out.turns) / static_cast<double>(labels.size());
    double coverage = std::min(1.0, static_cast<double>(out.turns) * 4 / static_cast<double>(text_lines));
    out.score = (style == LabelStyle::Arrow ? 1 : alternation) * concentration * coverage;
    return out;
}

} // namespace

const LineLabel* TranscriptLine::label_in(LabelStyle style) const
{
    const std::optional<LineLabel>& mine = style == LabelStyle::Bold ? bold_label : style == LabelStyle::Arrow ? arrow : label;
    return mine && mine->style == style ? &*mine : nullptr;
}

std::vector<TranscriptLine> transcript_lines(std::string_view text, const std::vector<Mark>& marks, const OffsetMap& map)
{
    std::vector<TranscriptLine> lines = split_lines(text);
    apply_marks(lines, marks, map);
    find_labels(lines, text);
    find_arrows(lines, text);
    return lines;
}

std::vector<PatternScore> score_patterns(const std::vector<TranscriptLine>& lines, bool everything)
{
    auto text_lines = static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), [](const auto& line) { return !line.blank; }));
    std::vector<PatternScore> scores;
    for (LabelStyle style : styles) {
        Labels labels;
        for (const TranscriptLine& line : lines) {
            if (const LineLabel* label = line.label_in(style)) {
                labels.emplace_back(label_key(label->name), label);
            }
        }
        scores.push_back(score_labels(style, labels, text_lines, everything));
    }
    std::stable_sort(scores.begin(), scores.end(), [](const PatternScore& a, const PatternScore& b) { return a.score > b.score; });
    return scores;
}

} // namespace duiding
