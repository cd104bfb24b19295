// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/sheet.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/text/fold.h"
#include "importers/ods/ods_sheet.h"
#include "importers/support/csv_reader.h"
#include "importers/support/reader_client.h"
#include "importers/support/row_batch.h"
#include "importers/support/zip_kind.h"
#include "importers/xlsx/xlsx_sheet.h"

#include <algorithm>

namespace duiding {

namespace {

[[noreturn]] void refuse(const ImportSource& source, const Message& why, const Message& what_to_do)
{
    throw BadInput({msg("The table could not be read."), path_text(source.path), why, what_to_do});
}

// SAV and ZSAV by their first four bytes; POR, the portable form, by the name of the program behind its character tables.
bool is_spss(std::string_view bytes)
{
    constexpr std::size_t portable_head = 600;
    return bytes.starts_with("$FL2") || bytes.starts_with("$FL3")
           || (bytes.substr(0, portable_head).find("SPSSPORT") != std::string_view::npos
               && bytes.substr(0, portable_head).find("ASCII SPSS PORT") != std::string_view::npos);
}

CellKind kind_of(const Question& question)
{
    switch (question.type) {
    case AttributeType::Number: return CellKind::Number;
    case AttributeType::Date: return CellKind::Date;
    case AttributeType::YesNo: return CellKind::YesNo;
    default: return CellKind::Text;
    }
}

// The worker gives a questionnaire; seen as a table it is rows of typed cells under declared columns.
SheetInfo read_spss(const ImportSource& source, const ImportOptions& options, Progress& progress, const RowSink& on_rows)
{
    ImportedSurvey survey = read_survey_in_worker("sav", source, options, progress);
    RowBatch batch(progress, on_rows);
    for (std::size_t row = 0; row < survey.answers.rows(); ++row) {
        SheetRow& cells = batch.begin_row(static_cast<std::int64_t>(row) + 1);
        for (std::size_t column = 0; column < survey.questions.size(); ++column) {
            std::optional<std::string_view> answer = survey.answers.at(row, column);
            cells.cells.push_back(answer ? Cell{kind_of(survey.questions[column]), std::string(*answer), {}} : Cell{});
        }
        batch.end_row();
    }
    batch.finish();
    SheetInfo info;
    for (Question& question : survey.questions) {
        info.columns.push_back({std::move(question.name), std::move(question.label), std::move(question.labels), std::move(question.missing)});
    }
    info.findings = std::move(survey.findings);
    info.options = std::move(survey.importer_options);
    return info;
}

// Thrown through a reader to end it: enough rows have been seen.
struct EnoughRows : std::exception {};

// Text enough for any first rows, whole lines of it; a UTF-16 line may end in a NUL more.
ImportSource start_of(const ImportSource& source)
{
    constexpr std::size_t enough = 4 << 20;
    std::size_t end = std::min(source.bytes.rfind('\n', enough), enough);
    end += end < source.bytes.size();
    end += end < source.bytes.size() && source.bytes[end] == '\0';
    return {source.path, source.bytes.substr(0, end)};
}

bool is_one_of(const std::string& folded, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), folded) != words.end();
}

} // namespace

std::optional<SheetFormat> sheet_format(const ImportSource& source)
{
    if (is_spss(source.bytes)) {
        return SheetFormat::Survey;
    }
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
    case SheetFormat::Survey: return read_spss(source, options, progress, on_rows);
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

std::vector<SheetRow> first_rows(const ImportSource& source, const ImportOptions& options, std::size_t count)
{
    std::vector<SheetRow> rows;
    Progress progress;
    std::optional<ImportSource> start;
    if (source.bytes.size() > (8 << 20) && sheet_format(source).value_or(SheetFormat::Csv) == SheetFormat::Csv) {
        start = start_of(source);
    }
    try {
        read_sheet(start ? *start : source, options, progress, [&](std::span<const SheetRow> batch) {
            for (const SheetRow& row : batch) {
                rows.push_back(row);
                if (rows.size() == count) {
                    throw EnoughRows();
                }
            }
        });
    } catch (const EnoughRows&) {
        return rows;
    }
    return rows;
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
