// SPDX-License-Identifier: GPL-3.0-or-later
// The recording that belongs to a transcript: the one its file names (oTranscribe, ELAN), else a sound or film file of the same
// name beside it. Of what the file names only the last part of the path counts, and it is looked for beside the transcript
// alone: a path from another computer, or one made to lead elsewhere, is never followed. Only whether it exists is looked at.
#pragma once

#include "core/model/document.h"

#include <filesystem>

namespace duiding {

// Sets document.media_path to the path beside the transcript; the bare name, with a finding, when the file names a recording
// that is not there; empty when there is none.
void find_recording(ImportedDocument& document, const std::filesystem::path& transcript);

} // namespace duiding
