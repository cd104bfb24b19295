// SPDX-License-Identifier: GPL-3.0-or-later
// A web page, decoded by the importer to UTF-8, as a document. How it becomes text stands in html_text.h. BadInput beyond the
// limits of importers/support/html_limits.h and where nothing is shown.
#pragma once

#include "importers/importer.h"

namespace duiding::reader {

ImportedDocument read_html_document(const ImportSource& source, const ImportOptions& options);

} // namespace duiding::reader
