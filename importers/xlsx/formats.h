// SPDX-License-Identifier: GPL-3.0-or-later
// What a number in a spreadsheet means by its number format: 45368 is a day, 0.12 is 12 %. A date is kept as days since an epoch:
// 1900 (with a 29 February 1900 that never was, copied from Lotus) or 1904 (from the first Macs).
// Follows ECMA-376 part 1, 18.8.30 and 18.17.4. Stateless; any thread.
#pragma once

#include "importers/support/sheet.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace duiding::xlsx {

enum class Meaning : std::uint8_t { Plain, Date, Time, DateTime, Elapsed, Percent };

struct NumberFormat {
    Meaning meaning = Meaning::Plain;
    std::uint8_t zeros = 0;                           // "0000": shown with zeros in front
};

enum class Epoch { Y1900, Y1904 };

NumberFormat built_in_format(int id);
NumberFormat format_of_code(std::string_view code);  // "[$-413]d mmmm jjjj", "0.0%", "\"dag\" 0"

// The cell of a number as the file writes it ("45368.5", "1E-3"); text where it is no number.
Cell number_cell(std::string_view raw, NumberFormat format, Epoch epoch);

} // namespace duiding::xlsx
