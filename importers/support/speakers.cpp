// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/speakers.h"

#include "core/text/fold.h"
#include "core/text/offsets.h"
#include "importers/support/line_blanks.h"
#include "importers/support/speaker_patterns.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace duiding {

namespace {

constexpr double accept_from = 0.6;
constexpr double ask_from = 0.15;
constexpr double too_close = 0.15;
constexpr std::size_t many_names = 8;
constexpr std::int64_t first_words_length = 80;          // code points

bool by_place(const Mark& a, const Mark& b)
{
    return std::tuple(a.range.begin, -a.range.length(), a.kind) < std::tuple(b.range.begin, -b.range.length(), b.kind);
}

class Marker {
public:
    Marker(std::string_view text, const OffsetMap& map, const std::vector<TranscriptLine>& lines, const std::vector<Mark>& marks,
           const PatternScore* pattern, SpeakerDetection& out)
        : m_text(text), m_map(map), m_lines(lines), m_pattern(pattern), m_out(out)
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
            const LineLabel* label = speaks(m_lines[i]);
            mark_times(m_lines[i], label);
            if (label != nullptr) {
                mark_turn(i, *label);
            }
        }
        std::sort(m_out.marks.begin(), m_out.marks.end(), by_place);
    }

private:
    // The label with which a turn begins on this line, or null.
    const LineLabel* speaks(const TranscriptLine& line) const
    {
        const LineLabel* label = m_pattern != nullptr ? line.label_in(m_pattern->style) : nullptr;
        return label != nullptr && m_pattern->kept.contains(label_key(label->name)) ? label : nullptr;
    }

    // The time beside a label runs up to the label, or up to the words.
    void mark_times(const TranscriptLine& line, const LineLabel* label)
    {
        std::optional<TimeMark> beside = label != nullptr ? label->time : line.times;
        if (beside) {
            add(MarkKind::Time, shifted(beside->range, line), beside->milliseconds, {});
        }
        for (const TimeMark& time : find_time_marks(m_text.substr(line.begin, line.end - line.begin))) {
            if (!beside || !beside->range.overlaps(time.range)) {
                add(MarkKind::Time, shifted(time.range, line), time.milliseconds, {});
            }
        }
    }

    void mark_turn(std::size_t at, const LineLabel& label)
    {
        const TranscriptLine& first = m_lines[at];
        bool name_below = label.style == LabelStyle::Arrow;
        std::size_t end = first.end;
        for (std::size_t i = at + 1; i < m_lines.size() && !m_lines[i].closed && speaks(m_lines[i]) == nullptr; ++i) {
            end = m_lines[i].blank ? end : m_lines[i].end;
        }
        CharRange range = name_below ? whole(m_lines[at + 1]) : shifted(label.label, first);
        CharPos begin = label.time ? std::min(range.begin, shifted(label.time->range, first).begin) : range.begin;
        add(MarkKind::Label, range, 0, {});
        add(MarkKind::Turn, {begin, m_map.to_char(BytePos{static_cast<std::int64_t>(end)})}, 0, speaker_name(label.name));
        ++m_out.labels[m_index.at(label_key(label.name))].turns;
    }

    // One spelling per speaker: the first.
    std::string speaker_name(const std::string& name)
    {
        auto [it, is_new] = m_index.emplace(label_key(name), m_out.speakers.size());
        if (is_new) {
            Speaker speaker;
            speaker.name = name;
            m_out.speakers.push_back(std::move(speaker));
            SpeakerLabel label;
            label.name = name;
            label.variants = m_pattern->variants.at(it->first);
            m_out.labels.push_back(std::move(label));
        }
        return m_out.speakers[it->second].name;
    }

    CharRange shifted(ByteRange range, const TranscriptLine& line) const
    {
        auto begin = static_cast<std::int64_t>(line.begin);
        return m_map.to_chars({range.begin + begin, range.end + begin});
    }
    CharRange whole(const TranscriptLine& line) const { return m_map.to_chars(byte_range(line.begin, line.end)); }

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
    const std::vector<TranscriptLine>& m_lines;
    const PatternScore* m_pattern;
    SpeakerDetection& m_out;
    std::vector<CharRange> m_known_times;
    std::map<std::string, std::size_t> m_index;          // key → place in speakers and labels
};

