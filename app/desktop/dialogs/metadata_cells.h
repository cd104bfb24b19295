// SPDX-License-Identifier: GPL-3.0-or-later
// The metadata table as wxGrid asks for it, and how its cells are drawn: a proposal in italics behind a sign, what was typed
// with a corner in the accent colour, what needs a look with a warning sign. Colour is never the only sign. UI thread only.
#pragma once

#include "app/common/metadata_table.h"

#include <wx/grid.h>

#include <functional>
#include <string>

namespace duiding {

class MetadataCells : public wxGridTableBase {
public:
    explicit MetadataCells(MetadataTable& table);

    int GetNumberRows() override { return m_rows; }
    int GetNumberCols() override { return m_columns; }
    wxString GetValue(int row, int column) override;
    void SetValue(int row, int column, const wxString& value) override;
    wxString GetColLabelValue(int column) override;
    wxString GetRowLabelValue(int row) override;
    wxGridCellAttr* GetAttr(int row, int column, wxGridCellAttr::wxAttrKind kind) override;
    bool CanHaveAttributes() override { return true; }

    // Tells the grid that rows or columns came or went, and has it drawn again.
    void sync();
    // What the status line, the tip and a screen reader say of a cell: its proposal and source, its problems.
    wxString remark(int row, int column) const;
    // A kind, or yes or no, in the window's language as the table knows it; other text as it is.
    std::string key_of(int column, const std::string& text) const;

    std::function<void()> on_typed;                  // a cell was changed through an editor

private:
    bool is_yes_no(int column) const;

    MetadataTable& m_table;
    int m_rows;
    int m_columns;
};

} // namespace duiding
