// SPDX-License-Identifier: GPL-3.0-or-later
// Strips of a page that lines below each other leave free: what may be a gutter. Pure functions; time grows with lines × width.
#pragma once

#include "importers/pdf/lines.h"

#include <vector>

namespace duiding::pdf {

struct Strip {                                    // free of words in rows first … last - 1
    double x = 0;                                 // its middle
    double width = 0;
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t rows = 0;                         // lines on the side that has the fewest
};

constexpr std::size_t most_bins = 1000;           // steps in which the width is looked at, a point each on usual paper

// For each place on the width the longest run of rows that leave `narrowest` points free there; places next to each other with
// the same rows are one strip. The longest run first, of equals the widest.
std::vector<Strip> free_strips(const std::vector<Line>& rows, double narrowest);

Box area_of(const std::vector<Line>& rows);

} // namespace duiding::pdf
