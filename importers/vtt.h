// SPDX-License-Identifier: GPL-3.0-or-later
// WebVTT: what Teams and Zoom save of a meeting, and subtitles of films (w3.org/TR/webvtt1). Voice tags "<v Name>" and the
// "Name: " of Zoom become speakers; NOTE, STYLE and REGION are left out; a cue whose times cannot be read keeps its words.
#pragma once

#include "importers/importer.h"

namespace duiding {

int probe_vtt(const ImportSource& source);
ImportedDocument read_vtt(const ImportSource& source, const ImportOptions& options, Progress& progress);

} // namespace duiding
