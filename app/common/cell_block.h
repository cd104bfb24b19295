// SPDX-License-Identifier: GPL-3.0-or-later
// A block of cells as spreadsheets put it on the clipboard: columns between tabs, rows between line ends, a cell that holds a
// tab, a line end or begins with a quote between quotes, with its own quotes doubled. Values only; any thread; linear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace duiding {

using CellBlock = std::vector<std::vector<std::string>>;

std::string block_text(const CellBlock& block);
CellBlock block_of_text(std::string_view text);       // a last empty line is no row

} // namespace duiding
