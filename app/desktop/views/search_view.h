// SPDX-License-Identifier: GPL-3.0-or-later
// The pane of a search: one line that says what was found, how the matches are listed, the list, and beside it the words the
// query became and what to narrow by. The search itself is a LiveSearch; this pane shows it and passes on what is chosen.
#pragma once

#include "app/desktop/jobs/live_search.h"
#include "app/desktop/views/search_rows.h"

#include <wx/panel.h>

#include <memory>
#include <set>
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

class CodePreview;
class HitList;
class MainFrame;
class SavedSearches;
class SearchBuilder;
class SearchFacets;
class SearchScopeButton;
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
    void code_selection();                        // shows what would be coded of the selected rows, or of all once all are there
    void code_typed(const std::string& query);    // the same of what the field asks, which may not be looked for yet
    std::string coded_query() const;              // of the search at hand when it coded before; else empty
    void select_all();
    void focus_list();                            // on its first match, when none is chosen
    void jump_to(int row);                        // a line of the list
    void group_by(const std::string& key);        // "document", "municipality" …; "": not at all
    bool step(int step);                          // to the next or previous match; false: nothing is listed
    const SearchResult& result() const { return m_search.found()->result; }
    int row_count() const;                        // matches
    HitList& list() { return *m_list; }
    SearchWords& words() { return *m_words; }
    SearchFacets& facets() { return *m_facets; }
    SearchYears& years() { return *m_years; }
    SearchBuilder& builder() { return *m_builder; }
    SavedSearches& saved() { return *m_saved; }
    SearchScopeButton& scope() { return *m_scope; }
    CodePreview& preview() { return *m_preview; }
    enum class Page { Words, Facets, Years, Builder, Saved };
    void choose_page(Page page);                  // of what stands beside the list
    void show_page(Page page);                    // and the keyboard goes there
    wxString summary() const;

private:
    void make_head(wxSizer& whole, wxSizer& listing);
    void make_side(wxWindow* parent);
    void bind_list();
    void show_found();
    void show_state();
    void show_side(bool show);
    int wanted_side_width() const;                // until somebody drags it
    void fill_groupings();
    void show_suggestions();
    void tick_year(int year);
    void fit();
    void show_tabs();
    void show_preview(bool show);
    void open_note(const NoteHit& note);
    void load_coded();
    void show_coded();
    std::vector<RowGroup> groups() const;
    std::string grouping() const;                 // its key

    MainFrame& m_frame;
    Workspace& m_workspace;
    LiveSearch& m_search;
    wxStaticText* m_summary;
    wxPanel* m_suggested;                         // "did you mean", as buttons
    wxChoice* m_order;
    wxChoice* m_grouping;
    wxChoice* m_unit;                             // of AND
    SearchScopeButton* m_scope;
    wxButton* m_code;
    wxButton* m_coded;                            // shown when the search at hand coded before
    wxSplitterWindow* m_split;
    wxPanel* m_listing;                           // the list below what orders, groups and codes it
    CodePreview* m_preview;
    HitList* m_list;
    wxPanel* m_body;                              // all but the preview
    wxPanel* m_side;
    wxSimplebook* m_pages;
    std::vector<wxToggleButton*> m_tabs;
    int m_tabs_width = 0;
    wxChoice* m_narrow_tabs;                      // instead of them in a narrow pane
    SearchWords* m_words;
    SearchFacets* m_facets;
    SearchYears* m_years;
    SearchBuilder* m_builder;
    SavedSearches* m_saved;
    std::vector<std::string> m_grouping_keys;     // as the choice lists them; the first is none
    SearchFoundPtr m_shown;
    bool m_dragged = false;                       // what stands beside the list has the width a person gave it
    bool m_code_wanted = false;                   // somebody asked what would be coded: it is shown with all that is found
    bool m_wanted = false;                        // somebody asked: the pane opens with the answer
    std::set<std::string> m_coded_queries;        // searches that coded
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);     // an answer may come after this pane (a change of language)
    std::vector<Connection> m_connections;
};

} // namespace duiding
