// SPDX-License-Identifier: GPL-3.0-or-later
// Web pages (.html, .htm, .xhtml; saved by a browser, by Word, or written by a program). The encoding is found here
// (importers/support/html_encoding.h); the parser has hung on hostile pages and runs in duiding-reader
// (importers/reader/html_document.h). Nothing a page refers to is fetched. Stateless; any thread; BadInput for what is beyond the limits
// or shows no text.
#pragma once

#include "importers/importer.h"

namespace duiding {

int probe_html(const ImportSource& source);
ImportedDocument read_html(const ImportSource& source, const ImportOptions& options, Progress& progress);

} // namespace duiding
