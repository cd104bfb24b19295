// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite sessions: what an edit changed, as bytes that can be applied backwards and forwards. An empty change is an empty
// string. Store thread only. See sqlite.org/sessionintro.html.
#pragma once

#include "core/store/schema.h"
#include "core/store/sqlite.h"

#include <functional>
#include <optional>
#include <string>

struct sqlite3_session;

namespace duiding {

// Records every change to the tracked tables from construction on.
class Session {
public:
    explicit Session(Database& db);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    std::string changeset();

private:
    Database& m_db;
    sqlite3_session* m_session = nullptr;
};

enum class RowOperation : std::uint8_t { Insert = 'I', Update = 'U', Delete = 'D' };

// One row of a changeset. Columns are given by their place in the table; only those that the changeset holds are there
// (all for Insert and Delete, the key and the changed ones for Update).
struct ChangedRow {
    const schema::TrackedTable* table;
    RowOperation operation;
    std::function<std::optional<std::int64_t>(int column)> integer;      // new value, or old for Delete
    std::function<std::optional<std::string>(int column)> bytes;
    std::function<bool(int column)> changed;                             // in an Update: has a new value
};

void walk_changeset(Database& db, const std::string& changeset, const std::function<void(const ChangedRow&)>& visit);

std::string invert_changeset(Database& db, const std::string& changeset);
// Any conflict means the file is not what history says: throws BadInput, and the caller's transaction rolls back.
void apply_changeset(Database& db, const std::string& changeset);

} // namespace duiding
