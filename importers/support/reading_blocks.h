// SPDX-License-Identifier: GPL-3.0-or-later
// The blocks in which a page was read: lines that follow each other in one column without a gap. For the numbers and arrows over
// the picture of a page. Pure function.
#pragma once

#include "importers/support/page_view.h"

#include <cstddef>
#include <vector>

namespace duiding {

struct ReadingBlock {
    pdf::Box box;
    std::size_t first = 0;               // lines of PageLayout::lines, half-open
    std::size_t last = 0;
};

std::vector<ReadingBlock> reading_blocks(const std::vector<pdf::LaidLine>& lines);

} // namespace duiding
