// SPDX-License-Identifier: GPL-3.0-or-later
// PDF files: started here, read in duiding-reader under limits (1 GB of memory, 60 seconds of computing), so that what a hostile
// file does to a PDF library stays in that process. How pages become text stands in importers/pdf/. Any thread; Progress can cancel.
// BadInput: password, damage, a scan without text, a file that needs too much. Environment: the reader program is missing.
#pragma once

#include "importers/importer.h"

namespace duiding {

int probe_pdf(const ImportSource& source);
ImportedDocument read_pdf(const ImportSource& source, const ImportOptions& options, Progress& progress);

} // namespace duiding
