// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a PDF, through poppler. How they become text stands in importers/pdf.
#pragma once

#include "importers/importer.h"

namespace duiding::reader {

ImportedDocument read_pdf_document(const ImportSource& source, const ImportOptions& options);

} // namespace duiding::reader
