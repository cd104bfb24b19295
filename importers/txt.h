// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text: a line is a paragraph, and nothing is taken away but what stored text may not hold (core/text/normalize.h).
// The encoding is found by core/text/encoding.h. Stateless; any thread; BadInput for what is no text.
#pragma once

#include "importers/importer.h"

namespace duiding {

int probe_txt(const ImportSource& source);
ImportedDocument read_txt(const ImportSource& source, const ImportOptions& options, Progress& progress);

} // namespace duiding
