// SPDX-License-Identifier: GPL-3.0-or-later
// BibTeX and BibLaTeX lists of references (Zotero, JabRef, Mendeley, EndNote): the entries of importers/bib/parser.h with LaTeX
// accents as letters, names as "Surname, Given" and bodies in braces as they are. Stateless; any thread.
#pragma once

#include "importers/importer.h"

namespace duiding {

int probe_bib(const ImportSource& source);
std::vector<ImportedDocument> read_bib(const ImportSource& source, const ImportOptions& options, Progress& progress);

} // namespace duiding
