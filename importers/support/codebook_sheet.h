// SPDX-License-Identifier: GPL-3.0-or-later
// A codebook kept in Excel: a table with one row a code. The code is a path ("vertrouwen/elkaar kennen", "vertrouwen > elkaar
// kennen"; "\/" is a stroke inside a name) or a name with the code above it in a column of its own; colour and rule beside it.
// The CSV of `list codes` is such a table, so a codebook goes out and comes in again.
//
//   column (Dutch or English heading)                     becomes
//   pad, code, path · naam, name + bovenliggend, parent   the code and those above it
//   kleur, colour                                         #RRGGBB or a name ("rood", "blue")
//   definitie · gebruik bij · niet bij · voorbeeld        the rule (definition, use when, not when, example)
//   richting, directions                                  none, help-hinder or positive-negative
//   anything else                                         not read
//
// A problem is a finding with its row number: Error = the row is left out, Warning = the code comes in without what was wrong.
// Pure; any thread; linear.
#pragma once

#include "core/base/findings.h"
#include "core/model/code.h"
#include "importers/support/cell_table.h"

#include <optional>
#include <string>
#include <vector>

namespace duiding {

struct CodebookRow {
    std::int64_t row_number = 0;
    std::vector<std::string> path;                 // names, the top first; never empty in a row that counts
    std::optional<std::uint32_t> colour;
    std::optional<DirectionKind> directions;
    std::string definition, use_when, not_when, example;
};

struct CodebookSheet {
    std::vector<CodebookRow> rows;
    Findings problems;
};

// BadInput: no column that names codes, or no rows. `where` (a file name) is for messages.
CodebookSheet read_codebook_sheet(const CellTable& table, const std::string& where);

// "#3D84A8", "3d84a8", "rood", "dark blue" → 0xRRGGBB; nothing when unknown.
std::optional<std::uint32_t> colour_called(std::string_view text);

} // namespace duiding
