// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/index: the line of context of a hit. match_context() and matches_to_ranges() of search.h are in hits.cpp too.
#pragma once

#include "core/index/search.h"
#include "core/index/searched_document.h"

namespace duiding {

// Fills in snippet and snippet_marks from range and matches. The cut holds the hit.
void make_snippet(const Cut& cut, SearchHit& hit);
// Fills in places, from range, matches and snippet.
void make_places(const Cut& cut, SearchHit& hit);

} // namespace duiding
