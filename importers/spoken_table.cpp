// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/spoken_table.h"

#include "core/base/error.h"
#include "core/text/fold.h"
#include "core/text/normalize.h"
#include "importers/support/cue_text.h"
#include "importers/support/sheet.h"
#include "importers/support/time_marks.h"
#include "importers/support/transcript_builder.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <initializer_list>

namespace duiding {

namespace {

constexpr std::size_t title_rows = 5;                    // above the headings, at most
constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

std::size_t column_named(const SheetRow& headings, std::initializer_list<std::string_view> names)
{
    for (std::size_t i = 0; i < headings.cells.size(); ++i) {
        std::string heading = fold_name(headings.cells[i].words());
        if (std::find(names.begin(), names.end(), heading) != names.end()) {
            return i;
        }
    }
    return nowhere;
}

struct Columns {
    std::size_t speaker = nowhere;
    std::size_t words = nowhere;
    std::size_t begin = nowhere;
    std::size_t end = nowhere;
};

Columns columns_of(const SheetRow& headings)
{
    Columns columns;
    columns.speaker = column_named(headings, {"speaker", "spreker", "speaker name", "naam spreker", "wie", "wie spreekt"});
    columns.words = column_named(headings, {"text", "tekst", "transcript", "uitspraak", "words", "woorden", "utterance", "content", "inhoud", "wat"});
    columns.begin = column_named(headings, {"tijd", "time", "tijdstip", "begin", "begintijd", "start", "start time", "starttijd", "van", "timestamp"});
    columns.end = column_named(headings, {"einde", "eind", "eindtijd", "end", "end time", "tot", "stop"});
    return columns;
}

// "0:05", "00:01:23.4", or seconds as a number.
std::optional<std::int64_t> time_of(const Cell& cell)
{
    if (std::optional<TimeMark> time = read_time(cell.words(), 0)) {          // as shown: "0:05" is five seconds here
        return time->milliseconds;
    }
    std::string_view text = cell.text;
    double seconds = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    bool sane = cell.kind == CellKind::Number && error == std::errc() && std::isfinite(seconds) && seconds >= 0 && seconds < 1e7;
    return sane ? std::optional(static_cast<std::int64_t>(std::llround(seconds * 1000))) : std::nullopt;
}

std::string one_line(std::string_view raw)
{
    std::string text = normalize_stored_text(raw).text;
    std::replace(text.begin(), text.end(), '\n', ' ');
    std::size_t from = text.find_first_not_of(" \t");
    std::size_t to = text.find_last_not_of(" \t:");
    return from == std::string::npos || to == std::string::npos ? std::string() : text.substr(from, to - from + 1);
}

Cue cue_of(const Sheet& sheet, std::size_t row, const Columns& columns)
{
    Cue cue;
    cue.begin = time_of(sheet.at(row, columns.begin));
    cue.end = time_of(sheet.at(row, columns.end));
    cue.speaker = one_line(sheet.at(row, columns.speaker).words());
    cue.text = normalize_stored_text(sheet.at(row, columns.words).words()).text;
    std::replace(cue.text.begin(), cue.text.end(), '\n', ' ');
    return cue;
}

} // namespace

int probe_spoken_table(const ImportSource& source)
{
    constexpr int sure = 92;                             // above the same file as a questionnaire
    try {
        std::optional<SheetFormat> format = sheet_format(source);
        if (!format || *format == SheetFormat::Survey) {
            return 0;
        }
        std::vector<SheetRow> rows = first_rows(source, {}, title_rows);
        return std::any_of(rows.begin(), rows.end(), [](const SheetRow& row) { return looks_like_transcript_table(row); }) ? sure : 0;
    } catch (const BadInput&) {
        return 0;                                        // who reads it whole says what is wrong with it
    }
}

ImportedDocument read_spoken_table(const ImportSource& source, const ImportOptions& options, Progress& progress)
{
    Sheet sheet = load_sheet(source, options, progress);
    std::size_t headings = 0;
    while (headings + 1 < sheet.rows.size() && !looks_like_transcript_table(sheet.rows[headings])) {
        ++headings;
    }
    Columns columns = sheet.rows.empty() ? Columns{} : columns_of(sheet.rows[headings]);
    std::vector<Cue> cues;
    for (std::size_t row = headings + 1; row < sheet.rows.size(); ++row) {
        cues.push_back(cue_of(sheet, row, columns));
        if (cues.back().speaker.empty() && row > headings + 1) {         // an empty cell goes on with the speaker above
            cues.back().speaker = cues[cues.size() - 2].speaker;
        }
    }
    ImportedDocument document;
    document.findings = sheet.info.findings;
    document.importer_options = sheet.info.options;
    build_transcript(cues, options.speakers, document);
    if (document.text.empty()) {
        refuse_without_words(source);
    }
    return document;
}

} // namespace duiding
