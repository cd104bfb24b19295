// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drawing/caret_motion.h"

#include "core/text/segments.h"

#include <algorithm>

namespace duiding {

namespace {

enum class Step { Back, Forward };
enum class Stop { Grapheme, Word };

bool reads_from_right(const LaidCell& cell)
{
    return pango_layout_line_get_resolved_direction(cell.lines.front().line) == PANGO_DIRECTION_RTL;
}

// Goes through the places of one cell, then on to the neighbouring cell or paragraph.
class Walker {
public:
    Walker(TextLayout& layout, CharPos from) : m_layout(layout)
    {
        m_paragraph = layout.document().paragraph_index(from);
        const LaidParagraph& laid = layout.laid(m_paragraph);
        m_cell = static_cast<std::size_t>(laid.cell_of(from) - laid.cells.data());
        m_byte = cell().shown.to_byte(from);
    }

    const LaidCell& cell() { return m_layout.laid(m_paragraph).cells[m_cell]; }
    int byte() const { return m_byte; }
    CharPos position() { return cell().shown.to_position(m_byte); }

    // One grapheme to the left or right on the screen. Inside a run of the other direction that goes the other way in the
    // text; Pango knows the runs of each visual line.
    CharPos walk_visually(Step left_or_right)
    {
        int direction = left_or_right == Step::Back ? -1 : 1;
        Step leaving = (direction < 0) != reads_from_right(cell()) ? Step::Back : Step::Forward;
        CharPos start = position();
        do {
            int next = 0;
            int trailing = 0;
            pango_layout_move_cursor_visually(cell().layout.get(), TRUE, m_byte, 0, direction, &next, &trailing);
            if (next < 0 || next == G_MAXINT) {
                if (!(leaving == Step::Forward ? next_cell() : previous_cell())) {
                    break;
                }
                m_byte = leaving == Step::Forward ? 0 : length();
                continue;
            }
            m_byte = static_cast<int>(g_utf8_offset_to_pointer(text() + next, trailing) - text());
        } while (!stops_here(Stop::Grapheme) || position() == start);
        return position();
    }

    CharPos walk(Step step, Stop stop)
    {
        CharPos start = position();
        do {
            if (!(step == Step::Forward ? forward() : back())) {
                break;
            }
        } while (!stops_here(stop) || position() == start);
        return position();
    }

private:
    bool stops_here(Stop stop)
    {
        if (m_byte == 0) {
            return true;
        }
        return stop == Stop::Word ? attributes_at(m_byte).is_word_start
                                  : is_grapheme_boundary(m_layout.document().map(), position());
    }

    const PangoLogAttr& attributes_at(int byte)
    {
        int count = 0;
        const PangoLogAttr* all = pango_layout_get_log_attrs_readonly(cell().layout.get(), &count);
        return all[g_utf8_pointer_to_offset(text(), text() + byte)];
    }

    const char* text() { return cell().shown.text().c_str(); }
    int length() { return static_cast<int>(cell().shown.text().size()); }

    bool forward()
    {
        if (m_byte < length()) {
            m_byte = static_cast<int>(g_utf8_next_char(text() + m_byte) - text());
            return true;
        }
        if (!next_cell()) {
            return false;
        }
        m_byte = 0;
        return true;
    }

    bool back()
    {
        if (m_byte > 0) {
            m_byte = static_cast<int>(g_utf8_prev_char(text() + m_byte) - text());
            return true;
        }
        if (!previous_cell()) {
            return false;
        }
        m_byte = length();
        return true;
    }

    bool next_cell()
    {
        if (m_cell + 1 < m_layout.laid(m_paragraph).cells.size()) {
            ++m_cell;
            return true;
        }
        for (std::size_t i = m_paragraph + 1; i < m_layout.shape().paragraphs.size(); ++i) {
            if (!m_layout.shape().paragraphs[i].blank) {
                m_paragraph = i;
                m_cell = 0;
                return true;
            }
        }
        return false;
    }

    bool previous_cell()
    {
        if (m_cell > 0) {
            --m_cell;
            return true;
        }
        for (std::size_t i = m_paragraph; i-- > 0;) {
            if (!m_layout.shape().paragraphs[i].blank) {
                m_paragraph = i;
                m_cell = m_layout.laid(i).cells.size() - 1;
                return true;
            }
        }
        return false;
    }

