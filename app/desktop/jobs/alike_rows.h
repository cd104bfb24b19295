// SPDX-License-Identifier: GPL-3.0-or-later
// The list of a search for what is like something (core/index/similar.h): a passage shares many words, so it is a row a passage
// and not a row a word; and beside each word stands a place where it occurs.
#pragma once

#include "core/index/search.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace duiding {

// The match with the most others around it. There is at least one.
CharRange densest(const std::vector<CharRange>& matches);

// By word of the expansion, from the lines of the hits; empty where none shows it. Nothing for an ordinary search.
std::unordered_map<std::string, std::string> alike_examples(const SearchResult& result);

} // namespace duiding
