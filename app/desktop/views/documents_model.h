// SPDX-License-Identifier: GPL-3.0-or-later
// The document list as rows for wxDataViewCtrl: a row per kind that occurs, and below it its documents.
#pragma once

#include "core/model/snapshot.h"

#include <wx/dataview.h>

#include <set>

namespace duiding {

Message kind_label(DocumentKind kind);              // "Interviews"

class DocumentsModel : public wxDataViewModel {
public:
    enum Column { Name, Codings };

    void set_snapshot(SnapshotPtr snapshot);
    void set_counts(SnapshotPtr snapshot, const std::set<DocumentId>& changed);
    wxDataViewItem item_of(DocumentId id) const;
    DocumentId document_of(const wxDataViewItem& item) const;       // 0 for a group
    wxDataViewItemArray groups() const;

    unsigned GetColumnCount() const override { return 2; }
    wxString GetColumnType(unsigned column) const override;
    void GetValue(wxVariant& value, const wxDataViewItem& item, unsigned column) const override;
    bool SetValue(const wxVariant&, const wxDataViewItem&, unsigned) override { return true; }
    bool GetAttr(const wxDataViewItem& item, unsigned column, wxDataViewItemAttr& attr) const override;
    wxDataViewItem GetParent(const wxDataViewItem& item) const override;
    bool IsContainer(const wxDataViewItem& item) const override;
    unsigned GetChildren(const wxDataViewItem& parent, wxDataViewItemArray& children) const override;

private:
    SnapshotPtr m_snapshot;
};

} // namespace duiding
