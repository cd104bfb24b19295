// SPDX-License-Identifier: GPL-3.0-or-later
// The bar below the menus: the most used commands with their icons, the coder's name, and the field that searches all
// documents.
#pragma once

#include "app/desktop/workspace.h"

#include <wx/panel.h>

#include <string>
#include <vector>

class wxButton;
class wxSearchCtrl;
class wxTextCtrl;

namespace duiding {

enum class Icon;
class MainFrame;

class ToolStrip : public wxPanel {
public:
    ToolStrip(wxWindow* parent, MainFrame& frame);
    void refill();
    void focus_search(const std::string& words);
    void show_query(const std::string& query);      // what is asked elsewhere; asks nothing itself
    void focus_coder();
    wxSearchCtrl& search() { return *m_search; }

private:
    void add_button(wxSizer& row, const char* command_id, Icon picture, const wxString& label);
    void set_pictures();
    void save_coder();
    bool on_search_key(const wxKeyEvent& event);

    struct Tool {
        wxButton* button;
        Icon picture;
        std::string command;
    };
    MainFrame& m_frame;
    Workspace& m_workspace;
    std::vector<Tool> m_tools;
    wxTextCtrl* m_coder;
    wxSearchCtrl* m_search;
    std::vector<Connection> m_connections;
};

} // namespace duiding
