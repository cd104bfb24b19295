// SPDX-License-Identifier: GPL-3.0-or-later
// Keys of the coding view. Letters and signs are matched as characters, never as key codes, so that Belgian and other
// keyboards work; only the keys without a character (arrows, Home, Delete) are matched as keys.
#include "app/desktop/views/coding_view.h"

#include "app/desktop/wx_text.h"

namespace duiding {

namespace {

// What Ctrl with a letter arrives as.
constexpr int control(char letter) { return letter - 'A' + 1; }

std::optional<CaretMotion> motion_of(int key, bool word)
{
    switch (key) {
    case WXK_LEFT:
    case WXK_NUMPAD_LEFT: return word ? CaretMotion::WordLeft : CaretMotion::Left;
    case WXK_RIGHT:
    case WXK_NUMPAD_RIGHT: return word ? CaretMotion::WordRight : CaretMotion::Right;
    case WXK_UP:
    case WXK_NUMPAD_UP: return word ? CaretMotion::ParagraphUp : CaretMotion::LineUp;
    case WXK_DOWN:
    case WXK_NUMPAD_DOWN: return word ? CaretMotion::ParagraphDown : CaretMotion::LineDown;
    case WXK_HOME:
    case WXK_NUMPAD_HOME: return word ? CaretMotion::DocumentBegin : CaretMotion::LineBegin;
    case WXK_END:
    case WXK_NUMPAD_END: return word ? CaretMotion::DocumentEnd : CaretMotion::LineEnd;
    default: return {};
    }
}

bool keeps_column(CaretMotion motion)
{
    return motion == CaretMotion::LineUp || motion == CaretMotion::LineDown;
}

} // namespace

void CodingView::bind_keys()
{
    Bind(wxEVT_KEY_DOWN, &CodingView::on_key_down, this);
    Bind(wxEVT_CHAR, &CodingView::on_char, this);
    // A keyboard selection ends when the key that extended it does.
    Bind(wxEVT_KEY_UP, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_SHIFT && m_document && !m_drag) {
            selection_done();
        }
        event.Skip();
    });
}

void CodingView::on_key_down(wxKeyEvent& event)
{
    if (!m_layout || edge_key(event) || motion_key(event)) {
        event.Skip(!m_layout);
        return;
    }
    bool plain = !event.HasAnyModifiers();
    switch (event.GetKeyCode()) {
    case WXK_TAB: Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward); return;
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
        if (plain && events.enter) {
            selection_done();
            events.enter();
            return;
        }
        break;
    case WXK_DELETE:
    case WXK_NUMPAD_DELETE:
        if (plain && m_state.active && events.remove) {
            events.remove();
            return;
        }
        break;
    case WXK_ESCAPE:
        if (!m_state.selection.empty()) {
            clear_selection();
            return;
        }
        if (m_state.active) {
            activate({});
            return;
        }
        break;
    default: break;
    }
    event.Skip();
}

bool CodingView::edge_key(const wxKeyEvent& event)
{
    bool left = event.GetKeyCode() == WXK_LEFT;
    if (!event.AltDown() || event.ControlDown() || (!left && event.GetKeyCode() != WXK_RIGHT)) {
        return false;
    }
    move_active_edge(event.ShiftDown() ? RangeEdge::Begin : RangeEdge::End, left ? EdgeMotion::Earlier : EdgeMotion::Later);
    return true;
}

bool CodingView::motion_key(const wxKeyEvent& event)
{
    if (event.AltDown()) {
        return false;
    }
    Extend extend = event.ShiftDown() ? Extend::Yes : Extend::No;
    int key = event.GetKeyCode();
    if (key == WXK_PAGEUP || key == WXK_PAGEDOWN || key == WXK_NUMPAD_PAGEUP || key == WXK_NUMPAD_PAGEDOWN) {
        page(key == WXK_PAGEUP || key == WXK_NUMPAD_PAGEUP ? -1 : 1, extend);
        return true;
    }
    std::optional<CaretMotion> motion = motion_of(key, event.ControlDown());
    if (!motion) {
        return false;
    }
    // As everywhere: an arrow without Shift leaves a selection at the end it points to.
    bool leaves = extend == Extend::No && !m_state.selection.empty();
    if (leaves && *motion == CaretMotion::Left) {
        move_to(m_state.selection.begin, Extend::No);
    } else if (leaves && *motion == CaretMotion::Right) {
        move_to(m_state.selection.end, Extend::No);
    } else {
        if (m_wanted_x < 0 || !keeps_column(*motion)) {
            m_wanted_x = m_layout->caret(m_state.caret).x;
        }
        move_to(moved_caret(*m_layout, m_state.caret, *motion, m_wanted_x), extend);
    }
    if (!keeps_column(*motion)) {
        m_wanted_x = -1;
    }
    show_caret();
    return true;
}

void CodingView::page(double direction, Extend extend)
{
    Box box = m_layout->caret(m_state.caret);
    if (m_wanted_x < 0) {
        m_wanted_x = box.x;
    }
    double step = direction * std::max(GetClientSize().y - 2 * m_layout->fonts().line_height(), m_layout->fonts().line_height());
    double wanted_y = box.y + box.height / 2 + step;
    scroll_by(step);
    move_to(m_layout->hit(m_wanted_x, wanted_y), extend);
    show_caret();
}

void CodingView::on_char(wxKeyEvent& event)
{
    int key = event.GetKeyCode();
    if (!m_layout) {
        event.Skip();
        return;
    }
    if (event.ControlDown() && !event.AltDown()) {
        int character = event.GetUnicodeKey() == WXK_NONE ? key : static_cast<int>(event.GetUnicodeKey());
        if (!control_character(character)) {
            event.Skip();
        }
        return;
    }
    wxChar character = event.GetUnicodeKey();
    if (event.AltDown() || character < 32 || character == 127 || !events.type) {
        event.Skip();
        return;
    }
    selection_done();
    events.type(from_wx(wxString(character)));
}

bool CodingView::control_character(int character)
{
    switch (character) {
    case control('A'): select_all(); return true;
    case control('C'):
        selection_done();
        if (events.copy) {
            events.copy();
        }
        return true;
    case control('E'): grow_selection(); return true;
    case '+':
    case '=':
    case WXK_NUMPAD_ADD: zoom_by(1); return true;
    case '-':
    case WXK_NUMPAD_SUBTRACT: zoom_by(-1); return true;
    case '0':
    case WXK_NUMPAD0: zoom_by(0); return true;
    default: return false;
    }
}

} // namespace duiding
