// SPDX-License-Identifier: GPL-3.0-or-later
// A CSV or TSV file as a sheet: encoding, separator and the way each column writes numbers are found out, said and may be chosen.
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/text/encoding.h"
#include "core/text/normalize.h"
#include "importers/support/cell_values.h"
#include "importers/support/csv_reader.h"
#include "importers/support/row_batch.h"

#include <algorithm>
#include <iterator>

namespace duiding {

namespace {

constexpr std::size_t learnt_bytes = 8 << 20;             // columns show how they write numbers long before this
constexpr std::int64_t rows_named = 20;                   // in a finding

std::string separator_name(char separator)
{
    return separator == '\t' ? "TAB" : std::string(1, separator);
}

char chosen_separator(const ImportSource& source, const ImportOptions& options, const CsvDialect& sniffed)
{
    if (options.separator.empty()) {
        return sniffed.separator;
    }
    std::string wanted = options.separator == "TAB" || options.separator == "tab" || options.separator == "\\t" ? "\t" : options.separator;
    if (wanted.size() != 1 || wanted == "\"" || wanted == "\n") {
        throw BadInput({msg("The table could not be read."), path_text(source.path), msg("“{0}” cannot separate columns.", options.separator),
                        msg("Give one character, such as ; or , or | or TAB.")});
    }
    return wanted[0];
}

struct Styles {
    std::vector<ColumnStyle> columns;
    char decimal = '.';

    ColumnStyle of(std::size_t column) const { return column < columns.size() ? columns[column] : ColumnStyle{decimal, true}; }
};

// A column that shows nothing by itself follows the others; where none does, a file with ";" is one of a country with commas.
Styles learn_styles(std::string_view text, char separator, const ImportSource& source)
{
    std::vector<StyleGuess> guesses;
    std::vector<std::string> cells;
    CsvReader reader(text, separator, source);
    while (reader.position() < learnt_bytes && reader.next(cells)) {
        guesses.resize(std::max(guesses.size(), cells.size()));
        for (std::size_t i = 0; i < cells.size(); ++i) {
            guesses[i].see(cells[i]);
        }
    }
    std::int64_t commas = 0;
    std::int64_t points = 0;
    for (const StyleGuess& guess : guesses) {
        commas += guess.decimal_known() && guess.style('.').decimal == ',';
        points += guess.decimal_known() && guess.style(',').decimal == '.';
    }
    Styles styles;
    styles.decimal = commas > points || (commas == points && points == 0 && separator == ';') ? ',' : '.';
    for (const StyleGuess& guess : guesses) {
        styles.columns.push_back(guess.style(styles.decimal));
    }
    return styles;
}

// Rows of another width than the first row that has one: cells moved or a separator inside an answer.
class Raggedness {
public:
    void see(std::size_t width, std::int64_t row)
    {
        m_width = m_width == 0 ? width : m_width;
        if (width > m_width) {
            if (m_longer < rows_named) {
                m_rows += (m_rows.empty() ? "" : ", ") + std::to_string(row);
            }
            ++m_longer;
        } else if (width < m_width) {
            ++m_shorter;
        }
    }
    void report(Findings& findings) const
    {
        if (m_longer > 0) {
            findings.push_back({Severity::Warning, {}, msgn("{0} row has more cells than the first one: row {1}.",
                                                            "{0} rows have more cells than the first one: rows {1}.", m_longer, m_longer,
                                                            m_rows + (m_longer > rows_named ? " …" : ""))});
        }
        if (m_shorter > 0) {
            findings.push_back({Severity::Info, {}, msgn("{0} row has fewer cells than the first one; the others count as empty.",
                                                         "{0} rows have fewer cells than the first one; the others count as empty.",
                                                         m_shorter, m_shorter)});
        }
    }

private:
    std::size_t m_width = 0;
    std::int64_t m_longer = 0;
    std::string m_rows;
    std::int64_t m_shorter = 0;
};

} // namespace

SheetInfo read_csv(const ImportSource& source, const ImportOptions& options, Progress& progress, const RowSink& on_rows)
{
    SheetInfo info;
    DecodedText decoded = decode_text(source.bytes, options.encoding, path_text(source.path.filename()));
    NormalizedText normalized = normalize_stored_text(decoded.utf8);
    decoded.utf8 = {};
    progress.check();
    CsvDialect dialect = sniff_csv(normalized.text, source);
    char separator = chosen_separator(source, options, dialect);
    std::string_view text = std::string_view(normalized.text).substr(dialect.skip);
    Styles styles = learn_styles(text, separator, source);

    RowBatch batch(progress, on_rows);
    Raggedness widths;
    CsvReader reader(text, separator, source);
    std::vector<std::string> cells;
    progress.start(path_text(source.path.filename()), static_cast<std::int64_t>(text.size()));
    while (reader.next(cells)) {
        if (cells.size() == 1 && cells[0].find_first_not_of(" \t") == std::string::npos) {
            continue;
        }
        widths.see(cells.size(), reader.number());
        SheetRow& row = batch.begin_row(reader.number());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            row.cells.push_back(cell_of_text(cells[i], styles.of(i)));
        }
        batch.end_row();
        batch.report(static_cast<std::int64_t>(reader.position()));
    }
    batch.finish();

    info.findings = std::move(decoded.findings);
    info.findings.insert(info.findings.end(), std::make_move_iterator(normalized.findings.begin()), std::make_move_iterator(normalized.findings.end()));
    info.findings.push_back({Severity::Info, {}, msg("Columns are separated by “{0}”, decimals are written with “{1}”.", separator_name(separator),
                                                    std::string(1, styles.decimal))});
    widths.report(info.findings);
    if (reader.unclosed_at() > 0) {
        info.findings.push_back({Severity::Warning, {}, msg("In row {0} a quotation mark is opened and never closed; it was read as a character.",
                                                           reader.unclosed_at())});
    }
    info.options = "encoding=" + decoded.encoding + ";separator=" + separator_name(separator) + ";decimal=" + styles.decimal;
    return info;
}

bool looks_like_csv(const ImportSource& source)
{
    std::string_view start = std::string_view(source.bytes).substr(0, 64 << 10);
    if (!looks_like_text(start)) {
        return false;
    }
    DecodedText decoded = decode_text(start, {}, path_text(source.path.filename()));
    try {
        return sniff_csv(normalize_stored_text(decoded.utf8).text, source).consistent;
    } catch (const BadInput&) {
        return true;                                      // too wide or a cell too large: who reads it whole says so
    }
}

} // namespace duiding
