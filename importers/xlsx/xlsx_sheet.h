// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet of an Excel workbook (XLSX), streamed: libzip inflates, expat reads, a batch of rows is all that is held beside the
// shared texts. Formulas count by their last value; a cell with an error is missing. Errors: BadInput.
#pragma once

#include "importers/support/sheet.h"

namespace duiding {

SheetInfo read_xlsx(const ImportSource& source, const ImportOptions& options, Progress& progress, const RowSink& on_rows);

} // namespace duiding
