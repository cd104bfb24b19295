// SPDX-License-Identifier: GPL-3.0-or-later
// One run of duiding-reader, or of duiding-recogniser for what is recognised on pictures: a request and a file in, frames out as they come, and how it ended. Any thread; Progress can cancel,
// which ends the process at once. Environment: the program is missing. What is done with the frames is the caller's:
// importers/support/reader_client.h for one answer, importers/support/page_reader.h for pages.
#pragma once

#include "core/base/progress.h"
#include "importers/support/reader_frames.h"

#include <chrono>
#include <filesystem>
#include <functional>

namespace duiding {

enum class ReaderEnd {
    Done,                                            // it said all it had to say
    TooMuch,                                         // it took too much time
    Died,                                            // of anything else: damage, memory, nonsense
};

// Beside the program; tests run from another folder and say where in DUIDING_BIN.
std::filesystem::path reader_program();
std::filesystem::path recogniser_program();

// Where bubblewrap is installed and works, the process runs in namespaces of its own: no network, no other processes, no files but
// those of the system, none to be written. What it gives up by itself: importers/reader/sandbox.h.
// on_frame answers false to a frame that makes no sense; the process is then ended as one that died. What it throws passes through.
// `silence` is the longest time between two frames, in case the process waits instead of computing.
ReaderEnd run_reader(const std::filesystem::path& program, const ReaderRequest& request, std::string_view bytes, Progress& progress,
                     std::chrono::milliseconds silence, const std::function<bool(Frame&&)>& on_frame);

// For a bench: bubblewrap hides from the system's books what a reader computed. Call it before any file is read.
void read_without_bubble();

} // namespace duiding
