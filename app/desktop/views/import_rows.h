// SPDX-License-Identifier: GPL-3.0-or-later
// The files of one import as rows: how it ended (sign and word), the file, its document, the first thing that was said. Virtual:
// a batch of thousands of files costs nothing until it is in sight.
#pragma once

#include "app/common/import_summary.h"

#include <wx/dataview.h>

#include <memory>
#include <vector>

namespace duiding {

class ImportRows : public wxDataViewVirtualListModel {
public:
    enum Column { Outcome, File, Document, Said };

    void set_rows(std::shared_ptr<const ImportReport> report, ImportFilter filter, SnapshotPtr snapshot);
    void set_snapshot(SnapshotPtr snapshot);                    // documents got other names, came or went
    ImportFilter filter() const { return m_filter; }
    std::size_t row_count() const { return m_rows.size(); }
    const ImportedFileReport& file(std::size_t row) const { return m_report->files[m_rows[row]]; }
    wxString text(std::size_t row, unsigned column) const;

    unsigned GetColumnCount() const override { return 4; }
    wxString GetColumnType(unsigned) const override { return wxS("string"); }
    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override;
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }
    bool GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const override;

private:
    wxString document_text(const ImportedFileReport& file) const;

    std::shared_ptr<const ImportReport> m_report = std::make_shared<ImportReport>();
    ImportFilter m_filter = ImportFilter::All;
    SnapshotPtr m_snapshot;
    std::vector<std::size_t> m_rows;                            // indexes into the files
};

// All that was said of one file, a line each: its findings or, of a refused one, what, where, why and what to do.
std::vector<wxString> said_lines(const ImportedFileReport& file);

} // namespace duiding
