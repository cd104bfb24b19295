// SPDX-License-Identifier: GPL-3.0-or-later
// The searches a study keeps, with what each found when it was last run: to keep the search at hand under a name and a theme, to
// run one again, or all of them, and to see its results over time. Every run is kept by the study. What a search was narrowed by is
// kept as such: a document that comes later with that value is searched too.
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
class wxStaticText;
class wxTextCtrl;

namespace duiding {

struct SearchOutcome;

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

    wxString last_words() const;                  // what is said below the results over time

    std::function<void(const std::string& query)> on_run;       // the field shows what is asked
    std::function<void(wxWindow& below, const std::string& theme)> on_dictionary;       // in and out; the theme of the one at hand

private:
    void fit_columns();
    void refill();
    void show_history();
    void load_runs();
    void show_state();
    void show_words(const SavedSearch* search);
    void tell(const std::vector<SearchOutcome>& outcomes);
    const SavedSearch* find(SearchId id) const;
    const SavedSearch* chosen() const;
    void record(std::vector<SavedSearch> searches);

    Workspace& m_workspace;
    LiveSearch& m_search;
    wxTextCtrl* m_name;
    wxComboBox* m_theme;
    wxButton* m_save;
    wxButton* m_again;
    wxButton* m_all;
    wxButton* m_dictionary;
    wxButton* m_remove;
    wxStaticText* m_words;
    wxDataViewListCtrl* m_list;
    wxDataViewListCtrl* m_history;
    std::map<SearchId, std::vector<SearchRun>> m_runs;          // oldest first
    std::map<SearchId, ErrorText> m_errors;                     // why it could not be asked the last time
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::vector<Connection> m_connections;
};

} // namespace duiding
