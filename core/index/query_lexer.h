// SPDX-License-Identifier: GPL-3.0-or-later
// The first step of reading a query: the pieces of what was typed, with their place. Used by query_parser.cpp only.
#pragma once

#include "core/base/error.h"
#include "core/index/query_text.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

struct QueryPiece {
    enum class Kind { Word, Quoted, Open, Close, And, Or, Not, Near, Field, Regex, End };

    Kind kind = Kind::End;
    std::string text;                  // Word, Quoted: without quotes and without "exact:"; Field: the name; Regex: the pattern
    bool exact = false;                // had "exact:" before it
    std::int64_t distance = 0;         // Near
    bool ordered = false;              // Near: BEFORE
    std::vector<QueryValue> values;    // Field
    std::int64_t at = 0;               // code point where it begins, from 0
    std::int64_t pattern_at = 0;       // Regex: where the pattern itself begins
};

// Ends with a piece of kind End. Throws BadInput for NEAR with an impossible number, and for a field without a value.
std::vector<QueryPiece> query_pieces(std::string_view typed, std::vector<Message>& notices);

bool is_quotation_mark(char32_t c);

// "character 12" for ErrorText::where; counted from 1.
std::string query_place(std::int64_t at);

// Throws BadInput: the query cannot be understood at this place.
[[noreturn]] void refuse_query(std::int64_t at, Message why, Message what_to_do);

} // namespace duiding