// "V" asks where somebody is called "A"; beside an "I" it is a person.
void guess_kinds(SpeakerDetection& out)
{
    auto has = [&](std::string_view name) {
        return std::any_of(out.speakers.begin(), out.speakers.end(), [&](const Speaker& s) { return fold_name(s.name) == name; });
    };
    bool v_asks = has("v") && has("a") && !has("i");
    for (std::size_t i = 0; i < out.speakers.size(); ++i) {
        Speaker& speaker = out.speakers[i];
        bool asks = is_interviewer_label(speaker.name) || (v_asks && fold_name(speaker.name) == "v");
        speaker.kind = asks ? SpeakerKind::Interviewer : SpeakerKind::Participant;
        out.labels[i].kind = speaker.kind;
    }
}

void remark(SpeakerDetection& out, Severity severity, Message message)
{
    out.findings.push_back({severity, {}, std::move(message)});
}

void ask(SpeakerDetection& out, Message message)
{
    out.ask = true;
    remark(out, Severity::Warning, std::move(message));
}

// Another way of writing labels that explains the text nearly as well, on other lines.
void compare_patterns(const std::vector<TranscriptLine>& lines, const std::vector<PatternScore>& scores, SpeakerDetection& out)
{
    const PatternScore& best = scores[0];
    const PatternScore& second = scores[1];
    if (second.score < ask_from || best.score - second.score >= too_close) {
        return;
    }
    bool elsewhere = std::any_of(lines.begin(), lines.end(), [&](const TranscriptLine& line) {
        return line.label_in(second.style) != nullptr && line.label_in(best.style) == nullptr;
    });
    if (elsewhere) {
        ask(out, msg("Speakers are written in two ways, like “{0}” and like “{1}”; the first was used.", best.example, second.example));
    }
}

void compare_names(const PatternScore& pattern, SpeakerDetection& out)
{
    for (const SpeakerLabel& label : out.labels) {
        for (const std::string& other : label.variants) {
            if (other != label.name && fold_name(other) == fold_name(label.name)) {
                ask(out, msg("“{0}” and “{1}” were taken for one speaker.", label.name, other));
            }
        }
    }
    std::vector<std::string> keys(pattern.kept.begin(), pattern.kept.end());
    for (std::size_t i = 0; i < keys.size(); ++i) {
        for (std::size_t j = i + 1; j < keys.size(); ++j) {
            if (look_alike(keys[i], keys[j])) {
                ask(out, msg("“{0}” and “{1}” look alike: are they one speaker?", pattern.variants.at(keys[i]).front(),
                             pattern.variants.at(keys[j]).front()));
            }
        }
    }
    if (out.speakers.size() > many_names) {
        auto n = static_cast<std::int64_t>(out.speakers.size());
        ask(out, msgn("{0} speaker was found; are all of them people who speak?", "{0} speakers were found; are all of them people who speak?",
                      n, n));
    }
}

void check_clock(SpeakerDetection& out)
{
    std::int64_t latest = 0;
    std::int64_t backwards = 0;
    for (const Mark& mark : out.marks) {
        if (mark.kind == MarkKind::Time) {
            backwards += mark.number < latest;
            latest = std::max(latest, mark.number);
        }
    }
    if (backwards > 0) {
        ask(out, msgn("The time runs backwards in {0} place.", "The time runs backwards in {0} places.", backwards, backwards));
    }
}

void report_names_heard_once(const std::vector<std::string>& names, SpeakerDetection& out)
{
    std::size_t shown = std::min<std::size_t>(names.size(), 5);
    for (std::size_t i = 0; i < shown; ++i) {
        remark(out, Severity::Info, msg("“{0}:” stands once and was not taken for a speaker.", names[i]));
    }
}

