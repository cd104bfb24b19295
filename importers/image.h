// SPDX-License-Identifier: GPL-3.0-or-later
// A picture of a page (PNG, JPEG: a scan, a photo of a flip-over) as a document: its text is recognised in duiding-recogniser when the
// user wants that, and laid out as a page of a PDF is. BadInput: recognition was not asked for, nothing was recognised, damage.
#pragma once

#include "importers/importer.h"

namespace duiding {

int probe_image(const ImportSource& source);
ImportedDocument read_image(const ImportSource& source, const ImportOptions& options, Progress& progress);

} // namespace duiding
