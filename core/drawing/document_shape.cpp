// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drawing/document_shape.h"

#include <algorithm>

#include <fmt/format.h>

namespace duiding {

namespace {

class ShapeReader {
public:
    explicit ShapeReader(const DocumentText& document) : m_document(document)
    {
        m_shape.paragraphs.resize(document.paragraphs().size());
    }

    DocumentShape read()
    {
        for (const Speaker& speaker : m_document.speakers()) {
            m_kinds.emplace_back(speaker.name, speaker.kind);
        }
        for (const Mark& mark : m_document.marks()) {
            take(mark);
        }
        find_blanks();
        std::stable_sort(m_shape.runs.begin(), m_shape.runs.end(),
                         [](const StyledRun& a, const StyledRun& b) { return a.paragraph < b.paragraph; });
        std::stable_sort(m_shape.notes.begin(), m_shape.notes.end(),
                         [](const MarginNote& a, const MarginNote& b) { return a.at < b.at; });
        m_shape.has_notes = !m_shape.notes.empty();
        return std::move(m_shape);
    }

private:
    ParagraphShape& paragraph_of(CharPos position) { return m_shape.paragraphs[m_document.paragraph_index(position)]; }

    // True where only labels, times and blanks lie between the paragraph's start and the position.
    bool begins_paragraph(CharPos position) const
    {
        CharPos start = m_document.paragraphs()[m_document.paragraph_index(position)].begin;
        return nothing_to_read({start, position});
    }

    // Cheaper than DocumentText::snap_selection, which knows graphemes: this runs over every paragraph at opening.
    bool nothing_to_read(CharRange range) const
    {
        const auto& hidden = m_document.non_content();
        auto span = std::lower_bound(hidden.begin(), hidden.end(), range.begin,
                                     [](const CharRange& s, CharPos at) { return s.end <= at; });
        CharPos at = range.begin;
        for (; at < range.end; ++span) {
            CharPos until = span == hidden.end() ? range.end : std::min(span->begin, range.end);
            if (at < until && m_document.slice({at, until}).find_first_not_of(" \t") != std::string_view::npos) {
                return false;
            }
            if (span == hidden.end()) {
                return true;
            }
            at = span->end;
        }
        return true;
    }

    void take(const Mark& mark)
    {
        switch (mark.kind) {
        case MarkKind::Page: take_page(mark); break;
        case MarkKind::Heading: set_style(mark, ParagraphStyle::Heading); break;
        case MarkKind::ListItem:
            set_style(mark, ParagraphStyle::ListItem);
            paragraph_of(mark.range.begin).list_item = &mark;
            break;
        case MarkKind::Turn: take_turn(mark); break;
        case MarkKind::Time: m_shape.notes.push_back({mark.range.begin, clock_text(mark.number), true}); break;
        case MarkKind::Table: take_table(mark); break;
        case MarkKind::Bold:
        case MarkKind::Italic: take_run(mark); break;
        case MarkKind::Label: take_label(mark); break;
        case MarkKind::Note:
        case MarkKind::Section:
        case MarkKind::Recognised:
        case MarkKind::Comment: break;
        }
    }

    void set_style(const Mark& mark, ParagraphStyle style)
    {
        ParagraphShape& paragraph = paragraph_of(mark.range.begin);
        paragraph.style = style;
        paragraph.level = static_cast<std::uint8_t>(std::clamp<std::int64_t>(mark.number, 1, 9));
    }

    void take_page(const Mark& mark)
    {
        if (mark.range.empty()) {
            return;                              // a picture: nothing of it stands in the text
        }
        if (begins_paragraph(mark.range.begin)) {
            paragraph_of(mark.range.begin).page = &mark;
        } else {
            const std::string& printed = mark.value;
            m_shape.notes.push_back({mark.range.begin, "p. " + (printed.empty() ? std::to_string(mark.number) : printed)});
        }
    }

    void take_turn(const Mark& mark)
    {
        auto known = std::find_if(m_kinds.begin(), m_kinds.end(), [&](const auto& k) { return k.first == mark.value; });
        SpeakerKind kind = known == m_kinds.end() ? SpeakerKind::Participant : known->second;
        if (kind == SpeakerKind::NoSpeaker) {
            return;
        }
        if (begins_paragraph(mark.range.begin)) {
            paragraph_of(mark.range.begin).caption = mark.value;
        } else {
            m_shape.notes.push_back({mark.range.begin, mark.value});
        }
        Voice voice = kind == SpeakerKind::Interviewer ? Voice::Interviewer : Voice::Participant;
        const auto& paragraphs = m_document.paragraphs();
        for (std::size_t i = m_document.paragraph_index(mark.range.begin);
             i < paragraphs.size() && paragraphs[i].begin < mark.range.end; ++i) {
            m_shape.paragraphs[i].voice = voice;
        }
    }

