// SPDX-License-Identifier: GPL-3.0-or-later
// The cases of the study in a small window of their own: kind, code, how many documents each has. F2 gives a case another name,
// Delete takes it away (its documents stay); both are steps of undo. UI thread only.
#pragma once

#include "app/desktop/main_frame.h"

#include <wx/frame.h>

class wxDataViewListCtrl;

namespace duiding {

class CaseList : public wxFrame {
public:
    explicit CaseList(MainFrame& frame);
    ~CaseList() override;
    wxDataViewListCtrl& list() { return *m_list; }
    void rename(CaseId the_case, const std::string& name);
    void take_away();                                        // the selected one

private:
    void refill();
    bool on_key(wxKeyEvent& event);
    CaseId chosen() const;

    Workspace& m_workspace;
    wxDataViewListCtrl* m_list = nullptr;
    MessageBar* m_bar = nullptr;
    std::vector<CaseId> m_cases;                             // of the list's lines
    std::vector<Connection> m_connections;
};

void show_case_list(MainFrame& frame);

} // namespace duiding
