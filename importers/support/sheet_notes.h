// SPDX-License-Identifier: GPL-3.0-or-later
// What the reader of a workbook has to say of a sheet beside its rows, counted while it reads and said once at the end; and which
// of several sheets is read: the one that was asked for, else the first visible one with cells.
#pragma once

#include "importers/support/sheet.h"

namespace duiding {

struct SheetNotes {
    std::int64_t errors = 0;                           // cells with #N/A, #REF! and such
    std::int64_t merged = 0;                           // merged areas
    std::int64_t hidden_rows = 0;
    std::int64_t formulas_without_value = 0;
    std::int64_t lost_texts = 0;                       // cells whose shared text is not in the file
    std::int64_t stops_after_row = 0;                  // the sheet is damaged there; 0 = whole

    void report(Findings& findings) const;
};

struct NamedSheet {
    std::string name;
    bool hidden = false;
};

// Indexes in the order to try. Throws BadInput when the sheet asked for is not there, with the names that are.
std::vector<std::size_t> sheets_to_try(const std::vector<NamedSheet>& sheets, const ImportOptions& options, const ImportSource& source);
void report_sheets(Findings& findings, const std::vector<NamedSheet>& sheets, const std::string& read);
[[noreturn]] void refuse_missing_sheet(const std::vector<NamedSheet>& sheets, const ImportOptions& options, const ImportSource& source);

// Text as a project may hold it: no control characters; missing when nothing but blanks.
Cell text_cell(std::string_view text);

} // namespace duiding
