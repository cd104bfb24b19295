// SPDX-License-Identifier: GPL-3.0-or-later
#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include "core/store/changeset.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <sqlite3.h>

namespace duiding {

namespace {

void check(Database& db, int rc)
{
    if (rc != SQLITE_OK) {
        db.fail(rc);
    }
}

int on_conflict(void*, int, sqlite3_changeset_iter*) { return SQLITE_CHANGESET_ABORT; }

} // namespace

Session::Session(Database& db) : m_db(db)
{
    check(db, sqlite3session_create(db.handle(), "main", &m_session));
    for (const schema::TrackedTable& table : schema::tracked_tables()) {
        check(db, sqlite3session_attach(m_session, table.name));
    }
}

Session::~Session() { sqlite3session_delete(m_session); }

std::string Session::changeset()
{
    int size = 0;
    void* data = nullptr;
    check(m_db, sqlite3session_changeset(m_session, &size, &data));
    std::string out(static_cast<const char*>(data), static_cast<std::size_t>(size));
    sqlite3_free(data);
    return out;
}

void walk_changeset(Database& db, const std::string& changeset, const std::function<void(const ChangedRow&)>& visit)
{
    if (changeset.empty()) {
        return;
    }
    sqlite3_changeset_iter* it = nullptr;
    check(db, sqlite3changeset_start(&it, static_cast<int>(changeset.size()), const_cast<char*>(changeset.data())));
    int operation = 0;
    auto value_of = [&](int column) {
        sqlite3_value* value = nullptr;
        if (operation != SQLITE_DELETE) {
            sqlite3changeset_new(it, column, &value);
        }
        if (!value && operation != SQLITE_INSERT) {
            sqlite3changeset_old(it, column, &value);
        }
        return value;
    };
    ChangedRow row{};
    row.integer = [&](int column) -> std::optional<std::int64_t> {
        sqlite3_value* value = value_of(column);
        return value && sqlite3_value_type(value) == SQLITE_INTEGER ? std::optional(sqlite3_value_int64(value)) : std::nullopt;
    };
    row.bytes = [&](int column) -> std::optional<std::string> {
        sqlite3_value* value = value_of(column);
        if (!value || sqlite3_value_type(value) == SQLITE_NULL) {
            return std::nullopt;
        }
        auto* data = static_cast<const char*>(sqlite3_value_blob(value));
        return std::string(data ? data : "", static_cast<std::size_t>(sqlite3_value_bytes(value)));
    };
    row.changed = [&](int column) {
        sqlite3_value* value = nullptr;
        return operation == SQLITE_UPDATE && sqlite3changeset_new(it, column, &value) == SQLITE_OK && value;
    };
    try {
        while (sqlite3changeset_next(it) == SQLITE_ROW) {
            const char* table = nullptr;
            int columns = 0, indirect = 0;
            sqlite3changeset_op(it, &table, &columns, &operation, &indirect);
            row.table = schema::find_tracked(table);
            row.operation = operation == SQLITE_INSERT ? RowOperation::Insert
                            : operation == SQLITE_UPDATE ? RowOperation::Update : RowOperation::Delete;
            if (row.table) {
                visit(row);
            }
        }
    } catch (...) {
        sqlite3changeset_finalize(it);
        throw;
    }
    check(db, sqlite3changeset_finalize(it));
}

std::string invert_changeset(Database& db, const std::string& changeset)
{
    int size = 0;
    void* data = nullptr;
    check(db, sqlite3changeset_invert(static_cast<int>(changeset.size()), changeset.data(), &size, &data));
    std::string out(static_cast<const char*>(data), static_cast<std::size_t>(size));
    sqlite3_free(data);
    return out;
}

void apply_changeset(Database& db, const std::string& changeset)
{
    if (changeset.empty()) {
        return;
    }
    int rc = sqlite3changeset_apply(db.handle(), static_cast<int>(changeset.size()), const_cast<char*>(changeset.data()), nullptr,
                                    on_conflict, nullptr);
    if (rc == SQLITE_ABORT) {
        throw BadInput({msg("This step cannot be undone."), path_text(db.path()),
                        msg("The project is not as the history says it should be."),
                        msg("Nothing was changed. Check the project with Verify.")});
    }
    check(db, rc);
}

} // namespace duiding
