// SPDX-License-Identifier: GPL-3.0-or-later
// What is drawn over the picture of a page: the line at hand, and the order in which the page was read. The page is paper in
// every theme, so these colours are the same in light and dark. Knows cairo and Pango, no window.
#pragma once

#include "importers/support/reading_blocks.h"

#include <pango/pangocairo.h>

namespace duiding {

enum class LineNumbers { Absent, Shown };

// Both expect a context in points of the page; `pixel` is one pixel of the screen in points. The mark keeps clear of line numbers.
void paint_line_mark(cairo_t* cr, const pdf::Box& line, LineNumbers numbers, double pixel);
// A box and a number for each block, a number for each line, an arrow from block to block, hatching on what was left out.
void paint_reading_order(cairo_t* cr, const PageLayout& page, const std::vector<ReadingBlock>& blocks, double pixel);

} // namespace duiding
