// SPDX-License-Identifier: GPL-3.0-or-later
// Decides on the text itself whether a query is satisfied, and where. This is the last word on every hit.
#pragma once

#include "core/index/compiled_query.h"
#include "core/index/tokenizer.h"
#include "core/model/document.h"

#include <optional>
#include <vector>

namespace duiding {

// The matches in these tokens of a document, sorted and disjoint; empty optional: the query is not satisfied. A phrase is one
// match from its first word to its last; of NEAR each word or phrase is a match. What stands under NOT is never a match.
std::optional<std::vector<CharRange>> match(const CompiledQuery& query, const std::vector<Token>& tokens, const DocumentText& text);

} // namespace duiding
