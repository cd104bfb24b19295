// SPDX-License-Identifier: GPL-3.0-or-later
// Checks that several edits share. Each throws BadInput in words a researcher understands.
#pragma once

#include "core/model/snapshot.h"
#include "core/store/change.h"
#include "core/store/transaction.h"

#include <string>
#include <vector>

namespace duiding::edits {

std::string trimmed(std::string_view text);
std::vector<std::string> sorted_words(std::vector<std::string> words);    // once each, without empty ones
// Trimmed, on one line, not empty.
std::string require_name(std::string_view text, const Message& what);
const DocumentInfo& require_document(const Snapshot& snapshot, DocumentId id);
const Code& require_code(const Codebook& codebook, CodeId id);
// Inside the text and not empty.
void require_range(const DocumentText& text, CharRange range, const std::string& document);
// Throws when a sibling other than `self` has that name after folding.
void require_free_name(const Codebook& codebook, CodeId parent, const std::string& name, CodeId self);
// Verdicts that went with what they were about.
void tell_verdicts_gone(EditResult& result, std::int64_t count);
// Sets the label that work made unless the caller brought one.
void set_label(EditResult& result, Message menu, Message history);

} // namespace duiding::edits
