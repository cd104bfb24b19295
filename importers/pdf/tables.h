// SPDX-License-Identifier: GPL-3.0-or-later
// Rows and cells from the lines of a table. Columns are the strips of the page that every line of the table leaves free; a row is one
// or more lines, as its cells are wrapped. Ruled lines are not looked at: the text layer does not know them. Pure function.
#pragma once

#include "importers/pdf/lines.h"

#include <vector>

namespace duiding::pdf {

struct TableRow {
    std::vector<std::vector<Line>> cells;         // per column the lines in it; may be empty
    int page = 0;
};

// `lines` are those of one table on one page, top to bottom.
std::vector<TableRow> table_rows(const std::vector<const Line*>& lines);

} // namespace duiding::pdf
