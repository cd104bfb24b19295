// SPDX-License-Identifier: GPL-3.0-or-later
// Other spellings of a word that the texts really have: "aktie" for "actie", "tyd" for "tijd". Two words that the Dutch word
// list both knows are two words, not spellings of one.
#pragma once

#include "core/index/vocabulary.h"

#include <string>
#include <vector>

namespace duiding::dutch {

std::vector<std::string> spelling_variants(const std::string& word, const Vocabulary& vocabulary);

} // namespace duiding::dutch
