// SPDX-License-Identifier: GPL-3.0-or-later
// What a search found: the words it became (each can be unticked), a row a match with its context, and coding what is
// selected in one step. Without a selection, all rows are meant.
#pragma once

#include "app/desktop/workspace.h"
#include "core/index/search.h"

#include <wx/dataview.h>
#include <wx/panel.h>

#include <set>
#include <string>
#include <vector>

class wxButton;
class wxChoice;
class wxScrolledWindow;
class wxStaticText;

namespace duiding {

class MainFrame;
class SearchRows;

class SearchView : public wxPanel {
public:
    SearchView(wxWindow* parent, MainFrame& frame);
    ~SearchView() override;
    void search(const std::string& query);
    void clear();
    void code_selection();                        // opens the list of codes for the selected rows
    void select_all();
    void jump_to(int row);
    const SearchResult& result() const { return m_result; }
    int row_count() const;
    wxDataViewCtrl& list() { return *m_list; }

private:
    struct Found;
    void run();
    void show(Found found);
    void show_words();
    void fit_columns();
    void set_word(const std::string& term, bool searched);
    std::vector<SearchHit> chosen_hits() const;

    MainFrame& m_frame;
    Workspace& m_workspace;
    wxStaticText* m_summary;
    wxChoice* m_unit;
    wxButton* m_code;
    wxScrolledWindow* m_words;
    wxDataViewCtrl* m_list;
    wxObjectDataPtr<SearchRows> m_rows;
    std::string m_query;
    std::set<std::string> m_excluded;             // terms unticked for this query
    SearchResult m_result;
    std::shared_ptr<JobRunner::Job> m_job;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);     // a job may end after this view (a change of language)
    std::vector<Connection> m_connections;
};

} // namespace duiding
