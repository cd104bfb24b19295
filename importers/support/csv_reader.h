// SPDX-License-Identifier: GPL-3.0-or-later
// Separated text, record by record: RFC 4180 and what programs make of it. A cell may be quoted, a quote in it is doubled, a line
// end in it belongs to it; a quote elsewhere is a character like others. A quote that is never closed counts as a character too,
// and from there on quotes must close on their line. Linear in time; holds one record. One thread.
// The text must be stored text (core/text/normalize.h) and outlive the reader.
#pragma once

#include "importers/support/sheet.h"

#include <string>
#include <string_view>
#include <vector>

namespace duiding {

class CsvReader {
public:
    CsvReader(std::string_view text, char separator, const ImportSource& source);

    // The next record's cells as written; false at the end. A blank line is a record of one empty cell. Throws BadInput at
    // the limits of sheet.h.
    bool next(std::vector<std::string>& cells);
    std::int64_t number() const { return m_number; }              // of the record just read, from 1
    std::int64_t unclosed_at() const { return m_unclosed_at; }    // the first record with a quote that never closes; 0 = none
    std::size_t position() const { return m_at; }                 // bytes read

private:
    void read_cell(std::string& cell);
    bool read_quoted(std::string& cell);

    std::string_view m_text;
    char m_separator;
    const ImportSource& m_source;
    std::size_t m_at = 0;
    std::int64_t m_number = 0;
    std::int64_t m_unclosed_at = 0;
    std::size_t m_no_quote_until = 0;                             // no closing quote before here, once one was looked for
};

struct CsvDialect {
    char separator = ',';                  // of a table of one column: ','
    bool consistent = false;               // a separator was found that makes rows of one width
    std::size_t skip = 0;                  // bytes of a "sep=;" line
};

// The separator (; TAB | ,) that cuts the first rows into the most even columns. The text may be cut off anywhere.
CsvDialect sniff_csv(std::string_view text, const ImportSource& source);

SheetInfo read_csv(const ImportSource& source, const ImportOptions& options, Progress& progress, const RowSink& on_rows);

// True where the content is a table for certain enough to prefer it to plain text.
bool looks_like_csv(const ImportSource& source);

} // namespace duiding
