// SPDX-License-Identifier: GPL-3.0-or-later
// E-books (.epub). Its chapters are web pages and are read with the same parser, so the whole file is read in duiding-reader
// (importers/reader/epub_document.h). Stateless; any thread; BadInput for what is protected by its shop, damaged or without text.
#pragma once

#include "importers/importer.h"

namespace duiding {

int probe_epub(const ImportSource& source);
ImportedDocument read_epub(const ImportSource& source, const ImportOptions& options, Progress& progress);

} // namespace duiding
