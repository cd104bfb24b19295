// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet of an OpenDocument spreadsheet (ODS), streamed. Repeated rows and cells are counted, not made: the million empty rows
// at the end of a sheet cost nothing, and cells repeated without end are refused. Errors: BadInput.
#pragma once

#include "importers/support/sheet.h"

namespace duiding {

SheetInfo read_ods(const ImportSource& source, const ImportOptions& options, Progress& progress, const RowSink& on_rows);

} // namespace duiding
