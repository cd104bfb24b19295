// SPDX-License-Identifier: GPL-3.0-or-later
// A table's cells as text: for programs (exact, never translated) and for people (in their language).
#pragma once

#include "core/model/table.h"
#include "exporters/exporter.h"

#include <string>

namespace duiding {

// Integers and numbers as to_chars writes them, the shortest that reads back the same; a missing cell is empty.
std::string cell_for_programs(const Cell& cell);
// Keys by their words, numbers grouped, a percentage with one decimal; a missing cell is empty.
std::string cell_for_people(const Column& column, const Cell& cell, const ExportContext& context);

inline bool is_numeric(ColumnType type) { return type == ColumnType::Integer || type == ColumnType::Number || type == ColumnType::Percent; }

} // namespace duiding
