// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/tables.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "importers/support/csv_reader.h"
#include "importers/support/reader_client.h"
#include "importers/support/zip_kind.h"
#include "importers/survey/survey_maker.h"

namespace duiding {

namespace {

constexpr int sure = 90;
constexpr int leave_to_others = 5;               // a transcript in columns, for who reads those

bool is_transcript(const ImportSource& source)
{
    try {
        for (const SheetRow& row : first_rows(source, {}, 5)) {
            if (looks_like_transcript_table(row)) {
                return true;
            }
        }
    } catch (const BadInput&) {
        return false;                            // who reads it whole says what is wrong with it
    }
    return false;
}

int probe_zip(const ImportSource& source, ZipKind kind)
{
    if (zip_kind(source.bytes) != kind) {
        return 0;
    }
    return is_transcript(source) ? leave_to_others : sure;
}

bool has_table_extension(const ImportSource& source)
{
    std::string extension = path_text(source.path.extension());
    for (char& c : extension) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return extension == ".csv" || extension == ".tsv" || extension == ".tab";
}

} // namespace

int probe_csv(const ImportSource& source)
{
    constexpr int likely = 60;                   // above plain text, below what is certain of itself
    if (!has_table_extension(source) || !looks_like_csv(source)) {
        return 0;
    }
    return is_transcript(source) ? leave_to_others : likely;
}

int probe_xlsx(const ImportSource& source) { return probe_zip(source, ZipKind::Xlsx); }
int probe_ods(const ImportSource& source) { return probe_zip(source, ZipKind::Ods); }

int probe_sav(const ImportSource& source)
{
    return sheet_format(source) == SheetFormat::Survey ? sure : 0;
}

ImportedSurvey read_table_survey(const ImportSource& source, const ImportOptions& options, Progress& progress)
{
    return read_survey_sheet(source, options, progress);
}

ImportedSurvey read_sav(const ImportSource& source, const ImportOptions& options, Progress& progress)
{
    return read_survey_in_worker("sav", source, options, progress);
}

} // namespace duiding
