// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/survey/answer_columns.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <algorithm>

namespace duiding {

namespace {

constexpr std::size_t max_cells = 20'000'000;
constexpr char shown_behind = '\x1F';                       // no stored text holds it

} // namespace

void AnswerColumns::take(std::span<const SheetRow> rows)
{
    for (const SheetRow& row : rows) {
        for (const Cell& cell : row.cells) {
            if (cell.empty()) {
                m_cells.push_back(empty);
                continue;
            }
            m_key.assign(1, static_cast<char>('0' + static_cast<int>(cell.kind)));
            m_key += cell.text;
            if (!cell.shown.empty()) {
                m_key += shown_behind;
                m_key += cell.shown;
            }
            m_cells.push_back(m_texts.add(m_key));
        }
        m_ends.push_back(m_cells.size());
        m_numbers.push_back(row.number);
        m_widest = std::max(m_widest, row.cells.size());
    }
    if (m_cells.size() > max_cells || m_widest * m_ends.size() > 4 * max_cells) {
        throw BadInput({msg("The table could not be read."), path_text(m_source.path), msg("It has more than {0} cells.", max_cells),
                        msg("Leave out what is not needed and try again.")});
    }
}

std::uint32_t AnswerColumns::cell_number(std::size_t row, std::size_t column) const
{
    return column < width(row) ? m_cells[begin(row) + column] : empty;
}

Cell AnswerColumns::cell_of(std::uint32_t number) const
{
    if (number == empty) {
        return {};
    }
    std::string_view key = m_texts.text(number);
    std::size_t behind = std::min(key.find(shown_behind), key.size());
    Cell cell{static_cast<CellKind>(key[0] - '0'), std::string(key.substr(1, behind - 1)), {}};
    if (behind < key.size()) {
        cell.shown = key.substr(behind + 1);
    }
    return cell;
}

Cell AnswerColumns::cell(std::size_t row, std::size_t column) const { return cell_of(cell_number(row, column)); }

AnswerColumns::Different AnswerColumns::different(std::size_t column, std::size_t from_row) const
{
    Different found;
    for (std::size_t row = from_row; row < rows(); ++row) {
        std::uint32_t number = cell_number(row, column);
        if (number != empty) {
            Counted& counted = found[number];
            ++counted.count;
            counted.kind = static_cast<CellKind>(m_texts.text(number)[0] - '0');
        }
    }
    return found;
}

} // namespace duiding
