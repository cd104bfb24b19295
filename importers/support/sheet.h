// SPDX-License-Identifier: GPL-3.0-or-later
// A table as it lies in a file: rows of cells, whatever program wrote it (CSV, XLSX, ODS, SPSS). Two doors:
//
//   read_sheet    streams: rows come in batches to a callback and are gone after it; two million cells take a few MB
//   load_sheet    a whole small table as a value: metadata sheets, codebooks
//
// A cell has a canonical text, so that tables from every program compare alike: numbers with "." and no thousands, dates in
// ISO 8601 (2024-03-17, 2024-03-17T10:30:00; a time of day 10:30:00), yes/no as "yes" and "no". Numbers that are names stay
// text: "0202", "+31 6 …", numbers of more than 15 digits; so does what looks like a formula. `shown` is what a reader of the
// file saw, where that differs ("3,5", "17-03-2024"). Rows are numbered as the program that shows them does, from 1; empty rows
// are skipped, so numbers may jump. Stateless; any thread. Errors: BadInput; what was guessed or lost is a finding.
#pragma once

#include "importers/importer.h"

#include <functional>
#include <span>

namespace duiding {

enum class CellKind { Empty, Text, Number, Date, YesNo };

struct Cell {
    CellKind kind = CellKind::Empty;
    std::string text;                 // canonical; empty when the cell is
    std::string shown;                // empty: as text

    const std::string& words() const { return shown.empty() ? text : shown; }
    bool empty() const { return kind == CellKind::Empty; }
    bool operator==(const Cell&) const = default;
};

struct SheetRow {
    std::int64_t number = 0;
    std::vector<Cell> cells;          // up to the last that is not empty
};

// What a whole table has beside its rows; of an SPSS file also what it says of its columns.
struct SheetColumn {
    std::string name;                 // "v12"
    std::string label;                // "Hoe tevreden bent u over …?"
    std::vector<ValueLabel> labels;
    std::vector<std::string> missing; // values declared missing; their cells are already empty
};

struct SheetInfo {
    std::string name;                 // of the sheet; empty for CSV
    std::vector<SheetColumn> columns; // only where the file declares them: then there is no row of headings
    std::string options;              // "separator=;;decimal=,": what was chosen or found, enough to read it again
    Findings findings;
};

using RowSink = std::function<void(std::span<const SheetRow>)>;

// Which reader a file needs, by content and extension; nothing when it is no table.
enum class SheetFormat { Csv, Xlsx, Ods, Survey };
std::optional<SheetFormat> sheet_format(const ImportSource& source);

SheetInfo read_sheet(const ImportSource& source, const ImportOptions& options, Progress& progress, const RowSink& on_rows);

struct Sheet {
    SheetInfo info;
    std::vector<SheetRow> rows;

    // An empty cell where there is none.
    const Cell& at(std::size_t row, std::size_t column) const;
    std::size_t columns() const;      // of the longest row
};

// Refuses a table of more than `max_cells` cells.
Sheet load_sheet(const ImportSource& source, const ImportOptions& options, Progress& progress, std::int64_t max_cells = 1'000'000);

// The first rows and no more, for a look.
std::vector<SheetRow> first_rows(const ImportSource& source, const ImportOptions& options, std::size_t count);

// True for a transcript in columns: a heading that names a speaker beside one that names what was said.
bool looks_like_transcript_table(const Sheet& sheet);
bool looks_like_transcript_table(const SheetRow& headings);

// Limits of every table, counted while it is read.
inline constexpr std::size_t max_columns = 16'384;
inline constexpr std::size_t max_cell_bytes = 1 << 20;

[[noreturn]] void refuse_columns(const ImportSource& source, std::int64_t row);
[[noreturn]] void refuse_cell(const ImportSource& source, std::int64_t row);

} // namespace duiding
