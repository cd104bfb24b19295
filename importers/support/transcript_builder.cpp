// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/transcript_builder.h"

#include "core/text/fold.h"
#include "importers/support/paragraph_builder.h"
#include "importers/support/speaker_labels.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace duiding {

namespace {

constexpr std::int64_t pause = 2'000;                    // milliseconds of silence that begin a paragraph
constexpr std::int64_t long_paragraph = 600;             // code points after which the next end of a sentence begins one
constexpr double named_share = 0.6;
constexpr double trusted_share = 0.8;                    // then a name heard once is a name too

bool ends_sentence(std::string_view text)
{
    std::size_t end = text.find_last_not_of(" \t\"')");
    return end != std::string_view::npos && (text[end] == '.' || text[end] == '?' || text[end] == '!');
}

class Writer {
public:
    explicit Writer(ImportedDocument& document) : m_document(document) {}

    void write(const std::vector<Cue>& cues)
    {
        const Cue* before = nullptr;
        for (const Cue& cue : cues) {
            bool new_voice = before == nullptr || before->speaker != cue.speaker;
            if (before != nullptr && (new_voice || begins_paragraph(*before, cue))) {
                m_last_end = m_builder.here();
                m_builder.end_paragraph();
            }
            if (new_voice) {
                end_turn();
                begin_turn(cue);
            } else {
                write_time(cue);
            }
            m_builder.text(cue.text);
            m_last_end = m_builder.here();
            note_time(cue);
            before = &cue;
        }
        end_turn();
        report();
        m_builder.finish(m_document);
    }

private:
    bool begins_paragraph(const Cue& before, const Cue& cue) const
    {
        bool paused = before.end && cue.begin && *cue.begin - *before.end >= pause;
        bool is_long = m_builder.here() - m_builder.paragraph_begin() >= long_paragraph;
        return cue.starts_paragraph || paused || (is_long && ends_sentence(before.text));
    }

    void write_time(const Cue& cue)
    {
        if (!m_builder.paragraph_empty()) {
            m_builder.text(" ");
        }
        if (cue.begin) {
            CharPos begin = m_builder.here();
            m_builder.text(time_text(*cue.begin) + " ");
            m_builder.mark(MarkKind::Time, {begin, m_builder.here()}, *cue.begin);
        }
    }

    void begin_turn(const Cue& cue)
    {
        m_turn_begin = m_builder.here();
        write_time(cue);
        m_speaker = cue.speaker;
        if (m_speaker.empty()) {
            return;
        }
        CharPos begin = m_builder.here();
        m_builder.text(m_speaker + ": ");
        m_builder.mark(MarkKind::Label, {begin, m_builder.here()});
        if (m_known.insert(m_speaker).second) {
            Speaker speaker;
            speaker.name = m_speaker;
            speaker.kind = is_interviewer_label(m_speaker) ? SpeakerKind::Interviewer : SpeakerKind::Participant;
            m_document.speakers.push_back(std::move(speaker));
        }
    }

    void end_turn()
    {
        if (!m_speaker.empty()) {
            m_builder.mark(MarkKind::Turn, {m_turn_begin, m_last_end}, 0, m_speaker);
        }
        m_speaker.clear();
    }

    void note_time(const Cue& cue)
    {
        m_backwards += cue.begin && *cue.begin < m_latest;
        m_latest = std::max(m_latest, cue.begin.value_or(0));
    }

    void report()
    {
        if (m_backwards > 0) {
            m_document.findings.push_back({Severity::Warning, {},
                                           msgn("The time runs backwards in {0} place.", "The time runs backwards in {0} places.",
                                                m_backwards, m_backwards)});
        }
    }

    ImportedDocument& m_document;
    ParagraphBuilder m_builder;
    std::set<std::string> m_known;                       // speakers in the document
    std::string m_speaker;
    CharPos m_turn_begin;
    CharPos m_last_end;
    std::int64_t m_latest = 0;
    std::int64_t m_backwards = 0;
};

} // namespace

std::string time_text(std::int64_t milliseconds)
{
    std::int64_t seconds = milliseconds / 1000;
    return fmt::format("[{:02}:{:02}:{:02}]", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

void take_names_from_words(std::vector<Cue>& cues)
{
    auto has_speaker = [](const Cue& cue) { return !cue.speaker.empty(); };
    if (cues.empty() || std::any_of(cues.begin(), cues.end(), has_speaker)) {
        return;
    }
    std::vector<std::optional<LineLabel>> labels;
    std::map<std::string, std::size_t> heard;
    std::size_t named = 0;
    for (const Cue& cue : cues) {
        std::optional<LineLabel> label = parse_line_label(cue.text);
        bool is_name = label && label->style == LabelStyle::Prefix && !label->time;
        labels.push_back(is_name ? std::move(label) : std::nullopt);
        if (is_name) {
            ++named;
            ++heard[fold_name(labels.back()->name)];
        }
    }
    double share = static_cast<double>(named) / static_cast<double>(cues.size());
    if (share < named_share) {
        return;
    }
    std::map<std::string, std::string> spelling;
    for (std::size_t i = 0; i < cues.size(); ++i) {
        if (!labels[i]) {
            continue;
        }
        std::string key = fold_name(labels[i]->name);
        if (share >= trusted_share || heard[key] > 1 || is_certain_label(labels[i]->name)) {
            cues[i].speaker = spelling.emplace(key, labels[i]->name).first->second;
            cues[i].text.erase(0, static_cast<std::size_t>(labels[i]->label.end.value));
        }
    }
}

void build_transcript(const std::vector<Cue>& cues, SpeakerSearch search, ImportedDocument& document)
{
    std::vector<Cue> written;
    written.reserve(cues.size());
    for (const Cue& cue : cues) {
        if (cue.text.find_first_not_of(" \t") != std::string::npos) {
            written.push_back(cue);
            if (search == SpeakerSearch::Never) {
                written.back().speaker.clear();
            }
        }
    }
    Writer(document).write(written);
}

} // namespace duiding
