// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the search builder as the text of a query, in the words of the window's language. The text is what is searched; the
// rows only write it. What a person types in a row is text, never an operator. Pure functions.
#pragma once

#include <string>

namespace duiding {

enum class QueryLanguage { Dutch, English };

// As typed, each may be empty.
struct BuilderRows {
    std::string own;                  // a query typed before: kept as it is
    std::string all;                  // words
    std::string phrase;
    std::string any;                  // words
    std::string none;                 // words
    std::string near_first, near_second;
    int near_distance = 10;
    bool near_ordered = false;
    std::string municipality, the_case, kind, speaker, code;      // names
    std::string year_from, year_to;

    bool operator==(const BuilderRows&) const = default;
};

std::string builder_text(const BuilderRows& rows, QueryLanguage language);

} // namespace duiding
