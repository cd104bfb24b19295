// SPDX-License-Identifier: GPL-3.0-or-later
// A whole table in little memory, while it is being read: each different cell once, 4 bytes a place. From it the questionnaire is
// made when all rows are known, because what a column is shows only in its answers. One thread.
#pragma once

#include "importers/support/sheet.h"

#include <unordered_map>

namespace duiding {

class AnswerColumns {
public:
    explicit AnswerColumns(const ImportSource& source) : m_source(source) {}

    void take(std::span<const SheetRow> rows);             // throws BadInput above 20,000,000 cells

    std::size_t rows() const { return m_ends.size(); }
    std::size_t width(std::size_t row) const { return m_ends[row] - begin(row); }
    std::size_t widest() const { return m_widest; }
    std::int64_t number(std::size_t row) const { return m_numbers[row]; }
    Cell cell(std::size_t row, std::size_t column) const;

    // The different cells of one column from a row on, by their number, and how often each is there.
    struct Counted {
        CellKind kind = CellKind::Empty;
        std::int64_t count = 0;
    };
    using Different = std::unordered_map<std::uint32_t, Counted>;
    Different different(std::size_t column, std::size_t from_row) const;
    std::uint32_t cell_number(std::size_t row, std::size_t column) const;       // `empty` where there is none
    Cell cell_of(std::uint32_t cell_number) const;

    static constexpr std::uint32_t empty = 0xFFFFFFFF;

private:
    std::size_t begin(std::size_t row) const { return row == 0 ? 0 : m_ends[row - 1]; }

    const ImportSource& m_source;
    TextPool m_texts;                                       // kind, canonical text, and behind U+001F how it was shown
    std::vector<std::uint32_t> m_cells;
    std::vector<std::size_t> m_ends;
    std::vector<std::int64_t> m_numbers;
    std::size_t m_widest = 0;
    std::string m_key;
};

} // namespace duiding
