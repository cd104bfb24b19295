// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/coding_view.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace duiding {

namespace {

constexpr auto multiple_click_time = std::chrono::milliseconds(400);
constexpr int multiple_click_distance = 4;
constexpr int drag_distance = 3;
constexpr double lines_per_notch = 3;

TextUnit unit_of_clicks(int clicks)
{
    return clicks == 2 ? TextUnit::Word : clicks == 3 ? TextUnit::Sentence : TextUnit::Turn;
}

} // namespace

void CodingView::bind_mouse()
{
    Bind(wxEVT_LEFT_DOWN, &CodingView::on_left_down, this);
    Bind(wxEVT_LEFT_DCLICK, &CodingView::on_left_down, this);
    Bind(wxEVT_LEFT_UP, &CodingView::on_left_up, this);
    Bind(wxEVT_MOTION, &CodingView::on_motion, this);
    Bind(wxEVT_MOUSEWHEEL, &CodingView::on_wheel, this);
    Bind(wxEVT_CONTEXT_MENU, &CodingView::on_context_menu, this);
    Bind(wxEVT_MOUSE_CAPTURE_LOST, &CodingView::on_capture_lost, this);
    Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent& event) {
        set_hover({});
        event.Skip();
    });
}

CharPos CodingView::position_at(const wxPoint& point)
{
    return m_layout->hit(point.x, point.y + top());
}

const LaidCoding* CodingView::stripe_under(const wxPoint& point)
{
    if (point.x < m_layout->columns().text_right()) {
        return nullptr;
    }
    double y = top();
    return stripe_at(coding_stripes(*m_layout, m_lanes, y, y + GetClientSize().y), point.x, point.y + y);
}

// 1 to 4: single, word, sentence, turn; then it starts again.
int CodingView::count_click(const wxPoint& point)
{
    auto now = std::chrono::steady_clock::now();
    bool near = std::abs(point.x - m_last_point.x) <= multiple_click_distance && std::abs(point.y - m_last_point.y) <= multiple_click_distance;
    m_clicks = near && now - m_last_click < multiple_click_time ? m_clicks % 4 + 1 : 1;
    m_last_click = now;
    m_last_point = point;
    return m_clicks;
}

void CodingView::on_left_down(wxMouseEvent& event)
{
    SetFocus();
    if (!m_layout) {
        return;
    }
    if (const LaidCoding* laid = stripe_under(event.GetPosition())) {
        activate(laid->coding.id);
        return;
    }
    CharPos position = position_at(event.GetPosition());
    bool on_time = event.GetX() < m_layout->columns().text_left - m_layout->columns().lane_width;
    if (on_time && !event.ShiftDown() && events.time_clicked && events.time_clicked(position)) {
        return;
    }
    int clicks = count_click(event.GetPosition());
    m_wanted_x = -1;
    if (event.ShiftDown()) {
        m_drag = Drag{m_selection_anchor, TextUnit::Word, true, true};
        move_to(position, Extend::Yes);
    } else if (clicks == 1) {
        m_drag = Drag{position, TextUnit::Word, true, false};
        move_to(position, Extend::No);
    } else {
        m_drag = Drag{position, unit_of_clicks(clicks), false, true};
        select(unit_at(*m_document, position, m_drag->unit));
    }
    if (!HasCapture()) {
        CaptureMouse();
    }
    m_timer.Start(33);
}

void CodingView::on_left_up(wxMouseEvent& event)
{
    if (HasCapture()) {
        ReleaseMouse();
    }
    if (!m_drag) {
        return;
    }
    bool moved = m_drag->moved;
    CharPos origin = m_drag->origin;
    m_drag.reset();
    if (!moved) {
        click_activates(origin);
        return;
    }
    selection_done();
    if (!m_state.selection.empty()) {
        activate({});
    }
    event.Skip();
}

