// SPDX-License-Identifier: GPL-3.0-or-later
// What can stand behind the colon of a field, put to the values that a study holds. Used by fields.cpp only.
#pragma once

#include "core/index/query_text.h"
#include "core/model/attribute.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

// One value of the query: a text with or without *, or a range.
class ValueTest {
public:
    explicit ValueTest(const QueryValue& value);

    bool is_anything() const { return m_anything; }                          // *
    bool is_range() const { return m_low || m_high; }
    // Folded, with "*" at either end for anything.
    bool fits_text(std::string_view stored) const;
    // By the attribute's type: numbers by value, dates by the part that was typed, choices also by their label.
    bool fits(const Attribute& attribute, const std::string& stored) const;
    // The year in a stored number or date: "2019", "2019-03-17".
    bool fits_year(std::string_view stored) const;

    std::string pattern() const;                                             // folded, with its *

private:
    struct Bound {
        std::string text;
        bool included = true;
    };

    void read_range(std::string_view text);
    bool in_range_of_numbers(std::string_view stored) const;
    bool in_range_of_dates(std::string_view stored) const;

    std::string m_text;
    std::string m_folded;
    bool m_anything = false;
    bool m_open_begin = false;
    bool m_open_end = false;
    std::optional<Bound> m_low;
    std::optional<Bound> m_high;
};

std::optional<double> number_in(std::string_view text);                      // "3.5", "3,5"

// At most three of these that are nearest to a wrong one, the nearest first; when none is near, the first few of all. In quotes
// where they hold blanks, as they can be typed.
std::string nearest_of(std::string_view wrong, std::vector<std::string> known);

} // namespace duiding
