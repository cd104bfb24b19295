// SPDX-License-Identifier: GPL-3.0-or-later
// RIS, the exchange format of EndNote, Zotero, Mendeley and the journals' sites: "TY  - JOUR", one tag a line, a line without a
// tag continues the one before, "ER  -" ends an entry. The tagged export of Web of Science ("PT J", continued by three blanks)
// is read by the same importer. Lines outside an entry are skipped. Stateless; any thread; linear.
#pragma once

#include "importers/importer.h"

namespace duiding {

int probe_ris(const ImportSource& source);
std::vector<ImportedDocument> read_ris(const ImportSource& source, const ImportOptions& options, Progress& progress);

} // namespace duiding
