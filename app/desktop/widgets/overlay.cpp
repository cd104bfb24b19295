// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/overlay.h"

#include "app/desktop/theme.h"

#include <wx/dcclient.h>
#include <wx/sizer.h>

#include <algorithm>

namespace duiding {

Overlay::Overlay(wxWindow* frame) : wxPanel(frame, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS)
{
    m_field = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER | wxTE_PROCESS_TAB);
    m_list = new PickList(this);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_field, 0, wxEXPAND | wxALL, FromDIP(8));
    column->Add(m_list, 1, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, 1);
    SetSizer(column);
    Bind(wxEVT_PAINT, &Overlay::paint, this);
    Bind(wxEVT_CHAR_HOOK, &Overlay::on_key, this);
    m_field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        if (IsShown()) {
            on_typed();
        }
    });
    m_field->Bind(wxEVT_KILL_FOCUS, &Overlay::on_focus_lost, this);
    m_list->on_pick = [this](int row) {
        m_list->SetSelection(row);
        on_enter(false, false);
    };
    Hide();
}

void Overlay::open_at(wxPoint corner, int above, int width)
{
    m_corner = corner;
    m_above = above;
    m_width = width;
    Show();
    resize_to_rows();
    Raise();
    m_field->SetFocus();
    m_field->SetInsertionPointEnd();
}

void Overlay::resize_to_rows()
{
    wxSize frame = GetParent()->GetClientSize();
    int field = m_field->GetBestSize().y + FromDIP(16);
    int below = m_below && m_below->IsShown() ? m_below->GetBestSize().y + FromDIP(8) : 0;
    int width = std::min(m_width, frame.x - FromDIP(16));
    int height = field + below + m_list->wanted_height(FromDIP(340)) + FromDIP(4);
    int x = std::clamp(m_corner.x, FromDIP(8), std::max(FromDIP(8), frame.x - width - FromDIP(8)));
    int y = m_corner.y;
    int room = frame.y - FromDIP(8) - y;
    if (height > room && (room >= FromDIP(250) || m_above < room)) {
        height = room;                    // a shorter list below is better than one that covers what was read
    } else if (height > room) {
        height = std::min(height, m_above - FromDIP(8));
        y = m_above - height;
    }
    SetSize(x, y, width, height);
    Layout();
    Refresh();
}

void Overlay::close()
{
    if (!IsShown()) {
        return;
    }
    Hide();
    on_closed();
}

void Overlay::paint(wxPaintEvent&)
{
    const Palette& p = theme::palette();
    wxPaintDC dc(this);
    dc.SetPen(wxPen(p.accent));
    dc.SetBrush(wxBrush(p.panel));
    dc.DrawRectangle(GetClientSize());
}

void Overlay::on_key(wxKeyEvent& event)
{
    switch (event.GetKeyCode()) {
    case WXK_ESCAPE: close(); return;
    case WXK_UP: m_list->move(-1); return;
    case WXK_DOWN: m_list->move(1); return;
    case WXK_PAGEUP: m_list->move(-6); return;
    case WXK_PAGEDOWN: m_list->move(6); return;
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER: on_enter(event.ShiftDown(), event.ControlDown()); return;
    default: break;
    }
    if (!on_other_key(event)) {
        event.Skip();
    }
}

void Overlay::on_focus_lost(wxFocusEvent& event)
{
    event.Skip();
    CallAfter([this] {
        wxWindow* focus = wxWindow::FindFocus();
        if (IsShown() && focus && focus != this && !IsDescendant(focus)) {
            close();
        }
    });
}

} // namespace duiding
