// SPDX-License-Identifier: GPL-3.0-or-later
// What a character is to somebody who looks for words: the building stones of the search tokenizer, decided by Unicode's
// properties. Stateless; safe in any thread.
#pragma once

#include <cstdint>

namespace duiding {

enum class CharKind : std::uint8_t {
    Other,       // blanks, punctuation, symbols, emoji: between words
    Letter,
    Digit,       // every number sign: 3, Ⅷ, ½, ²
    Mark,        // combining marks: belong to the character before
    Ignorable,   // soft hyphen, zero-width joiners: inside a word, but not of it
    Alone,       // scripts written without blanks (Han, kana, Thai, Lao, Khmer, Burmese): each letter counts as a word
};

CharKind char_kind(char32_t code_point);

} // namespace duiding
