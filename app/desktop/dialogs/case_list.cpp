// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/case_list.h"

#include "app/common/case_rows.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/wx_text.h"

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/sizer.h>

namespace duiding {

CaseList::CaseList(MainFrame& frame)
    : wxFrame(&frame, wxID_ANY, tr(msg("Cases")), wxDefaultPosition, frame.FromDIP(wxSize(640, 460)),
              wxDEFAULT_FRAME_STYLE | wxFRAME_FLOAT_ON_PARENT | wxFRAME_NO_TASKBAR),
      m_workspace(frame.workspace())
{
    SetExtraStyle(GetExtraStyle() | wxWS_EX_BLOCK_EVENTS);           // keys typed here are not for the text behind
    SetBackgroundColour(theme::palette().window);
    m_bar = new MessageBar(this);
    m_bar->on_layout = [this] { Layout(); };
    m_list = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxBORDER_NONE);
    m_list->AppendTextColumn(tr(msg("Name")), wxDATAVIEW_CELL_EDITABLE, FromDIP(260));
    m_list->AppendTextColumn(tr(msg("Kind")), wxDATAVIEW_CELL_INERT, FromDIP(130));
    m_list->AppendTextColumn(tr(msg("Official code")), wxDATAVIEW_CELL_INERT, FromDIP(120));
    m_list->AppendTextColumn(tr(msg("Documents")), wxDATAVIEW_CELL_INERT, FromDIP(90), wxALIGN_RIGHT);
    native::set_accessible_name(m_list, tr(msg("Cases")));
    auto* rename_button = new wxButton(this, wxID_ANY, tr(msg("Rename")));
    auto* remove_button = new wxButton(this, wxID_ANY, tr(msg("Delete")));
    auto* close = new wxButton(this, wxID_ANY, tr(msg("Close")));
    auto* feet = new wxBoxSizer(wxHORIZONTAL);
    feet->Add(rename_button);
    feet->Add(remove_button, 0, wxLEFT, FromDIP(10));
    feet->AddStretchSpacer();
    feet->Add(close);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_bar, 0, wxEXPAND);
    column->Add(m_list, 1, wxEXPAND);
    column->Add(feet, 0, wxEXPAND | wxALL, FromDIP(10));
    SetSizer(column);
    rename_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (chosen()) {
            m_list->EditItem(m_list->GetSelection(), m_list->GetColumn(0));
        }
    });
    remove_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { take_away(); });
    close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Close(); });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_EDITING_DONE, [this](wxDataViewEvent& event) {
        auto line = static_cast<std::size_t>(m_list->ItemToRow(event.GetItem()));
        std::string name = event.IsEditCancelled() ? std::string() : from_wx(event.GetValue().GetString());
        event.Veto();                                        // the new name comes back with the change
        if (!name.empty() && line < m_cases.size()) {
            rename(m_cases[line], name);
        }
    });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (!on_key(event)) {
            event.Skip();
        }
    });
    m_connections.push_back(m_workspace.study_changed.connect([this] { Destroy(); }));
    m_connections.push_back(m_workspace.failed.connect([this](const ErrorText& error) { m_bar->show_text(BarKind::Error, tr(error)); }));
    m_connections.push_back(m_workspace.content_changed.connect([this](const Change& change) {
        if (change.bits.has(ChangeBit::Cases)) {
            refill();
        }
    }));
    refill();
    CentreOnParent();
    m_list->SetFocus();
}

CaseList::~CaseList()
{
    m_connections.clear();
}

void CaseList::refill()
{
    m_list->DeleteAllItems();
    m_cases.clear();
    for (const CaseRow& row : case_rows(*m_workspace.snapshot())) {
        wxVector<wxVariant> cells;
        cells.push_back(to_wx(row.the_case.name));
        cells.push_back(tr(case_kind_label(row.the_case.kind)));
        cells.push_back(to_wx(row.the_case.official_code));
        cells.push_back(number_text(row.documents));
        m_list->AppendItem(cells);
        m_cases.push_back(row.the_case.id);
    }
    if (m_cases.empty()) {
        m_bar->show_text(BarKind::Info, tr(msg("This study has no cases yet. Name them in the properties of documents, or load a metadata sheet.")));
    }
}

CaseId CaseList::chosen() const
{
    int line = m_list->GetSelectedRow();
    return line >= 0 && static_cast<std::size_t>(line) < m_cases.size() ? m_cases[static_cast<std::size_t>(line)] : CaseId{};
}

void CaseList::rename(CaseId the_case, const std::string& name)
{
    const Case* known = m_workspace.snapshot()->find_case(the_case);
    if (known && known->name != name) {
        m_workspace.run(edits::rename_case(*m_workspace.project(), the_case, name));
    }
}

void CaseList::take_away()
{
    if (CaseId the_case = chosen()) {
        m_workspace.run(edits::delete_cases(*m_workspace.project(), {the_case}));
    }
}

bool CaseList::on_key(wxKeyEvent& event)
{
    bool in_list = m_list->HasFocus() || m_list->GetMainWindow()->HasFocus();
    switch (event.GetKeyCode()) {
    case WXK_ESCAPE:
        if (!in_list) {
            return false;                                    // the field of a name
        }
        Close();
        return true;
    case WXK_F2:
        if (chosen()) {
            m_list->EditItem(m_list->GetSelection(), m_list->GetColumn(0));
        }
        return true;
    case WXK_DELETE:
        if (in_list) {
            take_away();
        }
        return in_list;
    case 'Z':
        if (event.GetModifiers() == wxMOD_CONTROL && in_list) {
            m_workspace.undo();
            return true;
        }
        return false;
    default: return false;
    }
}

void show_case_list(MainFrame& frame)
{
    for (wxWindow* child : frame.GetChildren()) {
        if (auto* list = dynamic_cast<CaseList*>(child); list && !list->IsBeingDeleted()) {
            list->Raise();
            return;
        }
    }
    (new CaseList(frame))->Show();
}

} // namespace duiding
