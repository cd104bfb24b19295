// SPDX-License-Identifier: GPL-3.0-or-later
// Footnotes: lines of small letters, or behind a raised sign, at the foot of a page or column. Left where they stand they would cut
// a paragraph that goes on in the next column or on the next page. Pure functions.
#pragma once

#include "importers/pdf/lines.h"

#include <vector>

namespace duiding::pdf {

// Size of the letters that most words have.
double body_size(const std::vector<std::vector<Line>>& pages);

// Sets Line::note and Line::sign and moves those lines behind the others of their page; their order is kept. `goes_on`: the page
// before has notes, the last of which may end here. True when there are notes.
bool set_notes_aside(std::vector<Line>& page, double page_height, double body_size, bool goes_on);

} // namespace duiding::pdf
