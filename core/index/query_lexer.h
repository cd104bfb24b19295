// SPDX-License-Identifier: GPL-3.0-or-later
// The first step of reading a query: the pieces of what was typed, with their place. Used by query_text.cpp only.
#pragma once

#include "core/base/message.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

struct QueryPiece {
    enum class Kind { Word, Quoted, Open, Close, And, Or, Not, Near, End };

    Kind kind = Kind::End;
    std::string text;              // Word, Quoted: without quotes and without "exact:"
    bool exact = false;            // had "exact:" before it
    std::int64_t distance = 0;     // Near
    std::int64_t at = 0;           // code point where it begins, from 0
};

// Ends with a piece of kind End. Throws BadInput for NEAR with an impossible number.
std::vector<QueryPiece> query_pieces(std::string_view typed, std::vector<Message>& notices);

// "character 12" for ErrorText::where; counted from 1.
std::string query_place(std::int64_t at);

} // namespace duiding
