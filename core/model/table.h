// SPDX-License-Identifier: GPL-3.0-or-later
// What an analysis returns: a table with typed columns. Keys and values for programs are stable and never translated
// (cli.md); labels for people are Messages. Shown by a view, written by every table exporter.
#pragma once

#include "core/base/message.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace duiding {

// Percent: a double 0 … 1. Colour: a text "#RRGGBB".
enum class ColumnType { Text, Integer, Number, Percent, Colour };

const char* to_key(ColumnType type);         // "text", "integer", "number", "percent", "colour"

struct Column {
    std::string name;                        // stable key, "segments"
    Message label;                           // heading for people
    ColumnType type = ColumnType::Text;
    std::vector<std::pair<std::string, Message>> words;    // what people read for a key ("hindering"); programs get the key
};

using Cell = std::variant<std::monostate, std::string, std::int64_t, double>;   // monostate: missing

struct Table {
    Message title;
    std::vector<std::pair<std::string, std::string>> parameters;    // stable key → value, as given
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;                             // each as long as columns
    std::vector<Message> notes;
};

std::string colour_text(std::uint32_t rgb);                      // "#3D84A8"
std::optional<std::uint32_t> colour_value(std::string_view text);
// What people read in a text cell: the column's word for it, else the text itself.
Message cell_words(const Column& column, const std::string& text);

} // namespace duiding
