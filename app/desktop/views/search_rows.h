// SPDX-License-Identifier: GPL-3.0-or-later
// Search results as rows, a row a match: document, place, the words left and right of it, the codes it has. Virtual, so tens of
// thousands of matches cost nothing until they are in sight.
#pragma once

#include "core/index/search.h"
#include "core/model/snapshot.h"

#include <wx/dataview.h>

#include <set>
#include <string>
#include <vector>

namespace duiding {

struct SearchRow {
    std::size_t hit = 0;              // in the result
    DocumentId document;
    CharRange match;
    std::string place;                // "R1 · p. 3"
    MatchContext context;
};

class SearchRows : public wxDataViewVirtualListModel {
public:
    enum Column { Document, Place, Before, Match, Codes };

    void set_rows(SnapshotPtr snapshot, std::vector<SearchRow> rows);
    void set_snapshot(SnapshotPtr snapshot, const std::set<DocumentId>* changed);    // codes of these documents; null: of all
    const std::vector<SearchRow>& rows() const { return m_rows; }

    unsigned GetColumnCount() const override { return 5; }
    wxString GetColumnType(unsigned) const override { return wxS("string"); }
    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override;
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }
    bool GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const override;

private:
    std::string code_names(const SearchRow& row) const;

    SnapshotPtr m_snapshot;
    std::vector<SearchRow> m_rows;
};

} // namespace duiding
