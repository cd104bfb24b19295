// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of verdicts of the policy scan: at most one for a unit and a column. Store thread only; rules are the edits' business.
#pragma once

#include "core/model/verdict.h"
#include "core/store/transaction.h"

#include <vector>

namespace duiding::verdicts {

VerdictId put(Transaction& tx, const Verdict& verdict);                 // takes the place of the one of its unit and column; at: now when empty
std::int64_t erase(Transaction& tx, VerdictId id);                      // how many went: 0 or 1
std::int64_t erase_of(Transaction& tx, CaseId unit);
std::int64_t erase_of(Transaction& tx, CodeId code);
// Those of `from` are of `into` now; where a unit has one of `into` already, that one stays. Returns how many went.
std::int64_t move(Transaction& tx, CodeId from, CodeId into);
std::vector<Verdict> load_all(Database& db);                            // by unit, then column; of a damaged row what can be read
// The rows that cannot be read whole, for verify.
std::vector<std::int64_t> damaged(Database& db);

} // namespace duiding::verdicts
