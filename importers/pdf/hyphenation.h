// SPDX-License-Identifier: GPL-3.0-or-later
// A word broken at the end of a line, put together again. "samenwer-" + "king" is one word; "klimaat-" + "en" keeps its hyphen and
// its blank (the second half of the word is still to come); "JGZ-" + "manager" and "Noord-" + "Holland" keep the hyphen. What
// the document itself writes elsewhere decides first. Built once per document, then read only.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace duiding::pdf {

enum class Join {
    Blank,                               // two words
    DropHyphen,                          // one word
    KeepHyphen,                          // one word with its hyphen, no blank
};

class Hyphenation {
public:
    void learn(std::string_view word);                         // a word that is not broken
    Join join(const std::string& before, const std::string& after) const;

private:
    std::unordered_set<std::string> m_words;                   // folded, without punctuation at the ends
    std::unordered_set<std::string> m_written;                 // the same as they are written
};

bool ends_in_hyphen(std::string_view word);
std::string without_hyphen(const std::string& word);

} // namespace duiding::pdf
