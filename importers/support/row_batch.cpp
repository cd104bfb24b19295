// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/row_batch.h"

namespace duiding {

SheetRow& RowBatch::begin_row(std::int64_t number)
{
    if (m_used == m_rows.size()) {
        m_rows.emplace_back();
    }
    SheetRow& row = m_rows[m_used];
    row.number = number;
    row.cells.clear();
    return row;
}

void RowBatch::end_row(EmptyRow empty)
{
    std::vector<Cell>& cells = m_rows[m_used].cells;
    while (!cells.empty() && cells.back().empty()) {
        cells.pop_back();
    }
    if (cells.empty() && empty == EmptyRow::Skip) {
        return;
    }
    m_cells += cells.size();
    if (++m_used == rows_a_batch || m_cells >= cells_a_batch) {
        finish();
    }
}

void RowBatch::report(std::int64_t done)
{
    if (++m_since_report == 100) {
        m_since_report = 0;
        m_progress.set(done);
    }
}

void RowBatch::finish()
{
    if (m_used > 0) {
        m_on_rows(std::span<const SheetRow>(m_rows.data(), m_used));
    }
    // A few very wide rows must not keep their room for ever.
    constexpr std::size_t wide = 1024;
    for (std::size_t i = 0; i < m_used; ++i) {
        if (m_rows[i].cells.capacity() > wide) {
            m_rows[i].cells = {};
        }
    }
    m_used = 0;
    m_cells = 0;
}

} // namespace duiding
