// SPDX-License-Identifier: GPL-3.0-or-later
// Recognised speech as JSON: Whisper ("segments" with start, end, text), WhisperX (with "speaker", on the segment or on its words)
// and programs that write the same shape without text on the segment, only words (Amberscript).
#pragma once

#include "importers/importer.h"

namespace duiding {

int probe_whisper(const ImportSource& source);
ImportedDocument read_whisper(const ImportSource& source, const ImportOptions& options, Progress& progress);

} // namespace duiding
