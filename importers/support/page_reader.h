// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of a file, read one by one in duiding-reader. A page that ends the reader (a crash, no end, too much memory) is noted as
// failed, a new reader goes on behind it, and the other pages come in. A page that ends it after others went well is tried once more
// in a fresh one, because what the others left in memory may be to blame. After twenty failed pages the rest is given up.
#pragma once

#include "importers/importer.h"
#include "importers/support/page_wire.h"
#include "importers/support/reader_frames.h"

#include <functional>
#include <optional>

namespace duiding {

struct PageResults {
    int count = 0;                                   // pages in the file
    std::vector<int> failed;
    std::optional<int> given_up_at;                  // this page and those after it were not tried
};

struct PageHandlers {
    std::function<void(int count)> opened;           // once
    std::function<void(ReadPage&&)> page;            // in the order asked for
    std::function<void(PagePicture&&)> picture;
};

// Handlers run in this thread. Throws BadInput when the file cannot be opened, and what the handlers throw.
PageResults read_pages(const std::filesystem::path& program, ReaderRequest request, const ImportSource& source, Progress& progress,
                       const PageHandlers& handlers);

} // namespace duiding
