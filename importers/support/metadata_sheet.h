// SPDX-License-Identifier: GPL-3.0-or-later
// A metadata sheet: a table with one row a file that says what each document is: its municipality or case, the role of who
// speaks, title, language, kind, and any other column as an attribute of the document. Made in Excel by whoever collected the
// files, so it holds typing errors: every one is a finding with its row number, and the rows stay editable (`cells`): after a
// change in the grid they are checked again. Nothing is applied here.
//
//   column (Dutch or English heading)                  becomes
//   bestand, file, document …                          which document: file name with or without folder or extension, or document name
//   gemeente, gemeentecode, municipality, NIS …        cases of kind "municipality": core/model/municipalities.h; several in a cell
//   casus, case                                        cases of kind "case", separated by ";"
//   rol, role                                          the role in the row's cases, else in its municipalities; "a; b" for case 1 and 2
//   titel, taal, soort (title, language, kind)         the document's own properties
//   anything else (jaar, type, status …)               attribute, one type a column: number, date, yes/no, choice, text
//
// Findings: Error = the row cannot be applied (no such file, named twice, no year); Warning = applied as said there (an
// unknown unit becomes a unit without a code, a municipality that is gone stays itself). An empty cell says nothing.
// Pure; any thread; linear in the table's size.
#pragma once

#include "core/base/findings.h"
#include "core/model/document.h"
#include "importers/support/cell_table.h"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace duiding {

// A document that a row may speak of.
struct SheetTarget {
    DocumentId document;
    std::string name;                     // the document's
    std::string file_name;                // with extension; may be empty
};

enum class SheetField { File, Municipality, Case, Role, Title, Language, Kind, Attribute, Empty };

struct MetadataColumn {
    std::string heading;                  // as written: the attribute's name
    SheetField field = SheetField::Attribute;
    AttributeType type = AttributeType::Text;
    bool is_year = false;                 // a Date of a year only
};

struct DescribedCase {
    std::string kind;                     // "municipality", "case"
    std::string name;
    std::string official_code;
    std::string role;

    bool operator==(const DescribedCase&) const = default;
};

struct MetadataRow {
    std::int64_t row_number = 0;
    CellRow cells;                        // as written, or as changed in the grid
    std::string file;
    std::optional<DocumentId> document;   // that it speaks of
    std::optional<std::string> title;
    std::optional<std::string> language;  // "nl"
    std::optional<DocumentKind> kind;
    std::optional<std::vector<DescribedCase>> cases;
    std::vector<ImportedAttribute> attributes;
    Findings problems;

    bool can_be_applied() const;
};

struct MetadataSheet {
    std::vector<MetadataColumn> columns;
    std::vector<MetadataRow> rows;

    std::size_t refused() const;          // rows that cannot be applied
};

// BadInput: no column with file names, or no rows. `where` (a file name) is for messages. The rows are not yet matched.
MetadataSheet read_metadata_sheet(const CellTable& table, const std::string& where);
// Reads every row, and finds its document; of rows that name the same one the first counts. After a change of cells once more.
void check_rows(MetadataSheet& sheet, std::span<const SheetTarget> targets);

// Words in Dutch and English (metadata_words.cpp); nothing when unknown: "Bestandsnaam" → File, "beleid" → policy,
// "Nederlands" → "nl".
std::optional<SheetField> sheet_field_called(std::string_view heading);
std::optional<DocumentKind> document_kind_called(std::string_view text);
std::optional<std::string> language_called(std::string_view text);

} // namespace duiding
