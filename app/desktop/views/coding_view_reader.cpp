// SPDX-License-Identifier: GPL-3.0-or-later
// What the coding view answers to a screen reader.
#include "app/desktop/views/coding_view.h"

namespace duiding {

namespace {

const OffsetMap& empty_map()
{
    static const OffsetMap map("");
    return map;
}

} // namespace

const OffsetMap& CodingView::reader_map() const { return m_document ? m_document->map() : empty_map(); }
CharPos CodingView::reader_caret() const { return m_state.caret; }
CharRange CodingView::reader_selection() const { return m_state.selection; }
void CodingView::reader_select(CharRange range) { select(range); }

void CodingView::reader_set_caret(CharPos position)
{
    if (m_layout) {
        move_to(caret_place(*m_layout, position), Extend::No);
        show_caret();
    }
}

wxRect CodingView::reader_extents(CharRange range)
{
    return m_layout && !m_layout->boxes(range).empty() ? rect_of(range) : wxRect();
}

CharPos CodingView::reader_position_at(const wxPoint& on_screen)
{
    return m_layout ? position_at(ScreenToClient(on_screen)) : CharPos{0};
}

CharRange CodingView::reader_line(CharPos position)
{
    if (!m_layout) {
        return char_range(0, 0);
    }
    CharPos shown = caret_place(*m_layout, position);
    return {moved_caret(*m_layout, shown, CaretMotion::LineBegin, 0), moved_caret(*m_layout, shown, CaretMotion::LineEnd, 0)};
}

} // namespace duiding
