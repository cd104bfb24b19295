// SPDX-License-Identifier: GPL-3.0-or-later
// In which order the lines of a page are read. Looked for is a strip that as many lines below each other as possible leave free,
// with running text on both sides: a gutter. What stands left of it is read before what stands right of it; what stands above
// comes first, what stands below last; and every part is looked at again in the same way, so that three columns, and columns
// under a heading over the whole page, come out right. Cells of a table are not running text, so a table stays a table.
// The tags of a tagged PDF are not looked at: on the one long tagged sample (36 pages) they agree with this order for .998 of the
// words that occur once, and hold 15 % fewer words. Pure functions; time grows with the number of words.
#pragma once

#include "importers/pdf/lines.h"

#include <vector>

namespace duiding::pdf {

// The lines of one page in reading order. `columns`: 0 = found out; 1, 2, 3 = as the user says.
std::vector<Line> lines_of(const Page& page, int page_index, int columns = 0);

} // namespace duiding::pdf
