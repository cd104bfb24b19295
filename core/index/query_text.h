// SPDX-License-Identifier: GPL-3.0-or-later
// What a researcher can type in the search box, and the tree it becomes.
//
//   wijk team            both words (AND)                  wijk OR buurt, wijk OF buurt     one of them
//   wijk AND team        the same; EN in Dutch             wijk NOT team, NIET, -team       the first without the second
//   "sociaal team"       the words in this order, unstemmed   "sociaal wijk*"               with the beginning of a word
//   beleid*              words that begin so               *team, *team*                    that end so, that hold it
//   wijk NEAR/5 team     at most 5 words apart, any order; side by side is NEAR/1
//   wijk BEFORE/5 team   the same, and in this order; VOOR/5 in Dutch
//   exact:MEE            with these accents, and capitals if it has any   exact:"Sterke Start"             the same for a phrase
//   (wijk OR buurt) team parentheses
//   gemeente:Veendrecht  a field: who, where, when, what it was coded as; see fields.h for all of them
//   gemeente:(Oudlo OF "Den Haag")   one of several values           -gemeente:Oudlo        not there
//   jaar:2018-2022, jaar:>=2020      a range                          gemeente:*            whatever it is, but not empty
//   /wijkt[eo]+m/, regex:"…"         a regular expression over the text; see regex_scan.h
//   zoals:"netwerk/vertrouwen"       more like the segments of a code, or like a passage; see similar.h
//
// Operators count only in capitals, as words of their own. NEAR and BEFORE bind closest, then NOT, AND, OR. NEAR alone is NEAR/10;
// they take words, phrases and OR groups. Forgiving: an open quote or parenthesis is closed at the end, signs without letters are
// left out; each with a notice. What cannot be understood is BadInput with the position ("character 12") and what to do.
#pragma once

#include "core/base/message.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

enum class WordMatch { Folded, Exact };            // Exact: the text's own accents must be the same, and its capitals where any are asked for

// Where it begins in what was typed, in code points; no part of what a tree says.
struct QueryPlace {
    std::int64_t at = 0;

    bool operator==(const QueryPlace&) const { return true; }
};

struct QueryWord {
    std::string text;                              // folded; as typed (see exact_word) when the node is exact
    bool prefix = false;                           // ends in *: the word may go on
    bool suffix = false;                           // begins with *: more may stand before it
    std::vector<std::string> forms = {};           // words of the index to look for instead of it; empty: itself. See similar.h

    bool operator==(const QueryWord&) const = default;
};

struct QueryValue {
    std::string text;                              // as typed: "Den Haag", ">=2020", "2018-2022", "*"
    bool quoted = false;                           // then never a range or *
    QueryPlace place;

    bool operator==(const QueryValue&) const = default;
};

struct QueryNode {
    enum class Kind { Word, Phrase, And, Or, Not, Near, Field, Regex };

    Kind kind = Kind::Word;
    WordMatch match = WordMatch::Folded;           // Word and Phrase
    std::vector<QueryWord> words;                  // Word: one, Phrase: two or more, or one in quotes
    std::int64_t distance = 0;                     // Near
    bool ordered = false;                          // Near: BEFORE
    std::string text = {};                         // Field: its name as typed; Regex: the pattern
    std::vector<QueryValue> values = {};           // Field: one or more, any of them will do
    QueryPlace place = {};                         // Field, Regex
    double weight = 1;                             // of its score in that of a hit
    std::vector<QueryNode> children;               // And, Or, Near: two or more; Not: one

    bool operator==(const QueryNode&) const = default;
};

struct ParsedQuery {
    QueryNode root;
    std::vector<Message> notices;
};

constexpr std::int64_t default_near = 10;
constexpr std::int64_t largest_near = 1000;
constexpr std::size_t longest_query = 1'000'000;        // bytes

ParsedQuery parse_query(std::string_view typed);

// Where in the query an error was found, in code points from 0, out of ErrorText::where; empty: in no place of its own.
std::optional<std::int64_t> place_in_query(std::string_view where);

// The words that a value of a field stands for: memo:vertrouw*, kop:"sociaal team". Throws BadInput when it holds no letters or digits.
QueryNode words_of_value(const QueryValue& value);

// The tree written out in full, in a form that parses to the same tree.
std::string to_text(const QueryNode& node);

} // namespace duiding
