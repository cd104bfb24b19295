// SPDX-License-Identifier: GPL-3.0-or-later
// What a policy scan is asked: the columns (a theme of saved searches, or codes), the rows, and which documents count: kind,
// years, in force. Above the grid; Enter in a year, or the button, makes the scan. The last choice of a study is remembered in it.
#pragma once

#include "app/desktop/jobs/scan_job.h"

#include <wx/panel.h>

#include <functional>
#include <string>
#include <vector>

class wxButton;
class wxChoice;
class wxTextCtrl;

namespace duiding {

class ScanChoice : public wxPanel {
public:
    ScanChoice(wxWindow* parent, Workspace& workspace);

    void recall();                                       // another study: what was chosen in it last
    void refill();                                       // from the study; keeps what was chosen where it is still there
    ScanRequest ask() const;
    bool has_searches() const;
    void choose_columns(const std::string& key);         // "theme:Preventie", "searches", "codes:" with a GUID, "codes"
    void choose_rows(const std::string& key);            // as group_key()
    void set_years(const std::string& from, const std::string& to);
    std::vector<SearchId> searches() const { return ask().searches; }
    std::string columns_key() const;
    void remember() const;
    wxChoice& columns() { return *m_columns; }
    // Not in its own row: the view puts them where there is room.
    wxButton* words_button() { return m_words; }
    wxButton* theme_button() { return m_theme; }

    std::function<void()> on_run;
    std::function<void()> on_words;                      // the sheet of words
    std::function<void()> on_theme;                      // a new theme

private:
    struct Columns {
        std::string key;
        Message label;
        std::vector<SearchId> searches;
        std::vector<CodeId> codes;
    };
    std::vector<Columns> all_columns() const;

    Workspace& m_workspace;
    std::vector<Columns> m_offered;
    std::vector<GroupBy> m_groupings;
    std::vector<std::string> m_row_keys;                 // of the groupings, in the study they came from
    std::string m_columns_wanted;                        // chosen by a person; empty: the first that is offered
    std::string m_rows_wanted;
    wxChoice* m_columns;
    wxChoice* m_rows;
    wxChoice* m_kind;
    wxChoice* m_documents;
    wxChoice* m_order;
    wxTextCtrl* m_from;
    wxTextCtrl* m_to;
    wxButton* m_theme;
    wxButton* m_words;
    wxButton* m_run;
};

} // namespace duiding
