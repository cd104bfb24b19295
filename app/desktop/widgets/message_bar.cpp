// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/message_bar.h"

#include "app/desktop/icons.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/wx_text.h"

#include <wx/bmpbuttn.h>
#include <wx/button.h>
#include <wx/dcclient.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>
#include <wx/stattext.h>

#include <algorithm>

namespace duiding {

MessageBar::MessageBar(wxWindow* parent) : wxPanel(parent)
{
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    m_icon = new wxStaticBitmap(this, wxID_ANY, icon(Icon::Info, theme::palette().accent));
    m_label = new wxStaticText(this, wxID_ANY, wxString());
    m_buttons = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_icon, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(16));
    row->Add(m_label, 1, wxALIGN_CENTRE_VERTICAL | wxALL, FromDIP(9));
    row->Add(m_buttons, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(10));
    SetSizer(row);
    Bind(wxEVT_PAINT, &MessageBar::paint, this);
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            dismiss();
        } else {
            event.Skip();
        }
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (event.GetSize().x == m_width) {
            return;
        }
        m_width = event.GetSize().x;
        CallAfter([this] {
            if (IsShown()) {
                wrap();
                if (on_layout) {
                    on_layout();
                }
            }
        });
    });
    Hide();
}

void MessageBar::show_text(BarKind kind, const wxString& text, std::vector<Button> buttons, bool closable)
{
    const Palette& p = theme::palette();
    m_kind = kind;
    m_text = text;
    m_icon->SetBitmap(icon(kind == BarKind::Info ? Icon::Info : Icon::Warning,
                           kind == BarKind::Error ? p.error : kind == BarKind::Warning ? p.warning : p.accent));
    m_label->SetLabelText(text);
    m_buttons->Clear(true);
    for (Button& button : buttons) {
        auto* widget = new wxButton(this, wxID_ANY, button.label);
        widget->Bind(wxEVT_BUTTON, [this, button](wxCommandEvent&) {
            CallAfter([this, button] {
                if (button.closes) {
                    dismiss();
                }
                button.run();
            });
        });
        m_buttons->Add(widget, 0, wxLEFT, FromDIP(8));
    }
    if (closable) {
        auto* cross = new wxBitmapButton(this, wxID_ANY, icon(Icon::Close, p.muted), wxDefaultPosition, wxDefaultSize, wxBORDER_NONE);
        cross->SetToolTip(tr(msg("Close")));
        native::set_accessible_name(cross, tr(msg("Close")));
        cross->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { dismiss(); }); });
        m_buttons->Add(cross, 0, wxLEFT, FromDIP(8));
    }
    native::set_accessible_name(this, text);
    Show();
    Layout();
    wrap();
    if (on_layout) {
        on_layout();
    }
}

void MessageBar::wrap()
{
    int width = GetParent()->GetClientSize().x - m_buttons->GetMinSize().x - FromDIP(90);
    if (width < FromDIP(300)) {
        return;                          // the window has no size yet
    }
    m_label->SetLabelText(m_text);
    m_label->Wrap(width);
    Layout();
}

void MessageBar::dismiss()
{
    Hide();
    if (on_layout) {
        on_layout();
    }
}

void MessageBar::paint(wxPaintEvent&)
{
    const Palette& p = theme::palette();
    wxPaintDC dc(this);
    dc.SetPen(*wxTRANSPARENT_PEN);
    auto mix = [](unsigned char over, unsigned char under) { return static_cast<unsigned char>(under + (over - under) * 0.14); };
    wxColour reddish(mix(p.error.Red(), p.panel.Red()), mix(p.error.Green(), p.panel.Green()), mix(p.error.Blue(), p.panel.Blue()));
    dc.SetBrush(wxBrush(m_kind == BarKind::Error ? reddish : p.selection));
    dc.DrawRectangle(GetClientSize());
}

} // namespace duiding
