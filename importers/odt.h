// SPDX-License-Identifier: GPL-3.0-or-later
// OpenDocument texts as LibreOffice and OpenOffice write them: .odt, the template .ott and .fodt, the same in one XML file. What is
// read and how it lands in the text stands in importers/odt/body.h. Headers and footers are left out, comments are marks, tracked
// changes count as accepted; the findings say so. Stateless; any thread; BadInput for what is damaged, a bomb, or has a password.
#pragma once

#include "importers/importer.h"

namespace duiding {

int probe_odt(const ImportSource& source);
ImportedDocument read_odt(const ImportSource& source, const ImportOptions& options, Progress& progress);

} // namespace duiding
