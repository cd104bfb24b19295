// SPDX-License-Identifier: GPL-3.0-or-later
// Texts and other big bytes, outside undo (decisions.md 12). A blob is kept under its SHA-256. A corrected text is a new
// blob and one text_patch row per correction; the version before it is dropped, because the patches can rebuild it, and the
// hash proves it. Store thread only.
#pragma once

#include "core/model/document.h"
#include "core/store/transaction.h"

#include <string>
#include <vector>

namespace duiding::texts {

std::string keep_blob(Database& db, std::string_view bytes);             // returns the SHA-256
std::optional<std::string> find_blob(Database& db, std::string_view sha256);
void drop_blob_if_unused(Database& db, std::string_view sha256);

// Text, marks and speakers; the hash is checked. Throws BadInput when the text is gone or not what was written.
DocumentTextPtr load(Database& db, DocumentId id);

struct Patch {
    std::int64_t rev = 0;
    CharPos at;
    std::string removed;
    std::string inserted;
};
void add_patch(Transaction& tx, DocumentId id, const Patch& patch);
std::vector<Patch> patches_after(Database& db, DocumentId id, std::int64_t rev);

// Replays patches on a text, in rev order, or takes them back, newest first. Throws BadInput where the text does not hold
// what the patch says.
enum class Replay { Forward, Backward };
std::string replay(std::string text, const std::vector<Patch>& patches, Replay direction);

} // namespace duiding::texts
