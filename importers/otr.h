// SPDX-License-Identifier: GPL-3.0-or-later
// oTranscribe (.otr): a JSON file that holds a typed transcript as HTML, with time stamps between the words and the name of the
// recording. Who speaks is typed in the text ("I: …") and is found like in any typed transcript.
#pragma once

#include "importers/importer.h"

namespace duiding {

int probe_otr(const ImportSource& source);
ImportedDocument read_otr(const ImportSource& source, const ImportOptions& options, Progress& progress);

} // namespace duiding
