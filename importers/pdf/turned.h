// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes of words that are turned by quarters (a table across the page, a stamp in the margin), as they lie when the page is turned so
// that the words stand upright, and back. Pure functions.
#pragma once

#include "importers/pdf/page.h"

namespace duiding::pdf {

Box upright(const Box& box, int turns, const Page& page);
Box turned_back(const Box& box, int turns, const Page& page);

} // namespace duiding::pdf
