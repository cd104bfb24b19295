// SPDX-License-Identifier: GPL-3.0-or-later
// The searches a study keeps, with what each found when it was last run: to keep the search at hand under a name and a theme, to
// run one again, or all of them, and to see its results over time. Every run is kept by the study.
#pragma once

#include "app/desktop/jobs/live_search.h"

#include <wx/dataview.h>
#include <wx/panel.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

class wxButton;
class wxComboBox;
class wxTextCtrl;

namespace duiding {

// One run of each search, by the words that are searched for now. Runs in a job.
std::vector<SearchRun> run_saved(const ProjectIndex& index, const Snapshot& snapshot, const std::vector<SavedSearch>& searches, Progress& progress);

class SavedSearches : public wxPanel {
public:
    SavedSearches(wxWindow* parent, Workspace& workspace, LiveSearch& search);
    ~SavedSearches() override;

    void save();                                  // the search at hand, under the name and theme of the fields
    void run(std::size_t row);                    // asks it again, and keeps what it finds
    void run_all();
    void remove(std::size_t row);
    void focus_name();

    wxTextCtrl& name() { return *m_name; }
    wxComboBox& theme() { return *m_theme; }
    wxDataViewListCtrl& list() { return *m_list; }
    wxDataViewListCtrl& history() { return *m_history; }

    std::function<void(const std::string& query)> on_run;       // the field shows what is asked

private:
    void refill();
    void show_history();
    void load_runs();
    void show_state();
    const SavedSearch* chosen() const;
    void record(std::vector<SavedSearch> searches);

    Workspace& m_workspace;
    LiveSearch& m_search;
    wxTextCtrl* m_name;
    wxComboBox* m_theme;
    wxButton* m_save;
    wxButton* m_again;
    wxButton* m_all;
    wxButton* m_remove;
    wxDataViewListCtrl* m_list;
    wxDataViewListCtrl* m_history;
    std::map<SearchId, std::vector<SearchRun>> m_runs;          // oldest first
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::vector<Connection> m_connections;
};

} // namespace duiding