const char* style_key(LabelStyle style)
{
    switch (style) {
    case LabelStyle::Prefix: return "prefix";
    case LabelStyle::Bold: return "bold";
    case LabelStyle::Header: return "header";
    case LabelStyle::Cell: return "cell";
    case LabelStyle::Arrow: return "arrow";
    }
    return "";
}

std::string pattern_key(const PatternScore& pattern)
{
    std::string key = style_key(pattern.style);
    for (const std::string& name : pattern.kept) {
        key += (&name == &*pattern.kept.begin() ? ":" : "|") + name;
    }
    return key;
}

void add_first_words(std::string_view text, SpeakerPreview& preview)
{
    DocumentText document({}, std::string(text), preview.marks, {});
    for (SpeakerLabel& label : preview.labels) {
        auto turn = std::find_if(preview.marks.begin(), preview.marks.end(),
                                 [&](const Mark& mark) { return mark.kind == MarkKind::Turn && mark.value == label.name; });
        if (turn != preview.marks.end()) {
            CharRange head{turn->range.begin, std::min(turn->range.end, turn->range.begin + first_words_length * 2)};
            std::string words = document.quote(head);
            std::replace(words.begin(), words.end(), '\n', ' ');
            OffsetMap map(words);
            label.first_words = std::string(map.slice({{0}, {std::min(map.characters(), first_words_length)}}));
        }
    }
}

bool accepts(const PatternScore& best, SpeakerSearch search)
{
    return search == SpeakerSearch::Always ? best.turns > 0 : search == SpeakerSearch::Detect && best.score >= accept_from;
}

// Always: what comes back and alternates if there is such a thing, else everything that looks like a label.
std::vector<PatternScore> patterns_for(const std::vector<TranscriptLine>& lines, SpeakerSearch search)
{
    std::vector<PatternScore> scores = score_patterns(lines, false);
    bool nothing = scores.front().score < ask_from;
    return search == SpeakerSearch::Always && nothing ? score_patterns(lines, true) : scores;
}

} // namespace

SpeakerDetection detect_speakers(std::string_view text, const std::vector<Mark>& marks, SpeakerSearch search)
{
    SpeakerDetection out;
    OffsetMap map(text);
    std::vector<TranscriptLine> lines = transcript_lines(text, marks, map);
    std::vector<PatternScore> scores = patterns_for(lines, search);
    const PatternScore& best = scores.front();
    out.score = best.score;
    bool accepted = accepts(best, search);
    Marker(text, map, lines, marks, accepted ? &best : nullptr, out).mark();
    if (accepted) {
        guess_kinds(out);
        out.pattern = pattern_key(best);
        report_names_heard_once(best.once, out);
        compare_patterns(lines, scores, out);
        compare_names(best, out);
        check_clock(out);
    } else if (search == SpeakerSearch::Detect && best.score >= ask_from) {
        ask(out, msg("Words like “{0}” at the begin of lines may be speakers, but not for certain; none were marked.", best.example));
    }
    return out;
}

SpeakerPreview preview_speakers(std::string_view text, const std::vector<Mark>& marks)
{
    SpeakerPreview preview;
    SpeakerDetection likely = detect_speakers(text, marks, SpeakerSearch::Detect);
    preview.accepted = !likely.speakers.empty();
    SpeakerDetection shown = preview.accepted ? std::move(likely) : detect_speakers(text, marks, SpeakerSearch::Always);
    preview.score = shown.score;
    preview.labels = std::move(shown.labels);
    preview.pattern = std::move(shown.pattern);
    preview.findings = std::move(shown.findings);
    preview.marks = std::move(shown.marks);
    std::copy_if(marks.begin(), marks.end(), std::back_inserter(preview.marks), [](const Mark& mark) { return mark.kind == MarkKind::Time; });
    std::sort(preview.marks.begin(), preview.marks.end(), by_place);
    add_first_words(text, preview);
    return preview;
}

} // namespace duiding
