// SPDX-License-Identifier: GPL-3.0-or-later
// What a cell of plain text means: a number or a date, in the way its column writes them. Strict, because a wrong guess changes
// data: whatever does not fit whole stays text. No locale. Stateless; any thread.
#pragma once

#include "importers/support/sheet.h"

#include <optional>
#include <string>
#include <string_view>

namespace duiding {

// How one column writes numbers and dates.
struct ColumnStyle {
    char decimal = '.';               // the other of "." and "," may group thousands
    bool day_first = true;            // 3-4-2024 is the third of April
};

// "3,5" → "3.5", "1.234,50" → "1234.5", "-5" → "-5". Nothing for "0202", "+31", "1e5", "12%", more than 15 digits.
std::optional<std::string> parse_number(std::string_view text, char decimal);
// ISO dates, 17-3-2024, 17/03/2024, 17.03.2024, each with or without a time after it; 10:30 and 10:30:00 alone.
std::optional<std::string> parse_date(std::string_view text, bool day_first);
// The shortest decimal text of a number, never with an exponent below 1e15.
std::string number_text(double number);

Cell cell_of_text(std::string_view text, ColumnStyle style);

// Learns a column's style from its cells.
class StyleGuess {
public:
    void see(std::string_view text);
    bool decimal_known() const { return m_commas != m_points; }
    ColumnStyle style(char usual_decimal) const;

private:
    std::int64_t m_commas = 0;        // numbers that can only be read with a decimal comma
    std::int64_t m_points = 0;
    std::int64_t m_month_first = 0;   // dates that can only be month first
    std::int64_t m_day_first = 0;
};

} // namespace duiding
