// SPDX-License-Identifier: GPL-3.0-or-later
// Running headers, footers and page numbers: pieces of lines near the edge of the page that come back, numbers aside, on several
// pages at the same height; where most pages have one, also what comes back there on two pages (the title of a chapter). They
// would cut sentences in two and be found by every search. Pure function.
#pragma once

#include "importers/pdf/page.h"

#include <vector>

namespace duiding::pdf {

// Takes them out of the pages' words; gives how many were taken.
int remove_furniture(std::vector<Page>& pages);

} // namespace duiding::pdf
