// SPDX-License-Identifier: GPL-3.0-or-later
// "Did you mean": for each word of a query that no text has, in no form and no compound, the words of the texts that are close to
// it: what differs least and is commonest first.
#pragma once

#include "core/index/query_text.h"
#include "core/index/search.h"
#include "core/index/vocabulary.h"

#include <functional>
#include <string_view>
#include <vector>

namespace duiding {

// `expansion` as it was listed for this query; `occurrences` of a word in the indexed texts.
std::vector<Suggestion> suggestions(std::string_view typed, const QueryNode& root, const Vocabulary& vocabulary,
                                    const std::vector<ExpandedTerm>& expansion,
                                    const std::function<std::int64_t(const std::string&)>& occurrences);

} // namespace duiding
