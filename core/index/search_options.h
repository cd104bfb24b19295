// SPDX-License-Identifier: GPL-3.0-or-later
// How a search was asked beside its words: unit, order, interviewer and scope, as one line of text that a study can keep
// (SavedSearch::options, Autocoding::options) and that stays readable in the next version:
//
//   unit=sentence;interviewer=leave-out;kinds=interview,policy;speakers=fatima;coded=uncoded;texts=no;memos=yes
//
// Only what differs from a fresh SearchRequest is written, in this order, so that equal searches give equal text and a search
// without choices gives "". Documents are named by GUID. Inside a value the signs % ; , = are written %25 %3B %2C %3D.
#pragma once

#include "core/index/search.h"

#include <optional>
#include <string>
#include <string_view>

namespace duiding {

const char* to_key(HitUnit unit);                              // "paragraph", "sentence", "turn", "section", "document"
const char* to_key(HitOrder order);                            // "relevance", "document"
const char* to_key(CodedText coded);                           // "either", "coded", "uncoded"
std::optional<HitUnit> hit_unit_from_key(std::string_view key);
std::optional<HitOrder> hit_order_from_key(std::string_view key);
std::optional<CodedText> coded_text_from_key(std::string_view key);

std::string search_options(const SearchRequest& request, const Snapshot& snapshot);

// Sets unit, order, interviewer and scope of the request; its query, limit and unticked words stay. A document that is no longer in
// the study becomes one that holds nothing (id 0): a search in three papers never turns into a search in all. Throws BadInput for
// a key or value it does not know, which a newer version may have written.
void set_search_options(SearchRequest& request, std::string_view options, const Snapshot& snapshot);

} // namespace duiding
