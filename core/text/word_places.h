// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a text as they stand there, for who counts millions of them: the same words as tokens.h, without making a folded
// text of each. Most words were met before, so a table from the written word to its number folds each form once.
#pragma once

#include "core/text/offsets.h"

#include <string>
#include <string_view>
#include <vector>

namespace duiding {

struct WordPlace {
    std::string_view written;            // of the text that was given
    CharRange range;
};

// Appends the words of a stretch of text that begins at `begin`, in order; joined forms are left out.
void find_words(std::string_view utf8, CharPos begin, std::vector<WordPlace>& words);

// The folded form of a word as find_words gives it: Token::term.
std::string folded_word(std::string_view written);

} // namespace duiding
