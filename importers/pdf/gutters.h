// SPDX-License-Identifier: GPL-3.0-or-later
// Is a free strip a gutter between columns of running text, and which of the lines beside it stand in its columns? Cells of a table
// are not running text. Taken out are lines that only happen to leave the strip free: those above and below the columns, tables
// and headings over both. Pure functions.
#pragma once

#include "importers/pdf/strips.h"

#include <vector>

namespace duiding::pdf {

// A stretch of the rows of a run: in two columns, or over both.
struct Stretch {
    std::size_t first = 0;
    std::size_t last = 0;
    bool columns = true;
};

constexpr std::size_t least_rows = 3;             // on each side of a gutter

// `known`: another part of the page has a gutter there, so a single line on each side is enough.
bool is_gutter(const std::vector<Line>& rows, const Strip& strip, bool known);

// The rows of the strip from top to bottom; what is trimmed at its ends is in none of them. Never empty.
std::vector<Stretch> stretches_of(const std::vector<Line>& rows, const Strip& strip);

double usual_size(const std::vector<Line>& rows);

} // namespace duiding::pdf
