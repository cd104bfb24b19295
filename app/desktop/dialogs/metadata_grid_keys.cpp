// SPDX-License-Identifier: GPL-3.0-or-later
// The metadata grid as a spreadsheet: its keys, blocks to and from the clipboard, filling down, emptying cells.
#include "app/desktop/dialogs/metadata_grid.h"

#include "app/common/cell_block.h"
#include "app/desktop/dialogs/metadata_cells.h"
#include "app/desktop/native/clipboard.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/wx_text.h"

#include <wx/button.h>

#include <algorithm>

namespace duiding {

namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

} // namespace

void MetadataGrid::bind_keys()
{
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (m_grid->IsCellEditControlShown() || !on_key(event)) {
            event.Skip();
        }
    });
}

bool MetadataGrid::on_key(wxKeyEvent& event)
{
    int key = event.GetKeyCode();
    if (key == WXK_ESCAPE) {
        if (m_bar->IsShown()) {
            m_bar->dismiss();
            m_grid->SetFocus();
        } else {
            Close();
        }
        return true;
    }
    if (key == WXK_RETURN && event.ControlDown()) {
        apply();
        return true;
    }
    if (key == WXK_F8) {
        next_problem();
        return true;
    }
    wxWindow* focus = FindFocus();
    return focus && (focus == m_grid || m_grid->IsDescendant(focus)) && on_grid_key(event);
}

bool MetadataGrid::on_grid_key(wxKeyEvent& event)
{
    int key = event.GetKeyCode();
    if (key == WXK_DELETE || key == WXK_NUMPAD_DELETE) {
        clear_cells();
        return true;
    }
    if (event.GetModifiers() != wxMOD_CONTROL) {
        return false;
    }
    switch (key) {
    case 'C': copy(); return true;
    case 'V': paste(); return true;
    case 'D': fill_down(); return true;
    case 'T': take_selected_proposals(); return true;
    case 'Z':
        if (m_table.undo_step()) {
            refill();
        } else {
            m_frame.run("edit.undo");
        }
        return true;
    default: return false;
    }
}

wxRect MetadataGrid::chosen() const
{
    wxRect block(std::max(0, m_grid->GetGridCursorCol()), std::max(0, m_grid->GetGridCursorRow()), 1, 1);
    bool first = true;
    for (const wxGridBlockCoords& each : m_grid->GetSelectedBlocks()) {
        wxRect rect(each.GetLeftCol(), each.GetTopRow(), each.GetRightCol() - each.GetLeftCol() + 1, each.GetBottomRow() - each.GetTopRow() + 1);
        block = first ? rect : block.Union(rect);
        first = false;
    }
    return block.Intersect(wxRect(0, 0, m_grid->GetNumberCols(), m_grid->GetNumberRows()));
}

void MetadataGrid::copy()
{
    wxRect from = chosen();
    CellBlock block;
    for (int row = from.y; row < from.y + from.height; ++row) {
        block.emplace_back();
        for (int column = from.x; column < from.x + from.width; ++column) {
            block.back().push_back(from_wx(m_cells->GetValue(row, column)));
        }
    }
    if (!native::put_on_clipboard({block_text(block), {}, {}})) {
        m_bar->show_text(BarKind::Warning, tr(msg("Another program holds the clipboard; try again.")));
    }
}

// At the top left of the selection; one cell fills the whole selection. The names of documents are left as they are.
void MetadataGrid::paste()
{
    CellBlock block = block_of_text(native::text_on_clipboard());
    if (block.empty()) {
        return;
    }
    wxRect to = chosen();
    bool one = block.size() == 1 && block.front().size() == 1;
    int rows = one ? to.height : static_cast<int>(block.size());
    m_table.begin_step();
    for (int i = 0; i < rows && to.y + i < m_grid->GetNumberRows(); ++i) {
        const auto& cells = block[one ? 0 : at(i)];
        int columns = one ? to.width : static_cast<int>(cells.size());
        for (int j = 0; j < columns && to.x + j < m_grid->GetNumberCols(); ++j) {
            if (to.x + j > 0) {
                m_table.set_text(at(to.y + i), at(to.x + j), m_cells->key_of(to.x + j, cells[one ? 0 : at(j)]));
            }
        }
    }
    refill();
}

void MetadataGrid::fill_down()
{
    wxRect block = chosen();
    int first = block.height > 1 ? block.y : block.y - 1;              // a single cell takes what stands above it
    if (first < 0) {
        return;
    }
    m_table.begin_step();
    for (int row = first + 1; row < block.y + block.height; ++row) {
        for (int column = std::max(1, block.x); column < block.x + block.width; ++column) {
            m_table.set_text(at(row), at(column), m_table.text(at(first), at(column)));
        }
    }
    refill();
}

// In the row of a file that is not in the study, Delete on its name leaves the row out.
void MetadataGrid::clear_cells()
{
    wxRect block = chosen();
    m_table.begin_step();
    for (int row = block.y + block.height - 1; row >= block.y; --row) {
        if (block.x == 0) {
            m_table.leave_out(at(row));
        }
        for (int column = std::max(1, block.x); column < block.x + block.width && at(row) < m_table.rows(); ++column) {
            m_table.set_text(at(row), at(column), {});
        }
    }
    refill();
}

void MetadataGrid::next_problem()
{
    if (m_problem_rows.empty()) {
        return;
    }
    auto here = static_cast<std::size_t>(std::max(0, m_grid->GetGridCursorRow()));
    auto next = std::find_if(m_problem_rows.begin(), m_problem_rows.end(), [here](std::size_t row) { return row > here; });
    go_to(next == m_problem_rows.end() ? m_problem_rows.front() : *next);
    m_grid->SetFocus();
}

} // namespace duiding
