// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of codes. Store thread only; rules (names, cycles) are the edits' business.
#pragma once

#include "core/model/code.h"
#include "core/store/transaction.h"

namespace duiding::codes {

CodeId insert(Transaction& tx, const Code& code);      // id and guid are made
void update(Transaction& tx, const Code& code);        // every field but id and guid
void erase(Transaction& tx, CodeId id);                // with its memos; codings and sub-codes must be gone before
std::vector<Code> load_all(Database& db);

} // namespace duiding::codes
