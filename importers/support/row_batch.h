// SPDX-License-Identifier: GPL-3.0-or-later
// Collects a table's rows and hands them on in batches, so that a reader holds a few hundred rows and no more. The cells of a row
// are placed by column; what is empty at its end is left out, and so is a row without cells,
// unless it is to be kept. One thread.
#pragma once

#include "importers/support/sheet.h"

namespace duiding {

enum class EmptyRow { Skip, Keep };

class RowBatch {
public:
    RowBatch(Progress& progress, const RowSink& on_rows) : m_progress(progress), m_on_rows(on_rows) {}

    SheetRow& begin_row(std::int64_t number);
    void end_row(EmptyRow empty = EmptyRow::Skip);
    void report(std::int64_t done);                        // to the progress bar, now and then; throws Cancelled
    void finish();                                         // hands on what is left

private:
    static constexpr std::size_t rows_a_batch = 256;
    static constexpr std::size_t cells_a_batch = 16'384;

    Progress& m_progress;
    const RowSink& m_on_rows;
    std::vector<SheetRow> m_rows;                          // used again, batch after batch
    std::size_t m_used = 0;
    std::size_t m_cells = 0;
    int m_since_report = 0;
};

} // namespace duiding
