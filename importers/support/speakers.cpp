// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/speakers.h"

#include "core/text/fold.h"
#include "core/text/offsets.h"
#include "importers/support/speaker_labels.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace duiding {

namespace {

constexpr double accept_from = 0.6;
constexpr std::size_t max_names = 25;
constexpr std::size_t min_turns = 4;

struct Line {
    std::size_t begin = 0;               // bytes
    std::size_t end = 0;
    bool in_table = false;
    bool closed = false;                 // heading or note: ends the turn before it, has no label of its own
    std::optional<LineLabel> label;
    bool speaks = false;                 // the label was accepted: a turn begins here

    bool blank(std::string_view text) const
    {
        return text.substr(begin, end - begin).find_first_not_of(" \t") == std::string_view::npos;
    }
};

// Lines end at LF and at a soft break.
std::vector<Line> split_lines(std::string_view text)
{
    std::vector<Line> lines;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        std::size_t feed = text.find('\n', begin);
        std::size_t soft = text.substr(0, std::min(feed, text.size())).find("\xE2\x80\xA8", begin);
        std::size_t end = std::min({feed, soft, text.size()});
        lines.push_back({begin, end});
        begin = end == soft ? end + 3 : end + 1;
    }
    return lines;
}

// What the importer already knows of the lines: headings and notes, rows of tables.
void apply_marks(std::vector<Line>& lines, const std::vector<Mark>& marks, const OffsetMap& map)
{
    for (const Mark& mark : marks) {
        bool closes = mark.kind == MarkKind::Heading || mark.kind == MarkKind::Note;
        if (!closes && mark.kind != MarkKind::Table) {
            continue;
        }
        ByteRange range = map.to_bytes(mark.range);
        auto line = std::lower_bound(lines.begin(), lines.end(), static_cast<std::size_t>(range.begin.value),
                                     [](const Line& l, std::size_t at) { return l.end < at; });
        for (; line != lines.end() && line->begin < static_cast<std::size_t>(range.end.value); ++line) {
            line->closed = line->closed || closes;
            line->in_table = line->in_table || !closes;
        }
    }
}

std::optional<LineLabel> label_of(const Line& line, std::string_view text)
{
    std::string_view content = text.substr(line.begin, line.end - line.begin);
    if (line.closed) {
        return std::nullopt;
    }
    return line.in_table ? parse_row_label(content) : parse_line_label(content);
}

struct Scored {
    double score = 0;
    std::set<std::string> kept;          // folded names
    std::vector<std::string> once;       // names as written, heard once and not certain
};

using Labels = std::vector<std::pair<std::string, const LineLabel*>>;     // folded name, label; in text order

Labels labels_of(const std::vector<Line>& lines, LabelStyle style)
{
    Labels out;
    for (const Line& line : lines) {
        if (line.label && line.label->style == style) {
            out.emplace_back(fold_name(line.label->name), &*line.label);
        }
    }
    return out;
}

Scored score_labels(const Labels& labels, std::size_t text_lines)
{
    Scored out;
    std::map<std::string, std::size_t> counts;
    for (const auto& [name, label] : labels) {
        ++counts[name];
    }
    for (const auto& [name, label] : labels) {
        if (counts[name] >= 2 || is_certain_label(label->name)) {
            out.kept.insert(name);
        } else {
            out.once.push_back(label->name);
        }
    }
    std::size_t turns = 0;
    std::size_t changes = 0;
    const std::string* before = nullptr;
    for (const auto& [name, label] : labels) {
        if (out.kept.contains(name)) {
            changes += before != nullptr && *before != name;
            before = &name;
            ++turns;
        }
    }
    if (out.kept.size() < 2 || out.kept.size() > max_names || turns < min_turns) {
        return out;
    }
    double alternation = static_cast<double>(changes) / static_cast<double>(turns - 1);
    double concentration = static_cast<double>(turns) / static_cast<double>(labels.size());
    double coverage = std::min(1.0, static_cast<double>(turns) * 4 / static_cast<double>(text_lines));
    out.score = alternation * concentration * coverage;
    return out;
}

class Marker {
public:
    Marker(std::string_view text, const OffsetMap& map, const std::vector<Line>& lines, const std::vector<Mark>& marks,
           SpeakerDetection& out)
        : m_text(text), m_map(map), m_lines(lines), m_out(out)
    {
        for (const Mark& mark : marks) {
            if (mark.kind == MarkKind::Time) {
                m_known_times.push_back(mark.range);
            }
        }
        std::sort(m_known_times.begin(), m_known_times.end());
    }

    void mark()
    {
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            mark_times(m_lines[i]);
            if (m_lines[i].speaks) {
                mark_turn(i);
            }
        }
    }

