// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/find_bar.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/wx_text.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

namespace duiding {

FindBar::FindBar(wxWindow* parent) : wxPanel(parent)
{
    m_field = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, FromDIP(wxSize(280, -1)), wxTE_PROCESS_ENTER);
    m_field->SetHint(tr(msg("Find in this document")));
    native::set_accessible_name(m_field, tr(msg("Find in this document")));
    m_count = new wxStaticText(this, wxID_ANY, wxString());
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_field, 0, wxALIGN_CENTRE_VERTICAL | wxALL, FromDIP(6));
    row->Add(m_count, 1, wxALIGN_CENTRE_VERTICAL | wxALL, FromDIP(6));
    auto button = [this, row](const Message& label, std::function<void()> run) {
        auto* widget = new wxButton(this, wxID_ANY, tr(label), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
        widget->Bind(wxEVT_BUTTON, [run = std::move(run)](wxCommandEvent&) { run(); });
        row->Add(widget, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(6));
    };
    button(msg("Previous"), [this] { on_step(-1); });
    button(msg("Next"), [this] { on_step(1); });
    button(msg("Close"), [this] { on_close(); });
    SetSizer(row);
    m_field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { on_typed(); });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        bool enter = event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER;
        if (event.GetKeyCode() == WXK_ESCAPE) {
            on_close();
        } else if (enter && m_field->HasFocus()) {
            on_step(event.ShiftDown() ? -1 : 1);
        } else {
            event.Skip();
        }
    });
    Hide();
}

void FindBar::open(const std::string& words)
{
    Show();
    if (!words.empty()) {
        m_field->ChangeValue(to_wx(words));
    }
    m_field->SetFocus();
    m_field->SelectAll();
    on_typed();
}

void FindBar::say(const wxString& count)
{
    m_count->SetLabelText(count);
    Layout();
}

std::string FindBar::query() const
{
    return from_wx(m_field->GetValue());
}

} // namespace duiding
