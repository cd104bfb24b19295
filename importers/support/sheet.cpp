// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/sheet.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/text/fold.h"
#include "importers/ods/ods_sheet.h"
#include "importers/support/csv_reader.h"
#include "importers/support/zip_kind.h"
#include "importers/xlsx/xlsx_sheet.h"

#include <algorithm>

namespace duiding {

namespace {

[[noreturn]] void refuse(const ImportSource& source, const Message& why, const Message& what_to_do)
{
    throw BadInput({msg("The table could not be read."), path_text(source.path), why, what_to_do});
}

bool is_one_of(const std::string& folded, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), folded) != words.end();
}

} // namespace

std::optional<SheetFormat> sheet_format(const ImportSource& source)
{
    switch (zip_kind(source.bytes)) {
    case ZipKind::Xlsx: return SheetFormat::Xlsx;
    case ZipKind::Ods: return SheetFormat::Ods;
    case ZipKind::None: break;
    default: return std::nullopt;
    }
    return looks_like_csv(source) ? std::optional(SheetFormat::Csv) : std::nullopt;
}

SheetInfo read_sheet(const ImportSource& source, const ImportOptions& options, Progress& progress, const RowSink& on_rows)
{
    switch (sheet_format(source).value_or(SheetFormat::Csv)) {
    case SheetFormat::Xlsx: return read_xlsx(source, options, progress, on_rows);
    case SheetFormat::Ods: return read_ods(source, options, progress, on_rows);
    default: return read_csv(source, options, progress, on_rows);
    }
}

Sheet load_sheet(const ImportSource& source, const ImportOptions& options, Progress& progress, std::int64_t max_cells)
{
    Sheet sheet;
    std::int64_t cells = 0;
    sheet.info = read_sheet(source, options, progress, [&](std::span<const SheetRow> rows) {
        for (const SheetRow& row : rows) {
            cells += static_cast<std::int64_t>(row.cells.size());
        }
        if (cells > max_cells) {
            refuse(source, msg("It has more than {0} cells.", max_cells), msg("Leave out what is not needed and try again."));
        }
        sheet.rows.insert(sheet.rows.end(), rows.begin(), rows.end());
    });
    return sheet;
}

const Cell& Sheet::at(std::size_t row, std::size_t column) const
{
    static const Cell nothing;
    return row < rows.size() && column < rows[row].cells.size() ? rows[row].cells[column] : nothing;
}

std::size_t Sheet::columns() const
{
    std::size_t most = 0;
    for (const SheetRow& row : rows) {
        most = std::max(most, row.cells.size());
    }
    return most;
}

bool looks_like_transcript_table(const SheetRow& headings)
{
    bool speaker = false;
    bool words = false;
    for (const Cell& cell : headings.cells) {
        std::string name = fold_name(cell.words());
        speaker = speaker || is_one_of(name, {"speaker", "spreker", "speaker name", "naam spreker", "wie", "wie spreekt"});
        words = words || is_one_of(name, {"text", "tekst", "transcript", "uitspraak", "words", "woorden", "utterance", "content", "inhoud", "wat"});
    }
    return speaker && words;
}

bool looks_like_transcript_table(const Sheet& sheet)
{
    // The headings may stand under a title or two.
    std::size_t most = std::min<std::size_t>(sheet.rows.size(), 5);
    return std::any_of(sheet.rows.begin(), sheet.rows.begin() + static_cast<std::ptrdiff_t>(most),
                       [](const SheetRow& row) { return looks_like_transcript_table(row); });
}

void refuse_columns(const ImportSource& source, std::int64_t row)
{
    refuse(source, msg("Row {0} has more than {1} columns.", row, max_columns),
           msg("Check whether the right separator was used, or leave out columns."));
}

void refuse_cell(const ImportSource& source, std::int64_t row)
{
    refuse(source, msg("Row {0} has a cell of more than 1 MB; a quotation mark may be missing there.", row),
           msg("Correct that row in a text editor or in the program it comes from."));
}

} // namespace duiding
