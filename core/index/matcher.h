// SPDX-License-Identifier: GPL-3.0-or-later
// Decides on the text itself whether a query is satisfied, and where. This is the last word on every hit.
#pragma once

#include "core/index/compiled_query.h"
#include "core/index/field_places.h"
#include "core/index/tokenizer.h"
#include "core/model/document.h"

#include <optional>
#include <string_view>
#include <vector>

namespace duiding {

// A unit of a document that is put to the query.
struct Passage {
    const DocumentText& text;                // the document, or a cut of it that holds the unit
    CharRange unit;                          // in the document: for fields
    std::vector<CharRange> content;          // in `text`: what is searched for words, without labels and time marks; in order
    const Progress* progress = nullptr;      // hears a regular expression being cancelled
};

// The matches in this passage, in positions of its text, sorted and disjoint; empty optional: the query is not satisfied. A
// phrase is one match from its first word to its last; of NEAR each word or phrase is a match; fields have none. What stands under
// NOT is never a match.
// Throws BadInput when a regular expression or NEAR takes too many steps on this text.
std::optional<std::vector<CharRange>> match(const CompiledQuery& query, const Passage& passage, const FieldRanges& fields);

// The same for a whole paragraph that begins at `begin`, all of which is searched, without making a text of it. Only for queries of
// words (CompiledQuery::only_words).
std::optional<std::vector<CharRange>> match(const CompiledQuery& query, std::string_view paragraph, CharPos begin);

// Do the words of memo: or kop: occur in this text?
bool words_occur(const CompiledQuery& query, const CompiledNode& words, std::string_view text);

} // namespace duiding
