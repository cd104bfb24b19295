// SPDX-License-Identifier: GPL-3.0-or-later
// SubRip subtitles, as players, Amberscript and Whisper save them: a number, a line of times, the words. The numbers may be
// wrong or absent; what counts is the line of times.
#pragma once

#include "importers/importer.h"

namespace duiding {

int probe_srt(const ImportSource& source);
ImportedDocument read_srt(const ImportSource& source, const ImportOptions& options, Progress& progress);

} // namespace duiding
