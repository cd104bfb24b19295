// SPDX-License-Identifier: GPL-3.0-or-later
// What the reader says, frame by frame, on standard output; and the clock that ends it: each piece of work (opening the file, one
// page) may take so many seconds of computing, after which the system kills the process (SIGPROF). The program on the other side
// knows which page was next.
#pragma once

#include "importers/support/page_wire.h"
#include "importers/support/reader_frames.h"

namespace duiding::reader {

class Answers {
public:
    void say(FrameKind kind, std::string_view body = {});
    void opened(int pages) { say(FrameKind::Opened, encode_count(pages)); }
    void page(const ReadPage& page) { say(FrameKind::Page, encode_page(page)); }
    void picture(const PagePicture& picture) { say(FrameKind::Picture, encode_picture(picture)); }

    // Sets the clock for the next piece of work.
    void begin(int cpu_seconds);
};

// The pages that are asked for and exist, in order.
std::vector<int> pages_wanted(const ReaderRequest& request, int count);

// Takes a request from standard input, with the bytes of the file into `source`. Throws BadInput.
ReaderRequest take_request(ImportSource& source);

} // namespace duiding::reader
