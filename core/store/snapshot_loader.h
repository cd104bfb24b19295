// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the snapshots (core/model/snapshot.h): a whole one at opening, and after each change one that shares with the one
// before all that did not change. Store thread only.
#pragma once

#include "core/store/change.h"
#include "core/store/sqlite.h"

namespace duiding::snapshots {

SnapshotPtr load(Database& db, const std::string& name, Progress* progress);
// `change` says what to read again. Its `before` and `after` are not looked at.
SnapshotPtr refresh(Database& db, const Snapshot& before, const Change& change, std::int64_t number);

} // namespace duiding::snapshots
