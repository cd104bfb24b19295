// SPDX-License-Identifier: GPL-3.0-or-later
// Where a word of an expansion stands in the study: enough places to judge it by, within the scope in which it would be searched.
//
// Any thread but the UI's and the store's. Errors: BadInput (options of a newer version), Environment (no usable index), Cancelled.
#pragma once

#include "core/index/index.h"

#include <cstddef>
#include <string>

namespace duiding {

// The query that finds this word, phrase or pair of parts ("werken … samen") and no other form of it.
std::string query_of_term(const std::string& term);

// At most `most` hits of it, in the order of the documents. `options` as in SavedSearch and Autocoding.
SearchResult where_word(const ProjectIndex& index, const Snapshot& snapshot, const std::string& term, const std::string& options, std::size_t most,
                        Progress& progress);

} // namespace duiding
