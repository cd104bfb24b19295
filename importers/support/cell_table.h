// SPDX-License-Identifier: GPL-3.0-or-later
// A small table as plain text, and what is known of such tables whoever wrote them: headings in Dutch or English, and one type
// for a column of values. Used for metadata sheets and codebooks. Pure functions; any thread.
#pragma once

#include "core/model/attribute.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

struct CellRow {
    std::int64_t number = 0;              // as the program that shows the table counts, from 1
    std::vector<std::string> cells;       // canonical: numbers with ".", dates ISO 8601

    // Trimmed; "" beyond the last.
    std::string_view at(std::size_t column) const;
};

using CellTable = std::vector<CellRow>;   // the first row holds the headings

struct Sheet;
CellTable cell_table_of(const Sheet& sheet);

std::string_view trim_cell(std::string_view text);
// The pieces of a cell that holds a list, at ";", "|" and line ends; trimmed, without empty ones.
std::vector<std::string> list_in_cell(std::string_view cell);
// "Bestandsnaam", "file_name", "File name:" → "bestandsnaam", "file name".
std::string heading_key(std::string_view heading);

// A value in the one form its type has (core/model/attribute.h); nothing when it is no value of that type.
std::optional<std::string> canonical_value(AttributeType type, std::string_view text);
// "", "-", "n.v.t.", "onbekend", "unknown": how people write that there is no value.
bool means_missing(std::string_view text);
// The narrowest type that all values fit, Choice where few different short ones come back, else Text.
AttributeType type_of_values(const std::vector<std::string_view>& values);

} // namespace duiding
