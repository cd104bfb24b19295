// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown (.md, .markdown): notes from Obsidian, Zettlr and the like, and transcripts with "**Naam:**" before each turn. How it
// becomes text stands in importers/md/document.h; the front matter (importers/md/front_matter.h) becomes title, language and attributes.
// Plain .txt stays plain text, whatever signs are in it. Stateless; any thread; BadInput for what is no text.
#pragma once

#include "importers/importer.h"

namespace duiding {

int probe_md(const ImportSource& source);
ImportedDocument read_md(const ImportSource& source, const ImportOptions& options, Progress& progress);

} // namespace duiding
