// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts text into the words that are searched for and counted. One tokenizer for filling the index, reading the query, finding
// matches on the stored text, and the word list: so a hit is a hit because the text says so, and a word counted is a word found.
//
// A token is a word in folded form (core/text/fold.h) with its range in the original text, in code points:
//   "Cliënten"     clienten          case and accents off, unstemmed
//   "programma’s"  programma's       an apostrophe between letters stays, in one form
//   "wijk-team"    wijk, team, and the joined wijkteam, which covers both words; also when the line ends behind the hyphen
//   "1.234,5"      1.234,5           a point or comma between digits stays; "2018/2019" is two numbers
//   "be\u00ADleid" beleid            soft hyphens and zero-width joiners are passed over
//   "漢字"          漢, 字             scripts without blanks: a token per character; phrases do the rest
//   "👍", "&"       -                 symbols are between words
// Terms are cut at max_term_bytes, in text and query alike. Changing any rule here means raising tokenizer_version.
#pragma once

#include "core/text/offsets.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

constexpr int tokenizer_version = 2;
constexpr std::size_t max_term_bytes = 64;

struct Token {
    std::string term;
    CharRange range;                 // of the original text
    std::int32_t position = 0;       // number of its first word
    std::int32_t words = 1;          // 2 or more: the joined form of that many words

    std::int32_t end_position() const { return position + words; }
    bool operator==(const Token&) const = default;
};

// Appends the tokens of a stretch of text that begins at `begin`, in order; a joined form follows its last part. The first
// word gets `position`; returns the position for the next word.
std::int32_t tokenize(std::string_view utf8, CharPos begin, std::int32_t position, std::vector<Token>& tokens);

// A word as it stands in the text, but without soft hyphens and line ends, and with one kind of apostrophe.
std::string plain_word(std::string_view word);
// The same with each accent in one character with its letter: what exact: compares …
std::string exact_word(std::string_view word);
// … and what it compares where no capitals were asked for.
std::string without_capitals(std::string_view word);

} // namespace duiding
