// SPDX-License-Identifier: GPL-3.0-or-later
// A new theme for the policy scan: its name and a query a line, "name: query" or only the query. Saved as searches of that theme
// in one step of undo. UI thread only.
#pragma once

#include "app/desktop/main_frame.h"
#include "core/model/saved_search.h"

#include <wx/frame.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

class wxButton;
class wxTextCtrl;

namespace duiding {

// What was typed as searches: empty lines left out. The part before the first ": " is the name, as long as it has no quotes or
// blank before it that would make it part of a query's field ("jaar:2019" has no blank after its colon).
std::vector<SavedSearch> searches_of_lines(const std::string& theme, const std::string& lines);

class ScanTheme : public wxFrame {
public:
    // `done` is told the theme when it is saved.
    ScanTheme(MainFrame& frame, std::function<void(const std::string& theme)> done);
    ~ScanTheme() override;

    wxTextCtrl& name() { return *m_name; }
    wxTextCtrl& lines() { return *m_lines; }
    void save();

private:
    Workspace& m_workspace;
    std::function<void(const std::string&)> m_done;
    wxTextCtrl* m_name;
    wxTextCtrl* m_lines;
    wxButton* m_save;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::vector<Connection> m_connections;
};

ScanTheme* open_scan_theme(MainFrame& frame);            // null: not open

} // namespace duiding
