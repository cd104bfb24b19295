// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/reading_blocks.h"

#include <algorithm>

namespace duiding {

namespace {

constexpr double gap_within = 0.9;               // of a line's height: what is further away is another block

bool goes_on(const pdf::LaidLine& line, const pdf::LaidLine& next)
{
    double height = std::min(line.box.height(), next.box.height());
    double gap = next.box.top - line.box.bottom;
    bool below = next.box.top > line.box.top && gap < gap_within * height;
    bool beside = next.box.left < line.box.right && line.box.left < next.box.right;
    return line.column == next.column && below && beside;
}

} // namespace

std::vector<ReadingBlock> reading_blocks(const std::vector<pdf::LaidLine>& lines)
{
    std::vector<ReadingBlock> blocks;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const pdf::Box& box = lines[i].box;
        if (i == 0 || !goes_on(lines[i - 1], lines[i])) {
            blocks.push_back({box, i, i + 1});
            continue;
        }
        ReadingBlock& block = blocks.back();
        block.box = {std::min(block.box.left, box.left), std::min(block.box.top, box.top), std::max(block.box.right, box.right),
                     std::max(block.box.bottom, box.bottom)};
        block.last = i + 1;
    }
    return blocks;
}

} // namespace duiding
