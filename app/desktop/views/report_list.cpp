// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/report_list.h"

#include "app/desktop/wx_text.h"

#include <wx/frame.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

namespace duiding {

wxString finding_line(const Finding& finding)
{
    wxString line = tr(finding.message);
    if (!finding.where.empty()) {
        line = place_text(finding.where) + ": "_wx + line;
    }
    if (finding.severity == Severity::Error) {
        line = tr(msg("Error: {0}", from_wx(line)));
    }
    return line;
}

void show_list(wxWindow& parent, const wxString& title, const std::vector<wxString>& lines, const wxString& when_empty)
{
    auto* window = new wxFrame(&parent, wxID_ANY, title, wxDefaultPosition, parent.FromDIP(wxSize(760, 480)),
                               wxDEFAULT_FRAME_STYLE | wxFRAME_FLOAT_ON_PARENT | wxFRAME_NO_TASKBAR);
    wxString text;
    for (const wxString& line : lines) {
        text += line + "\n"_wx;
    }
    auto* field = new wxTextCtrl(window, wxID_ANY, lines.empty() ? when_empty : text, wxDefaultPosition, wxDefaultSize,
                                 wxTE_MULTILINE | wxTE_READONLY | wxTE_DONTWRAP | wxBORDER_NONE);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(field, 1, wxEXPAND | wxALL, parent.FromDIP(12));
    window->SetSizer(column);
    window->Bind(wxEVT_CHAR_HOOK, [window](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            window->Close();
        } else {
            event.Skip();
        }
    });
    window->CentreOnParent();
    window->Show();
    field->SetInsertionPoint(0);
}

} // namespace duiding