    TextLayout& m_layout;
    std::size_t m_paragraph;
    std::size_t m_cell;
    int m_byte;
};

// The line above or below: in the same cell, else in the paragraph before or after.
CharPos other_line(TextLayout& layout, CharPos from, Step step, double wanted_x)
{
    std::size_t paragraph = layout.document().paragraph_index(from);
    const LaidParagraph& laid = layout.laid(paragraph);
    const LaidCell& cell = *laid.cell_of(from);
    std::size_t line = cell.line_of(cell.shown.to_byte(from));
    auto middle = [](const LaidLine& of) { return (of.top + of.bottom) / 2; };
    if (step == Step::Back ? line > 0 : line + 1 < cell.lines.size()) {
        return cell.hit(wanted_x, middle(cell.lines[step == Step::Back ? line - 1 : line + 1]));
    }
    const LaidCell* above = &cell == laid.cells.data() ? nullptr : &cell - 1;
    if (step == Step::Back && above && above->continues) {
        return above->hit(wanted_x, middle(above->lines.back()));
    }
    if (step == Step::Forward && cell.continues) {
        return (&cell + 1)->hit(wanted_x, middle((&cell + 1)->lines.front()));
    }
    const auto& shapes = layout.shape().paragraphs;
    auto count = static_cast<std::ptrdiff_t>(shapes.size());
    std::ptrdiff_t direction = step == Step::Back ? -1 : 1;
    for (auto i = static_cast<std::ptrdiff_t>(paragraph) + direction; i >= 0 && i < count; i += direction) {
        if (!shapes[static_cast<std::size_t>(i)].blank) {
            const LaidParagraph& other = layout.laid(static_cast<std::size_t>(i));
            return other.hit(wanted_x, step == Step::Back ? other.height : 0);
        }
    }
    return from;
}

CharPos line_edge(TextLayout& layout, CharPos from, CaretMotion motion)
{
    const LaidCell& cell = *layout.laid(layout.document().paragraph_index(from)).cell_of(from);
    std::size_t number = cell.line_of(cell.shown.to_byte(from));
    const LaidLine& line = cell.lines[number];
    if (motion == CaretMotion::LineBegin) {
        return cell.shown.to_position(line.begin);
    }
    if (!cell.is_wrapped(number)) {
        return cell.shown.to_position(line.end);
    }
    // The place after a wrapped line's last character is drawn at the next line; the one before its blank is meant.
    return Walker(layout, cell.shown.to_position(line.end)).walk(Step::Back, Stop::Grapheme);
}

CharPos other_paragraph(TextLayout& layout, CharPos from, Step step)
{
    const auto& paragraphs = layout.document().paragraphs();
    const auto& shapes = layout.shape().paragraphs;
    std::size_t at = layout.document().paragraph_index(from);
    if (step == Step::Back) {
        CharPos start = caret_place(layout, paragraphs[at].begin);
        if (from > start) {
            return start;
        }
        while (at > 0 && shapes[--at].blank) {
        }
    } else {
        std::size_t next = at + 1;
        while (next < shapes.size() && shapes[next].blank) {
            ++next;
        }
        if (next >= shapes.size()) {
            return caret_place(layout, paragraphs[at].end);
        }
        at = next;
    }
    return caret_place(layout, paragraphs[at].begin);
}

} // namespace

CharPos moved_caret(TextLayout& layout, CharPos from, CaretMotion motion, double wanted_x)
{
    Walker walker(layout, from);
    const auto& paragraphs = layout.document().paragraphs();
    switch (motion) {
    case CaretMotion::Left: return walker.walk_visually(Step::Back);
    case CaretMotion::Right: return walker.walk_visually(Step::Forward);
    case CaretMotion::WordLeft: return walker.walk(reads_from_right(walker.cell()) ? Step::Forward : Step::Back, Stop::Word);
    case CaretMotion::WordRight: return walker.walk(reads_from_right(walker.cell()) ? Step::Back : Step::Forward, Stop::Word);
    case CaretMotion::LineUp: return other_line(layout, from, Step::Back, wanted_x);
    case CaretMotion::LineDown: return other_line(layout, from, Step::Forward, wanted_x);
    case CaretMotion::LineBegin:
    case CaretMotion::LineEnd: return line_edge(layout, from, motion);
    case CaretMotion::ParagraphUp: return other_paragraph(layout, from, Step::Back);
    case CaretMotion::ParagraphDown: return other_paragraph(layout, from, Step::Forward);
    case CaretMotion::DocumentBegin: return caret_place(layout, paragraphs.front().begin);
    case CaretMotion::DocumentEnd: return caret_place(layout, paragraphs.back().end);
    }
    return from;
}

CharPos caret_place(TextLayout& layout, CharPos position)
{
    Walker walker(layout, position);
    CharPos shown = walker.position();
    const OffsetMap& map = layout.document().map();
    return is_grapheme_boundary(map, shown) ? shown : previous_grapheme(map, shown);
}

} // namespace duiding
