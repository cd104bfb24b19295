// SPDX-License-Identifier: GPL-3.0-or-later
// Word documents (.docx, .docm, .dotx; also as LibreOffice, Google and Teams write them). What is read and how it lands in the text
// stands in importers/docx/body.h. Headers and footers are left out, comments are marks, tracked changes count as accepted; the
// findings say so. Stateless; any thread; BadInput for what is damaged, a bomb, or no Word document.
#pragma once

#include "importers/importer.h"

namespace duiding {

int probe_docx(const ImportSource& source);
ImportedDocument read_docx(const ImportSource& source, const ImportOptions& options, Progress& progress);

} // namespace duiding