    // The question of a questionnaire: a label that is a whole paragraph and nobody's turn.
    void take_label(const Mark& mark)
    {
        ParagraphShape& paragraph = paragraph_of(mark.range.begin);
        bool whole = m_document.paragraphs()[m_document.paragraph_index(mark.range.begin)] == mark.range;
        if (whole && paragraph.caption.empty() && m_document.turn_at(mark.range.begin) == nullptr) {
            paragraph.caption = m_document.slice(mark.range);
        }
    }

    void take_table(const Mark& mark)
    {
        TableShape table;
        table.first_paragraph = m_document.paragraph_index(mark.range.begin);
        const auto& paragraphs = m_document.paragraphs();
        for (std::size_t i = table.first_paragraph; i < paragraphs.size() && paragraphs[i].begin < mark.range.end; ++i) {
            m_shape.paragraphs[i].style = ParagraphStyle::TableRow;
            m_shape.paragraphs[i].table = static_cast<int>(m_shape.tables.size());
            measure_row(m_document.slice(paragraphs[i]), table.columns);
            ++table.rows;
        }
        m_shape.tables.push_back(std::move(table));
    }

    static void measure_row(std::string_view row, std::vector<TableShape::Column>& columns)
    {
        for (std::size_t number = 0;; ++number) {
            std::size_t tab = row.find('\t');
            std::string_view cell = row.substr(0, tab);
            if (columns.size() <= number) {
                columns.emplace_back();
            }
            TableShape::Column& column = columns[number];
            column.longest_cell = std::max(column.longest_cell, static_cast<double>(cell.size()));
            column.longest_word = std::max(column.longest_word, static_cast<double>(longest_word(cell)));
            if (tab == std::string_view::npos) {
                return;
            }
            row.remove_prefix(tab + 1);
        }
    }

    static std::size_t longest_word(std::string_view cell)
    {
        std::size_t longest = 0;
        for (std::size_t at = 0; at < cell.size();) {
            std::size_t end = std::min(cell.find(' ', at), cell.size());
            longest = std::max(longest, end - at);
            at = end + 1;
        }
        return longest;
    }

    void take_run(const Mark& mark)
    {
        const auto& paragraphs = m_document.paragraphs();
        for (std::size_t i = m_document.paragraph_index(mark.range.begin);
             i < paragraphs.size() && paragraphs[i].begin < mark.range.end; ++i) {
            CharRange part = mark.range.intersection(paragraphs[i]);
            if (!part.empty()) {
                m_shape.runs.push_back({i, part, mark.kind});
            }
        }
    }

    void find_blanks()
    {
        const auto& paragraphs = m_document.paragraphs();
        for (std::size_t i = 0; i < paragraphs.size(); ++i) {
            m_shape.paragraphs[i].blank = nothing_to_read(paragraphs[i]);
        }
    }

    const DocumentText& m_document;
    DocumentShape m_shape;
    std::vector<std::pair<std::string_view, SpeakerKind>> m_kinds;
};

} // namespace

DocumentShape shape_of(const DocumentText& document)
{
    return ShapeReader(document).read();
}

std::vector<const MarginNote*> DocumentShape::notes_in(CharRange paragraph) const
{
    std::vector<const MarginNote*> found;
    auto it = std::lower_bound(notes.begin(), notes.end(), paragraph.begin,
                               [](const MarginNote& note, CharPos at) { return note.at < at; });
    for (; it != notes.end() && it->at <= paragraph.end; ++it) {
        found.push_back(&*it);
    }
    return found;
}

std::pair<const StyledRun*, const StyledRun*> DocumentShape::runs_of(std::size_t paragraph) const
{
    auto before = [](const StyledRun& run, std::size_t value) { return run.paragraph < value; };
    auto first = std::lower_bound(runs.begin(), runs.end(), paragraph, before);
    auto last = std::lower_bound(first, runs.end(), paragraph + 1, before);
    return {runs.data() + (first - runs.begin()), runs.data() + (last - runs.begin())};
}

std::string clock_text(std::int64_t milliseconds)
{
    std::int64_t seconds = milliseconds / 1000;
    return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

} // namespace duiding