// The innermost coding under the click; a click on the active one goes on to the one around it.
void CodingView::click_activates(CharPos position)
{
    std::vector<const LaidCoding*> here = m_lanes.at(position);
    if (here.empty()) {
        activate({});
        return;
    }
    auto active = std::find_if(here.begin(), here.end(), [this](const LaidCoding* laid) { return laid->coding.id == m_state.active; });
    bool another = active != here.end() && m_clicks == 1 && here.size() > 1;
    std::size_t next = another ? (static_cast<std::size_t>(active - here.begin()) + 1) % here.size() : 0;
    activate(here[next]->coding.id);
}

void CodingView::on_capture_lost(wxMouseCaptureLostEvent&)
{
    m_drag.reset();
    selection_done();
}

void CodingView::drag_to(const wxPoint& point)
{
    bool far = std::abs(point.x - m_last_point.x) > drag_distance || std::abs(point.y - m_last_point.y) > drag_distance;
    if (!m_drag->moved && !far) {
        return;
    }
    m_drag->moved = true;
    wxPoint inside(point.x, std::clamp(point.y, 0, GetClientSize().y - 1));
    CharPos position = position_at(inside);
    if (m_drag->by_character) {
        m_selection_anchor = m_drag->origin;
        move_to(position, Extend::Yes);
        return;
    }
    CharRange range = unit_range(*m_document, m_drag->origin, position, m_drag->unit);
    m_state.caret = position < m_drag->origin ? range.begin : range.end;
    m_selection_anchor = position < m_drag->origin ? range.end : range.begin;
    set_selection_raw(range);
}

void CodingView::on_motion(wxMouseEvent& event)
{
    if (!m_layout) {
        return;
    }
    if (m_drag && event.LeftIsDown()) {
        drag_to(event.GetPosition());
        return;
    }
    const LaidCoding* laid = stripe_under(event.GetPosition());
    set_hover(laid ? laid->coding.id : CodingId{});
    const CanvasColumns& columns = m_layout->columns();
    bool on_text = event.GetX() >= columns.text_left - columns.lane_width && event.GetX() < columns.text_right() + columns.lane_width;
    SetCursor(wxCursor(laid ? wxCURSOR_HAND : on_text ? wxCURSOR_IBEAM : wxCURSOR_ARROW));
}

// While the mouse is held above or below the view, the text goes on under it, faster further away.
void CodingView::autoscroll()
{
    if (!m_drag->moved) {
        return;
    }
    wxPoint point = ScreenToClient(wxGetMousePosition());
    int beyond = point.y < 0 ? point.y : point.y > GetClientSize().y ? point.y - GetClientSize().y : 0;
    if (beyond != 0) {
        scroll_by(std::clamp(beyond / 2.0, -60.0, 60.0) + (beyond > 0 ? 4 : -4));
        drag_to(point);
    }
}

void CodingView::on_wheel(wxMouseEvent& event)
{
    if (!m_layout || event.GetWheelAxis() != wxMOUSE_WHEEL_VERTICAL) {
        event.Skip();
        return;
    }
    double notches = static_cast<double>(event.GetWheelRotation()) / event.GetWheelDelta();
    if (event.ControlDown()) {
        zoom_by(notches > 0 ? 1 : -1);
    } else {
        scroll_by(std::round(-notches * lines_per_notch * m_layout->fonts().line_height()));
    }
}

void CodingView::on_context_menu(wxContextMenuEvent& event)
{
    if (!m_layout || !events.context_menu) {
        return;
    }
    if (event.GetPosition() == wxDefaultPosition) {
        wxRect target = rect_of(coding_target());
        events.context_menu(m_state.caret, m_state.active, target.GetBottomLeft());
        return;
    }
    wxPoint point = ScreenToClient(event.GetPosition());
    if (const LaidCoding* laid = stripe_under(point)) {
        activate(laid->coding.id);
        events.context_menu(laid->coding.range().begin, laid->coding.id, event.GetPosition());
        return;
    }
    CharPos position = position_at(point);
    if (!m_state.selection.contains(position)) {
        move_to(position, Extend::No);
        std::vector<const LaidCoding*> here = m_lanes.at(position);
        activate(here.empty() ? CodingId{} : here.front()->coding.id);
    }
    events.context_menu(position, m_state.selection.empty() ? m_state.active : CodingId{}, event.GetPosition());
}

} // namespace duiding
