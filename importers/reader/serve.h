// SPDX-License-Identifier: GPL-3.0-or-later
// What the reader programs do: give up what they do not need (importers/reader/sandbox.h), take a request and the bytes of a file from
// standard input, and write what the file holds to standard output (importers/support/reader_frames.h). A program of its own, started by
// importers/support/reader_process.cpp, so that a hostile file ends this process and nothing else. Exit: 0 answered, whatever
// the answer; anything else is a failure. "--check" answers 0 at once; "--try WHAT" is for tests of the sandbox.
#pragma once

#include "importers/reader/formats.h"

#include <span>

namespace duiding::reader {

int serve(std::span<const Format> formats, std::span<char*> arguments);

} // namespace duiding::reader
