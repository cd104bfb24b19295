// SPDX-License-Identifier: GPL-3.0-or-later
// The codebook as rows for wxDataViewCtrl: swatch and name, and the number of codings with sub-codes. A filter keeps the codes
// whose path holds the typed text, and those above them.
#pragma once

#include "core/model/snapshot.h"

#include <wx/dataview.h>

#include <string>
#include <unordered_set>

namespace duiding {

class CodesModel : public wxDataViewModel {
public:
    enum Column { Name, Codings };

    void set_snapshot(SnapshotPtr snapshot);         // forgets all rows
    void set_counts(SnapshotPtr snapshot);           // the same codes with other counts
    void set_filter(const std::string& typed);
    bool filtered() const { return !m_filter.empty(); }
    std::int64_t count_of(CodeId id) const;          // with sub-codes

    static wxDataViewItem item_of(CodeId id);
    static CodeId code_of(const wxDataViewItem& item);

    unsigned GetColumnCount() const override { return 2; }
    wxString GetColumnType(unsigned column) const override;
    void GetValue(wxVariant& value, const wxDataViewItem& item, unsigned column) const override;
    bool SetValue(const wxVariant&, const wxDataViewItem&, unsigned) override { return true; }
    bool GetAttr(const wxDataViewItem& item, unsigned column, wxDataViewItemAttr& attr) const override;
    wxDataViewItem GetParent(const wxDataViewItem& item) const override;
    bool IsContainer(const wxDataViewItem& item) const override;
    bool HasContainerColumns(const wxDataViewItem&) const override { return true; }
    unsigned GetChildren(const wxDataViewItem& parent, wxDataViewItemArray& children) const override;

private:
    void refilter();
    void recount();

    SnapshotPtr m_snapshot;
    std::string m_filter;                            // folded
    std::unordered_set<CodeId> m_shown;              // when filtered
    CountByCode m_counts;                            // with sub-codes
};

} // namespace duiding
