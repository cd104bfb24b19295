// SPDX-License-Identifier: GPL-3.0-or-later
// What a researcher can type in the search box, and the tree it becomes.
//
//   wijk team            both words (AND)                  wijk OR buurt, wijk OF buurt     one of them
//   wijk AND team        the same; EN in Dutch             wijk NOT team, NIET, -team       the first without the second
//   "sociaal team"       the words in this order, unstemmed   "sociaal wijk*"               with the beginning of a word
//   beleid*              words that begin so               wijk NEAR/5 team                 at most 5 words apart, any order;
//   exact:MEE            with these capitals and accents                                    side by side is NEAR/1
//   exact:"Sterke Start" the same for a phrase             (wijk OR buurt) team             parentheses
//
// Operators count only in capitals, as words of their own. NEAR binds closest, then NOT, AND, OR. NEAR alone is NEAR/10 and
// takes words, phrases and OR groups. Forgiving: an open quote or parenthesis is closed at the end, signs without letters are
// left out; each with a notice. What cannot be understood is BadInput with the position ("character 12") and what to do.
#pragma once

#include "core/base/message.h"

#include <string>
#include <string_view>
#include <vector>

namespace duiding {

enum class WordMatch { Folded, Exact };            // Exact: the text's own capitals and accents must be the same

struct QueryWord {
    std::string text;                              // folded; as typed (see plain_word) when the node is exact
    bool prefix = false;                           // ends in *

    bool operator==(const QueryWord&) const = default;
};

struct QueryNode {
    enum class Kind { Word, Phrase, And, Or, Not, Near };

    Kind kind = Kind::Word;
    WordMatch match = WordMatch::Folded;           // Word and Phrase
    std::vector<QueryWord> words;                  // Word: one, Phrase: two or more, or one in quotes
    std::int64_t distance = 0;                     // Near
    std::vector<QueryNode> children;               // And, Or, Near: two or more; Not: one

    bool operator==(const QueryNode&) const = default;
};

struct ParsedQuery {
    QueryNode root;
    std::vector<Message> notices;
};

constexpr std::int64_t default_near = 10;
constexpr std::int64_t largest_near = 1000;

ParsedQuery parse_query(std::string_view typed);

// The tree written out in full, in a form that parses to the same tree.
std::string to_text(const QueryNode& node);

} // namespace duiding
