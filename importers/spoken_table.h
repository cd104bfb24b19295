// SPDX-License-Identifier: GPL-3.0-or-later
// A transcript in the columns of a table (CSV, XLSX, ODS): a row says who speaks, what, and when. The headings tell which column
// is which ("spreker", "tekst", "tijd"); they may stand below a title. Rows of one speaker after one another are one turn.
#pragma once

#include "importers/importer.h"

namespace duiding {

int probe_spoken_table(const ImportSource& source);
ImportedDocument read_spoken_table(const ImportSource& source, const ImportOptions& options, Progress& progress);

} // namespace duiding
