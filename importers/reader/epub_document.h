// SPDX-License-Identifier: GPL-3.0-or-later
// An e-book as one document: META-INF/container.xml names the package, the package names title, author, language and the order of the
// chapters (its spine), each chapter is a web page (html_text.h) under a Section mark with the name of its first heading. A chapter
// that is missing or beyond the limits of a page is left out with a finding; the same chapter twice is read once. Fonts that are
// scrambled are no matter; a book whose text is encrypted is refused.
#pragma once

#include "importers/importer.h"

namespace duiding::reader {

ImportedDocument read_epub_document(const ImportSource& source, const ImportOptions& options);

} // namespace duiding::reader
