// SPDX-License-Identifier: GPL-3.0-or-later
// Scrolling and places on the screen. The view's place is an anchor (paragraph and pixels), never a height from the top:
// heights above it become exact while one reads.
#include "app/desktop/views/coding_view.h"

#include <algorithm>
#include <cmath>

namespace duiding {

namespace {

constexpr double landing_share = 0.3;            // how far from the top a jump lands

} // namespace

double CodingView::top()
{
    double height = GetClientSize().y;
    double y = std::round(m_layout->settle(m_anchor, height));
    m_anchor = m_layout->anchor_at(y);
    return y;
}

void CodingView::update_scrollbar()
{
    int view = std::max(GetClientSize().y, 1);
    int whole = m_layout ? static_cast<int>(m_layout->height()) : 0;
    int position = m_layout ? static_cast<int>(std::clamp(m_layout->y_of(m_anchor), 0.0, std::max(0.0, double(whole - view)))) : 0;
    if (GetScrollRange(wxVERTICAL) != whole || GetScrollThumb(wxVERTICAL) != view) {
        SetScrollbar(wxVERTICAL, position, view, whole);
    } else if (GetScrollPos(wxVERTICAL) != position) {
        SetScrollPos(wxVERTICAL, position);
    }
}

void CodingView::on_scroll(wxScrollWinEvent& event)
{
    if (m_layout && event.GetOrientation() == wxVERTICAL) {
        scroll_to_y(event.GetPosition());
    }
}

void CodingView::scroll_to_y(double y)
{
    m_anchor = m_layout->anchor_at(std::clamp(y, 0.0, std::max(0.0, m_layout->height() - GetClientSize().y)));
    update_scrollbar();
    Refresh();
    if (events.scrolled) {
        events.scrolled();
    }
}

void CodingView::scroll_by(double pixels)
{
    scroll_to_y(top() + pixels);
}

void CodingView::show_caret()
{
    Box box = m_layout->caret(m_state.caret);
    double y = top();
    double margin = m_layout->fonts().line_height();
    if (box.y < y + margin) {
        bool first_line = box.y < m_layout->top_of(0) + 3 * margin;          // then the heading belongs in sight
        scroll_to_y(first_line ? 0 : box.y - margin);
    } else if (box.bottom() + margin > y + GetClientSize().y) {
        scroll_to_y(box.bottom() + margin - GetClientSize().y);
    }
}

bool CodingView::is_visible(CharRange range)
{
    Box box = m_layout->bounds(range);
    double y = top();
    return box.y >= y && std::min(box.bottom(), box.y + GetClientSize().y / 2.0) <= y + GetClientSize().y;
}

void CodingView::scroll_to(CharRange range, ScrollEmphasis emphasis)
{
    if (!m_layout) {
        return;
    }
    if (!is_visible(range)) {
        scroll_to_y(m_layout->caret(range.begin).y - GetClientSize().y * landing_share);
    }
    if (emphasis == ScrollEmphasis::Brief) {
        m_state.emphasis = range;
        m_state.emphasis_strength = 1;
        m_emphasis_start = std::chrono::steady_clock::now();
        m_timer.Start(33);
    }
    Refresh();
}

CharPos CodingView::first_visible()
{
    return m_layout ? m_layout->hit(m_layout->columns().text_left, top()) : CharPos{0};
}

CharPos CodingView::reading_place()
{
    CharRange caret{m_state.caret, m_state.caret};
    return !m_layout || is_visible(caret) ? m_state.caret : first_visible();
}

void CodingView::show_from(CharPos position)
{
    if (m_layout && position.value > 0) {
        scroll_to_y(m_layout->caret(position).y - m_layout->fonts().px(4));
    }
}

wxRect CodingView::rect_of(CharRange range)
{
    if (!m_layout) {
        return {ClientToScreen(wxPoint(0, 0)), wxSize(0, 0)};
    }
    Box box = m_layout->bounds(range);
    box.y -= top();
    wxRect rect(static_cast<int>(std::floor(box.x)), static_cast<int>(std::floor(box.y)),
                static_cast<int>(std::ceil(box.width)), static_cast<int>(std::ceil(box.height)));
    int view = GetClientSize().y;
    int above = std::clamp(rect.y, 0, view);
    int below = std::clamp(rect.y + rect.height, above, view);
    return {ClientToScreen(wxPoint(rect.x, above)), wxSize(rect.width, below - above)};
}

} // namespace duiding
