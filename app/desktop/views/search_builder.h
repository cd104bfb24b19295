// SPDX-License-Identifier: GPL-3.0-or-later
// Rows for those who would rather click than learn signs: all, one or none of these words, a phrase, words near each other,
// municipality, case, years, kind, speaker, code. What is filled in writes the query in the field above, which is what is searched;
// a query typed there before is kept and added to.
#pragma once

#include "app/desktop/jobs/live_search.h"
#include "app/desktop/views/search_builder_text.h"

#include <wx/scrolwin.h>

#include <functional>
#include <string>
#include <vector>

class wxButton;
class wxCheckBox;
class wxChoice;
class wxComboBox;
class wxFlexGridSizer;
class wxSpinCtrl;
class wxTextCtrl;

namespace duiding {

class SearchBuilder : public wxScrolledWindow {
public:
    SearchBuilder(wxWindow* parent, Workspace& workspace, LiveSearch& search);

    BuilderRows rows() const;
    void clear_rows();
    wxTextCtrl& all() { return *m_all; }
    wxTextCtrl& any() { return *m_any; }
    wxTextCtrl& none() { return *m_none; }
    wxComboBox& municipality() { return *m_municipality; }

    std::function<void(const std::string& query)> on_query;      // a row changed: this is the query now

private:
    wxTextCtrl* add_text(wxFlexGridSizer& grid, const Message& label);
    wxComboBox* add_names(wxFlexGridSizer& grid, const Message& label);
    void add_near(wxFlexGridSizer& grid);
    void add_years(wxFlexGridSizer& grid);
    void fill_names();
    void write();
    void query_changed();

    Workspace& m_workspace;
    LiveSearch& m_search;
    std::string m_own;                     // typed in the field, not written by the rows
    std::string m_written;                 // by the rows
    bool m_clearing = false;               // fields are being filled; their events are echoes
    wxTextCtrl* m_all;
    wxTextCtrl* m_phrase;
    wxTextCtrl* m_any;
    wxTextCtrl* m_none;
    wxTextCtrl* m_near_first;
    wxTextCtrl* m_near_second;
    wxSpinCtrl* m_distance;
    wxCheckBox* m_ordered;
    wxComboBox* m_municipality;
    wxComboBox* m_case;
    wxTextCtrl* m_from;
    wxTextCtrl* m_to;
    wxChoice* m_kind;
    wxComboBox* m_speaker;
    wxComboBox* m_code;
    std::vector<Connection> m_connections;
};

} // namespace duiding
