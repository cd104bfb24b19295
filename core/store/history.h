// SPDX-License-Identifier: GPL-3.0-or-later
// Undo, redo and the change log. A step is a session changeset with its label and the selection around it, stored in the
// project, so that undo survives a restart. Steps of one group (a batch of imports) are taken back together. The change log
// is outside undo: an undo is itself a new change. All functions run on the store thread, inside the caller's transaction.
#pragma once

#include "core/store/change.h"
#include "core/store/project.h"
#include "core/store/sqlite.h"

#include <optional>
#include <string>
#include <vector>

namespace duiding::history {

// What a changeset did, read from it and from the tables as they are after it.
struct Description {
    Change change;                       // without snapshots
    std::string items;                   // change_log.items
};
Description describe(Database& db, const std::string& changeset);

struct Step {
    std::int64_t group = 0;
    EditLabel label;
    CoderId coder;
    SelectionState before;
    SelectionState after;
    std::string changeset;
    std::string at;
};
// Adds a step on top and forgets what could be redone. Returns its id.
std::int64_t record(Database& db, const Step& step);

enum class LogKind { Edit, Undo, Redo };
void log(Database& db, std::int64_t number, LogKind kind, std::int64_t step, const std::string& at, const Description& description);

// Takes back, or makes again, the newest group. Empty when there is none.
struct Replayed {
    EditLabel label;
    SelectionState selection;
    Description description;
    std::int64_t step = 0;
};
std::optional<Replayed> undo(Database& db);
std::optional<Replayed> redo(Database& db);

EditLabel undo_label(Database& db);
EditLabel redo_label(Database& db);
std::vector<HistoryEntry> entries(Database& db, int limit);

// Forgets the oldest steps until what undo keeps is at most `bytes`, and with them the blobs that only they could bring
// back. Steps that can be redone stay. Returns how many steps went.
std::int64_t trim(Database& db, std::int64_t bytes);

} // namespace duiding::history
