// SPDX-License-Identifier: GPL-3.0-or-later
// Running headers, footers and page numbers: lines near the edge of the page that come back, numbers aside, on several pages
// at the same height. They would cut sentences in two and be found by every search. Pure function.
#pragma once

#include "importers/pdf/lines.h"

#include <vector>

namespace duiding::pdf {

// Sets Line::furniture; gives the number of lines marked. `lines` holds, per page, its lines.
int mark_furniture(const std::vector<Page>& pages, std::vector<std::vector<Line>>& lines);

} // namespace duiding::pdf
