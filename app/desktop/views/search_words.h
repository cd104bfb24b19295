// SPDX-License-Identifier: GPL-3.0-or-later
// The words a query became, each with how often it occurs, why it is searched for and a place where it stands. A word that is not
// meant is unticked, or all compounds at once; the search follows.
#pragma once

#include "app/desktop/jobs/live_search.h"

#include <wx/dataview.h>
#include <wx/panel.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

class wxButton;
class wxStaticText;

namespace duiding {

// "in a compound of “wijk”": why a word is searched for, in words.
Message reason_text(const ExpandedTerm& term);

class WordRows : public wxDataViewVirtualListModel {
public:
    enum Column { Searched, Word, Count, Reason, Example };
    struct Row {
        ExpandedTerm term;
        std::string example;
    };

    void set_rows(std::vector<Row> rows);
    const std::vector<Row>& rows() const { return m_rows; }
    void tick(unsigned row, bool searched);
    std::function<void()> on_tick;

    unsigned GetColumnCount() const override { return 5; }
    wxString GetColumnType(unsigned column) const override { return column == Searched ? wxS("bool") : wxS("string"); }
    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override;
    bool SetValueByRow(const wxVariant& value, unsigned row, unsigned column) override;
    bool GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const override;

private:
    std::vector<Row> m_rows;
};

class SearchWords : public wxPanel {
public:
    explicit SearchWords(wxWindow* parent);
    void set_found(const SearchFound& found);
    void tick(const std::string& word, bool searched);
    void tick_compounds(bool searched);
    wxDataViewCtrl& list() { return *m_list; }
    const WordRows& rows() const { return *m_rows; }

    // A button that goes to the synonyms of the word at hand, or of the word it was found for.
    void offer_synonyms(std::function<void(const std::string& word)> show);
    std::string synonym_at_hand() const;          // empty: no word is chosen

    std::function<void(std::set<std::string> excluded)> on_change;

private:
    void fit_columns();
    void show_chosen();                           // its synonyms, and where it stands
    void tick_where(const std::function<bool(const ExpandedTerm&)>& which, bool searched);
    void changed();
    void show_state();
    bool any_compound(bool excluded) const;

    wxStaticText* m_said;
    wxButton* m_all;
    wxButton* m_compounds;
    wxButton* m_synonyms;
    wxStaticText* m_example;                      // of the word at hand, where the list has no room for such a column
    bool m_offered = false;                       // shown where there is room for it
    wxDataViewCtrl* m_list;
    wxObjectDataPtr<WordRows> m_rows;
};

} // namespace duiding
