// SPDX-License-Identifier: GPL-3.0-or-later
// The documents of the study, grouped by kind, with the number of codings each has. A click shows one; Ctrl and Shift choose more,
// for what can be done to several at once. Files dropped here are imported like anywhere else.
#pragma once

#include "app/desktop/workspace.h"

#include <wx/dataview.h>
#include <wx/panel.h>

#include <vector>

namespace duiding {

class DocumentsModel;
class MainFrame;

class DocumentsView : public wxPanel {
public:
    DocumentsView(wxWindow* parent, MainFrame& frame);
    ~DocumentsView() override;
    void refill();
    void rename_current();
    std::vector<DocumentId> chosen() const;       // several, as listed; else the document at hand; else none
    wxDataViewCtrl& list() { return *m_list; }

private:
    void show_current();
    void show_tip(const wxPoint& at);
    void on_selected(wxDataViewEvent& event);
    void on_context_menu(wxDataViewEvent& event);
    void on_edited(wxDataViewEvent& event);

    MainFrame& m_frame;
    Workspace& m_workspace;
    wxDataViewCtrl* m_list;
    wxObjectDataPtr<DocumentsModel> m_model;
    bool m_renaming = false;
    std::vector<Connection> m_connections;
};

} // namespace duiding
