// SPDX-License-Identifier: GPL-3.0-or-later
// A list of words as one text column: a JSON array. Words that are no UTF-8 are kept with U+FFFD in them.
#pragma once

#include <string>
#include <vector>

namespace duiding {

std::string words_to_json(const std::vector<std::string>& words);
// Of a damaged list the words that can be read; verify names it.
std::vector<std::string> words_from_json(const std::string& json);
bool is_word_list(const std::string& json);

} // namespace duiding
