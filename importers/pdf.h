// SPDX-License-Identifier: GPL-3.0-or-later
// PDF files: started here, read in duiding-reader under limits (1 GB of memory, 10 seconds of computing a page), so that what a
// hostile file does to a PDF library stays in that process, and a page that ends it costs that page. How pages become text stands in
// importers/pdf/. Any thread; Progress can cancel. BadInput: password, damage, a scan without text (unless it is to be recognised).
// Environment: the reader program is missing.
#pragma once

#include "importers/importer.h"

namespace duiding {

int probe_pdf(const ImportSource& source);
ImportedDocument read_pdf(const ImportSource& source, const ImportOptions& options, Progress& progress);

} // namespace duiding
