// SPDX-License-Identifier: GPL-3.0-or-later
// A dictionary as a table: the searches of one or more themes, a row each. What `dictionary export` writes comes in again as the
// same searches; a table made by hand in a spreadsheet needs no more than a column of queries.
//
//   column (Dutch or English heading)        becomes
//   thema, theme                             the dictionary; empty: none
//   naam, name                               the name of the search; empty: its query
//   zoekvraag, query                         the query, as typed
//   opties, options                          unit, scope … (core/index/search_options.h)
//   afgewezen woorden, rejected words        words of the expansion that are unticked, separated by ";"
//   anything else                            not read
//
// Cells are taken as a reader of the file sees them: a query 1,5 is no number. A row that is wrong is a finding (Error) with its
// number. Whether a query can be read is not known here: see app/common/dictionary.h. Pure; any thread; linear.
#pragma once

#include "core/base/findings.h"
#include "core/model/saved_search.h"
#include "importers/support/cell_table.h"

#include <string>
#include <vector>

namespace duiding {

struct DictionaryRow {
    std::int64_t row_number = 0;
    SavedSearch search;                            // without id, GUID and time
};

struct DictionarySheet {
    std::vector<DictionaryRow> rows;
    Findings problems;
};

// Has the row of headings a column of queries?
bool is_dictionary(const CellTable& table);
// BadInput: no column of queries, or no rows. `where` (a file name) is for messages.
DictionarySheet read_dictionary_sheet(const CellTable& table, const std::string& where);

} // namespace duiding
