// SPDX-License-Identifier: GPL-3.0-or-later
// Rich text (.rtf, of Word, WordPad, TextEdit, f4 and LibreOffice; also .doc files that are RTF inside). What is read stands in
// importers/rtf/reader.h, how it lands in the text in importers/rtf/body.h: notes at the end, comments as marks, tracked changes as
// accepted, headers, footers, pictures and hidden text left out; the findings say so. A file that was cut off gives what there is.
// Stateless; any thread; BadInput for what is nested deeper than 1,000 groups or holds no text.
#pragma once

#include "importers/importer.h"

namespace duiding {

int probe_rtf(const ImportSource& source);
ImportedDocument read_rtf(const ImportSource& source, const ImportOptions& options, Progress& progress);

} // namespace duiding
