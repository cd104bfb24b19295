// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of memos and coders. Store thread only.
#pragma once

#include "core/model/coder.h"
#include "core/model/memo.h"
#include "core/store/transaction.h"

namespace duiding {

namespace memos {
MemoId insert(Transaction& tx, MemoTarget target, std::int64_t target_id, const std::string& title, const std::string& text, CoderId coder);
void update(Transaction& tx, MemoId id, const std::string& title, const std::string& text);
void move(Transaction& tx, MemoTarget target, std::int64_t from, std::int64_t to);       // all memos of one target to another
void erase(Transaction& tx, MemoId id);
std::vector<Memo> load_all(Database& db);                                                // oldest first
} // namespace memos

namespace coders {
CoderId insert(Transaction& tx, const std::string& name, std::uint32_t colour);
void update(Transaction& tx, const Coder& coder);
std::vector<Coder> load_all(Database& db);
} // namespace coders

} // namespace duiding
