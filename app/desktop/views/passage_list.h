// SPDX-License-Identifier: GPL-3.0-or-later
// Passages that would be coded, a row each to tick or untick: by the mouse, by Space, or all at once. The row at hand is shown to
// who listens; Enter means: go on. Virtual, so that thousands cost nothing until they are in sight.
#pragma once

#include "core/index/index.h"
#include "core/model/autocoding.h"
#include "core/model/snapshot.h"

#include <wx/dataview.h>

#include <functional>
#include <string>
#include <vector>

namespace duiding {

struct PassageRow {
    DocumentId document;
    CharRange range;
    std::string speaker, page;            // as in SearchRow
    std::int64_t paragraph = 0;
    std::string text;                     // the beginning of a long passage
    bool interviewer = false;
    bool ticked = true;
};

PassageRow passage_row(const DocumentText& text, CharRange range);

class PassageRows : public wxDataViewVirtualListModel {
public:
    enum Column { Ticked, Document, Place, Passage, Codes };

    void set_rows(SnapshotPtr snapshot, std::vector<PassageRow> rows);
    void set_snapshot(SnapshotPtr snapshot);                        // codes and names of documents may be others
    void tick(unsigned row, bool ticked);
    const std::vector<PassageRow>& rows() const { return m_rows; }
    std::function<void()> on_tick;

    unsigned GetColumnCount() const override { return 5; }
    wxString GetColumnType(unsigned column) const override { return column == Ticked ? wxS("bool") : wxS("string"); }
    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override;
    bool SetValueByRow(const wxVariant& value, unsigned row, unsigned column) override;
    bool GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const override;

private:
    SnapshotPtr m_snapshot;
    std::vector<PassageRow> m_rows;
};

class PassageList : public wxDataViewCtrl {
public:
    PassageList(wxWindow* parent, const wxString& accessible_name);

    void set_rows(SnapshotPtr snapshot, std::vector<PassageRow> rows);
    void set_snapshot(SnapshotPtr snapshot) { m_rows->set_snapshot(std::move(snapshot)); }
    void tick(unsigned row, bool ticked);
    void tick_all(bool ticked);
    const std::vector<PassageRow>& rows() const { return m_rows->rows(); }
    std::int64_t ticked_count() const;
    // The places of the rows that are ticked, or of those that are not.
    std::vector<CodedPlace> places(bool ticked) const;

    std::function<void()> on_tick;
    std::function<void(const PassageRow&)> on_row;
    std::function<void()> on_enter;

private:
    void fit_columns();

    wxObjectDataPtr<PassageRows> m_rows;
};

} // namespace duiding
