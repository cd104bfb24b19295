// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/tool_strip.h"

#include "app/desktop/icons.h"
#include "app/desktop/jobs/live_search.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/search_view.h"
#include "app/desktop/wx_text.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/srchctrl.h>
#include <wx/textctrl.h>

namespace duiding {

ToolStrip::ToolStrip(wxWindow* parent, MainFrame& frame) : wxPanel(parent), m_frame(frame), m_workspace(frame.workspace())
{
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->AddSpacer(FromDIP(8));
    add_button(*row, "code.apply", Icon::Tag, tr(msg("Code passage")));
    add_button(*row, "memo.document", Icon::Memo, tr(msg("Memo")));
    add_button(*row, "project.import", Icon::Import, tr(msg("Import")));
    add_button(*row, "analyse.scan", Icon::Grid, tr(msg("Policy scan")));
    add_button(*row, "project.export_report", Icon::Chart, tr(msg("Report")));
    row->AddSpacer(FromDIP(10));
    add_button(*row, "edit.undo", Icon::Undo, wxString());
    add_button(*row, "edit.redo", Icon::Redo, wxString());
    row->AddStretchSpacer();
    m_coder = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, FromDIP(wxSize(180, -1)), wxTE_PROCESS_ENTER);
    m_coder->SetHint(tr(msg("Your name or initials")));
    m_coder->SetToolTip(tr(msg("Your name or initials: your codings carry it")));
    native::set_accessible_name(m_coder, tr(msg("Your name or initials")));
    m_search = new wxSearchCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, FromDIP(wxSize(370, -1)), wxTE_PROCESS_ENTER);
    m_search->SetDescriptiveText(tr(msg("Search all documents")) + "   Ctrl+Shift+F"_wx);
    m_search->ShowCancelButton(true);
    native::set_accessible_name(m_search, tr(msg("Search all documents")));
    row->Add(m_coder, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(10));
    row->Add(m_search, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT | wxTOP | wxBOTTOM, FromDIP(12));
    SetSizer(row);

    m_search->Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
        m_frame.search().type(from_wx(m_search->GetValue()));
        event.Skip();
    });
    m_search->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (!on_search_key(event)) {
            event.Skip();
        }
    });
    auto search = [this] { m_frame.search().search(from_wx(m_search->GetValue())); };
    m_search->Bind(wxEVT_TEXT_ENTER, [search](wxCommandEvent&) { search(); });
    m_search->Bind(wxEVT_SEARCH, [search](wxCommandEvent&) { search(); });
    m_search->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) {
        m_search->Clear();
        m_frame.search().clear();
    });
    m_coder->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        save_coder();
        event.Skip();
    });
    m_coder->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) {
        save_coder();
        m_frame.centre().focus_text();
    });
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent&) { m_search->SetFocus(); });
    m_connections.push_back(theme::changed().connect([this] { set_pictures(); }));
    m_connections.push_back(m_workspace.content_changed.connect([this](const Change& change) {
        if (change.bits.has(ChangeBit::Coders)) {
            refill();
        }
    }));
    set_pictures();
}

// From the field on to what it found, without the mouse.
bool ToolStrip::on_search_key(const wxKeyEvent& event)
{
    int key = event.GetKeyCode();
    bool enter = key == WXK_RETURN || key == WXK_NUMPAD_ENTER;
    if (key == WXK_DOWN && !event.HasAnyModifiers()) {
        m_frame.search().focus_list();
    } else if (enter && event.ControlDown() && event.ShiftDown()) {
        m_frame.search().code_typed(from_wx(m_search->GetValue()));
    } else if (key == WXK_ESCAPE && m_frame.live_search().lasts()) {
        m_frame.live_search().cancel();
    } else if (key == WXK_ESCAPE) {
        m_frame.centre().focus_text();
    } else {
        return false;
    }
    return true;
}

void ToolStrip::add_button(wxSizer& row, const char* command_id, Icon picture, const wxString& label)
{
    const Command* command = m_frame.commands().find(command_id);
    if (!command) {
        return;
    }
    auto* button = new wxButton(this, wxID_ANY, label, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxBU_EXACTFIT);
    wxString help = tr(command->help);
    const std::string& key = command->key.empty() ? command->hint : command->key;
    button->SetToolTip(key.empty() ? help : help + "  ("_wx + to_wx(key) + ")"_wx);
    native::set_accessible_name(button, label.empty() ? tr(command->label) : label);
    button->Bind(wxEVT_BUTTON, [this, id = command->id](wxCommandEvent&) {
        m_frame.centre().focus_text();
        m_frame.run(id);
    });
    row.Add(button, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(4));
    m_tools.push_back({button, picture, command->id});
}

void ToolStrip::set_pictures()
{
    for (const Tool& tool : m_tools) {
        tool.button->SetBitmap(icon(tool.picture, theme::palette().text));
    }
    Layout();
}

void ToolStrip::refill()
{
    const Snapshot& snapshot = *m_workspace.snapshot();
    const Coder* coder = m_workspace.is_open() ? snapshot.find_coder(m_workspace.project()->coder()) : nullptr;
    m_coder->ChangeValue(to_wx(coder ? coder->name : m_workspace.settings().coder));
    m_coder->Enable(m_workspace.is_open());
    m_search->Enable(m_workspace.is_open());
}

void ToolStrip::save_coder()
{
    m_workspace.set_coder_name(from_wx(m_coder->GetValue()));
}

void ToolStrip::focus_search(const std::string& words)
{
    if (!words.empty()) {
        m_search->ChangeValue(to_wx(words));
    }
    m_search->SetFocus();
    m_search->SelectAll();
}

void ToolStrip::show_query(const std::string& query)
{
    m_search->ChangeValue(to_wx(query));
}

void ToolStrip::focus_coder()
{
    m_coder->SetFocus();
    m_coder->SelectAll();
}

} // namespace duiding
