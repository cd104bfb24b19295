// SPDX-License-Identifier: GPL-3.0-or-later
// The codebook as a tree with a filter: choosing a code shows its rule and segments, F2 renames, dragging moves. Enter in the
// filter goes to the first match.
#pragma once

#include "app/desktop/workspace.h"

#include <wx/dataview.h>
#include <wx/panel.h>

#include <set>
#include <vector>

class wxSearchCtrl;

namespace duiding {

class CodesModel;
class MainFrame;

class CodesView : public wxPanel {
public:
    CodesView(wxWindow* parent, MainFrame& frame);
    ~CodesView() override;
    void refill();
    void rename_current();
    void focus_filter();
    wxDataViewCtrl& tree() { return *m_tree; }
    wxSearchCtrl& filter() { return *m_filter; }

private:
    void bind_tree();
    void bind_drag();
    void refilter();
    void expand_all(CodeId parent);
    void show_current();
    void on_edited(wxDataViewEvent& event);
    bool drop();

    MainFrame& m_frame;
    Workspace& m_workspace;
    wxSearchCtrl* m_filter;
    wxDataViewCtrl* m_tree;
    wxObjectDataPtr<CodesModel> m_model;
    std::set<CodeId> m_collapsed;        // by the user; kept over refills
    CodeId m_dragged;
    bool m_renaming = false;
    bool m_filling = false;
    std::vector<Connection> m_connections;
};

} // namespace duiding