private:
    // The time beside a label runs up to the label, blanks and all.
    void mark_times(const Line& line)
    {
        std::optional<TimeMark> beside = line.speaks ? line.label->time : std::nullopt;
        if (beside) {
            add(MarkKind::Time, shifted(beside->range, line), beside->milliseconds, {});
        }
        for (const TimeMark& time : find_time_marks(m_text.substr(line.begin, line.end - line.begin))) {
            if (!beside || !beside->range.contains(time.range)) {
                add(MarkKind::Time, shifted(time.range, line), time.milliseconds, {});
            }
        }
    }

    void mark_turn(std::size_t at)
    {
        const Line& first = m_lines[at];
        std::size_t end = first.end;
        for (std::size_t i = at + 1; i < m_lines.size() && !m_lines[i].closed && !m_lines[i].speaks; ++i) {
            end = m_lines[i].blank(m_text) ? end : m_lines[i].end;
        }
        const LineLabel& label = *first.label;
        CharRange label_range = shifted(label.label, first);
        CharPos begin = label.time ? std::min(label_range.begin, shifted(label.time->range, first).begin) : label_range.begin;
        add(MarkKind::Label, label_range, 0, {});
        add(MarkKind::Turn, {begin, m_map.to_char(BytePos{static_cast<std::int64_t>(end)})}, 0, speaker_name(label.name));
    }

    // One spelling per speaker: the first.
    std::string speaker_name(const std::string& name)
    {
        auto [it, is_new] = m_names.emplace(fold_name(name), name);
        if (is_new) {
            Speaker speaker;
            speaker.name = name;
            m_out.speakers.push_back(std::move(speaker));
        }
        return it->second;
    }

    CharRange shifted(ByteRange range, const Line& line) const
    {
        auto begin = static_cast<std::int64_t>(line.begin);
        return m_map.to_chars({range.begin + begin, range.end + begin});
    }

    void add(MarkKind kind, CharRange range, std::int64_t number, std::string value)
    {
        bool known = kind == MarkKind::Time && is_known_time(range);
        if (!range.empty() && !known) {
            m_out.marks.push_back({kind, range, number, std::move(value)});
        }
    }

    // The importer's own times stay as they are.
    bool is_known_time(CharRange range) const
    {
        auto it = std::lower_bound(m_known_times.begin(), m_known_times.end(), range.begin,
                                   [](const CharRange& known, CharPos at) { return known.end <= at; });
        return it != m_known_times.end() && it->overlaps(range);
    }

    std::string_view m_text;
    const OffsetMap& m_map;
    const std::vector<Line>& m_lines;
    SpeakerDetection& m_out;
    std::vector<CharRange> m_known_times;
    std::map<std::string, std::string> m_names;
};

// "V" asks where somebody is called "A"; beside an "I" it is a person.
void guess_kinds(std::vector<Speaker>& speakers)
{
    auto has = [&](std::string_view name) {
        return std::any_of(speakers.begin(), speakers.end(), [&](const Speaker& s) { return fold_name(s.name) == name; });
    };
    bool v_asks = has("v") && has("a") && !has("i");
    for (Speaker& speaker : speakers) {
        bool asks = is_interviewer_label(speaker.name) || (v_asks && fold_name(speaker.name) == "v");
        speaker.kind = asks ? SpeakerKind::Interviewer : SpeakerKind::Participant;
    }
}

void report_names_heard_once(const std::vector<std::string>& names, Findings& findings)
{
    for (const std::string& name : names) {
        findings.push_back({Severity::Info, {}, msg("“{0}:” stands once and was not taken for a speaker.", name)});
    }
}

} // namespace

SpeakerDetection detect_speakers(std::string_view text, const std::vector<Mark>& marks)
{
    SpeakerDetection out;
    OffsetMap map(text);
    std::vector<Line> lines = split_lines(text);
    apply_marks(lines, marks, map);
    std::size_t text_lines = 0;
    for (Line& line : lines) {
        text_lines += !line.blank(text);
        line.label = label_of(line, text);
    }
    Scored best;
    LabelStyle style = LabelStyle::Prefix;
    for (LabelStyle candidate : {LabelStyle::Prefix, LabelStyle::Header, LabelStyle::Cell}) {
        Scored scored = score_labels(labels_of(lines, candidate), text_lines);
        if (scored.score > best.score) {
            best = std::move(scored);
            style = candidate;
        }
    }
    out.score = best.score;
    bool accepted = best.score >= accept_from;
    for (Line& line : lines) {
        line.speaks = accepted && line.label && line.label->style == style && best.kept.contains(fold_name(line.label->name));
    }
    Marker(text, map, lines, marks, out).mark();
    if (accepted) {
        guess_kinds(out.speakers);
        report_names_heard_once(best.once, out.findings);
    }
    std::sort(out.marks.begin(), out.marks.end(), [](const Mark& a, const Mark& b) {
        return std::tuple(a.range.begin, -a.range.length(), a.kind) < std::tuple(b.range.begin, -b.range.length(), b.kind);
    });
    return out;
}

} // namespace duiding
