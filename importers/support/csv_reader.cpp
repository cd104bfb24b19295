// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/csv_reader.h"

#include <algorithm>

namespace duiding {

CsvReader::CsvReader(std::string_view text, char separator, const ImportSource& source)
    : m_text(text), m_separator(separator), m_source(source)
{
}

bool CsvReader::next(std::vector<std::string>& cells)
{
    if (m_at >= m_text.size()) {
        return false;
    }
    ++m_number;
    std::size_t count = 0;
    while (true) {
        if (count == max_columns) {
            refuse_columns(m_source, m_number);
        }
        if (count == cells.size()) {
            cells.emplace_back();
        }
        read_cell(cells[count++]);
        if (m_at >= m_text.size()) {
            break;
        }
        if (m_text[m_at++] == '\n') {
            break;
        }
        if (m_at == m_text.size()) {                       // a separator as the last character: one more, empty cell
            if (count == cells.size()) {
                cells.emplace_back();
            }
            cells[count++].clear();
            break;
        }
    }
    cells.resize(count);
    return true;
}

// Leaves m_at on the separator, the line end or the end of the text.
void CsvReader::read_cell(std::string& cell)
{
    cell.clear();
    if (m_at < m_text.size() && m_text[m_at] == '"') {
        read_quoted(cell);
    }
    const char stops[] = {m_separator, '\n'};
    std::size_t end = std::min(m_text.find_first_of(std::string_view(stops, 2), m_at), m_text.size());
    if (cell.size() + (end - m_at) > max_cell_bytes) {
        refuse_cell(m_source, m_number);
    }
    cell += m_text.substr(m_at, end - m_at);
    m_at = end;
}

// At a quote. False, with nothing read, where it never closes.
bool CsvReader::read_quoted(std::string& cell)
{
    if (m_at < m_no_quote_until) {
        return false;
    }
    std::size_t limit = m_unclosed_at == 0 ? m_text.size() : std::min(m_text.find('\n', m_at), m_text.size());
    std::size_t at = m_at + 1;
    while (true) {
        std::size_t quote = m_text.substr(0, limit).find('"', at);
        std::size_t end = std::min(quote, limit);
        if (cell.size() + (end - at) > max_cell_bytes) {
            refuse_cell(m_source, m_number);
        }
        // Behind a closing quote comes a separator; one that closes lines further down and goes on is another cell's opening.
        std::size_t after = quote + 1;
        bool goes_on = quote != std::string_view::npos && after < limit && m_text[after] != '"' && m_text[after] != '\n' && m_text[after] != m_separator;
        bool other_cell = goes_on && (cell.find('\n') != std::string::npos || m_text.substr(at, end - at).find('\n') != std::string_view::npos);
        if (quote == std::string_view::npos || other_cell) {
            m_unclosed_at = m_unclosed_at == 0 ? m_number : m_unclosed_at;
            m_no_quote_until = std::min(m_text.find('\n', m_at), m_text.size());
            cell.clear();
            return false;
        }
        cell += m_text.substr(at, end - at);
        at = quote + 1;
        if (at < limit && m_text[at] == '"') {
            cell += '"';
            ++at;
            continue;
        }
        m_at = at;
        return true;
    }
}

namespace {

constexpr char candidates[] = {'\t', ';', '|', ','};
constexpr std::size_t sniffed_bytes = 64 << 10;
constexpr std::size_t sniffed_records = 200;

// The share of records that have the most common width, when that is more than one cell.
double evenness(std::string_view text, char separator, const ImportSource& source)
{
    CsvReader reader(text, separator, source);
    std::vector<std::string> cells;
    std::vector<std::size_t> widths;
    while (widths.size() < sniffed_records && reader.next(cells)) {
        if (cells.size() > 1 || !cells[0].empty()) {
            widths.push_back(cells.size());
        }
    }
    double best = 0;
    std::sort(widths.begin(), widths.end());
    for (auto it = widths.begin(); it != widths.end();) {
        auto end = std::upper_bound(it, widths.end(), *it);
        double share = static_cast<double>(end - it) / static_cast<double>(widths.size());
        best = *it > 1 ? std::max(best, share) : best;
        it = end;
    }
    return best;
}

} // namespace

CsvDialect sniff_csv(std::string_view text, const ImportSource& source)
{
    CsvDialect dialect;
    if (text.size() > 5 && (text.starts_with("sep=") || text.starts_with("SEP=")) && text[5] == '\n') {
        return {text[4], true, 6};
    }
    std::string_view start = text.substr(0, sniffed_bytes);
    if (start.size() < text.size() && start.rfind('\n') != std::string_view::npos) {
        start = start.substr(0, start.rfind('\n') + 1);
    }
    // Nearly as even is not better: "1,5;2,5" is as even by its commas, but semicolons are seldom so by accident.
    constexpr double clearly = 0.02;
    double best = 0;
    for (char separator : candidates) {
        double score = evenness(start, separator, source);
        if (score > best + clearly) {
            best = score;
            dialect.separator = separator;
        }
    }
    dialect.consistent = best >= 0.8;
    return dialect;
}

} // namespace duiding
