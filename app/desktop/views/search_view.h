// SPDX-License-Identifier: GPL-3.0-or-later
// The pane of a search: one line that says what was found, how the matches are listed, the list, and beside it the words the
// query became and what to narrow by. The search itself is a LiveSearch; this pane shows it and passes on what is chosen.
#pragma once

#include "app/desktop/jobs/live_search.h"
#include "app/desktop/views/search_rows.h"

#include <wx/panel.h>

#include <string>
#include <vector>

class wxButton;
class wxChoice;
class wxDataViewCtrl;
class wxSimplebook;
class wxSizer;
class wxSplitterWindow;
class wxStaticText;
class wxToggleButton;

namespace duiding {

class HitList;
class MainFrame;
class SearchFacets;
class SearchWords;
class SearchYears;

class SearchView : public wxPanel {
public:
    SearchView(wxWindow* parent, MainFrame& frame, LiveSearch& search);
    ~SearchView() override;

    LiveSearch& live() { return m_search; }
    void search(const std::string& query);        // at once, and shows the pane
    void type(const std::string& query);          // after a pause; shows the pane from two letters on
    void clear();
    void code_selection();                        // opens the list of codes for the selected rows
    void select_all();
    void jump_to(int row);                        // a line of the list
    void group_by(const std::string& key);        // "document", "municipality" …; "": not at all
    bool step(int step);                          // to the next or previous match; false: nothing is listed
    const SearchResult& result() const { return m_search.found()->result; }
    int row_count() const;                        // matches
    HitList& list() { return *m_list; }
    SearchWords& words() { return *m_words; }
    SearchFacets& facets() { return *m_facets; }
    SearchYears& years() { return *m_years; }
    void choose_page(int page);                   // of what stands beside the list
    wxString summary() const;

private:
    void make_head(wxSizer& column);
    void make_side(wxWindow* parent);
    void bind_list();
    void show_found();
    void show_side(bool show);
    void fill_groupings();
    void tick_year(int year);
    void fit();
    void open_note(const NoteHit& note);
    std::vector<RowGroup> groups() const;
    std::string grouping() const;                 // its key

    MainFrame& m_frame;
    Workspace& m_workspace;
    LiveSearch& m_search;
    wxStaticText* m_summary;
    wxChoice* m_order;
    wxChoice* m_grouping;
    wxChoice* m_unit;                             // of AND
    wxChoice* m_code_unit;
    wxButton* m_code;
    wxSplitterWindow* m_split;
    HitList* m_list;
    wxPanel* m_side;
    wxSimplebook* m_pages;
    std::vector<wxToggleButton*> m_tabs;
    SearchWords* m_words;
    SearchFacets* m_facets;
    SearchYears* m_years;
    std::vector<std::string> m_grouping_keys;     // as the choice lists them; the first is none
    SearchFoundPtr m_shown;
    bool m_wanted = false;                        // somebody asked: the pane opens with the answer
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);     // a job may end after this view (a change of language)
    std::vector<Connection> m_connections;
};

} // namespace duiding
