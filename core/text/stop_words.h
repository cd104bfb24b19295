// SPDX-License-Identifier: GPL-3.0-or-later
// Words that say nothing of a subject: a word list and a search for passages that are alike leave them out. The function words of
// Dutch and English as data of the program (data/stop_words_nl.txt), or a list of the researcher's own: one word a line, "#"
// begins a remark. Folded as the tokenizer folds. Any thread.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace duiding {

using StopWords = std::unordered_set<std::string>;

StopWords read_stop_words(std::string_view text);
// "nl", "en"; any other language has none. As text, so that it can be edited and read back.
std::string_view stop_words_text(std::string_view language);
StopWords stop_words(std::string_view language);

} // namespace duiding
