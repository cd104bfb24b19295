// SPDX-License-Identifier: GPL-3.0-or-later
// The one wrapper around SQLite: a connection, prepared statements that are kept, transactions that roll back by
// themselves, and every result code turned into the exception tree. Only sqlite.cpp and changeset.cpp include sqlite3.h.
//
//   Database db(path, Access::ReadWrite);
//   SqlTransaction t(db); …; t.commit();
//   for (Query q = db.query("SELECT id, name FROM code WHERE parent = ?", parent); q.next();) { q.integer(0); q.text(1); }
//   db.run("UPDATE code SET name = ? WHERE id = ?", name, id);
//
// Not thread-safe by itself: the store thread owns the connection. interrupt() alone may be called from elsewhere.
#pragma once

#include "core/base/guid.h"
#include "core/base/ids.h"
#include "core/base/progress.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace duiding {

// Bytes, to be told from text when binding.
struct BlobView {
    std::string_view bytes;
};

// A whole number or NULL.
struct NullableInteger {
    std::int64_t value = 0;
    bool present = false;
};
inline NullableInteger null_when_zero(std::int64_t value) { return {value, value != 0}; }

class Database;

// A running statement. Borrowed from the connection's cache and given back, reset, when it goes out of scope.
class Query {
public:
    Query(Database& db, std::string_view sql);
    Query(Query&& other) noexcept;
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query();

    void bind(int index, std::int64_t value);
    void bind(int index, double value);
    void bind(int index, std::string_view text);
    void bind(int index, BlobView blob);
    void bind_null(int index);

    bool next();                                  // false at the end
    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    double number(int column) const;
    std::string text(int column) const;
    std::string blob(int column) const;
    std::string_view blob_view(int column) const; // until the next next()
    Guid guid(int column) const;
    int columns() const;
    std::string column_name(int column) const;
    std::string as_text(int column) const;        // any type, readable; for dumps

    template <class T>
    void bind_value(int index, const T& value)
    {
        if constexpr (std::is_same_v<T, Guid>) {
            bind(index, BlobView{{reinterpret_cast<const char*>(value.bytes.data()), value.bytes.size()}});
        } else if constexpr (std::is_same_v<T, BlobView> || std::is_same_v<T, double>) {
            bind(index, value);
        } else if constexpr (std::is_integral_v<T>) {
            bind(index, static_cast<std::int64_t>(value));
        } else if constexpr (std::is_same_v<T, NullableInteger>) {
            value.present ? bind(index, value.value) : bind_null(index);
        } else if constexpr (requires { value.value; }) {
            bind(index, static_cast<std::int64_t>(value.value));      // ids and positions
        } else {
            bind(index, std::string_view(value));
        }
    }

private:
    Database& m_db;
    sqlite3_stmt* m_statement = nullptr;
};

enum class Access { ReadWrite, ReadOnly, Create };

class Database {
public:
    // Opens without following symbolic links and with every switch for files of unknown origin set (sqlite.org/security).
    // An empty path with Create is a temporary database that goes with the connection.
    Database(const std::filesystem::path& path, Access access);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    template <class... Args>
    Query query(std::string_view sql, const Args&... args)
    {
        Query q(*this, sql);
        int index = 0;
        (q.bind_value(++index, args), ...);
        return q;
    }
    template <class... Args>
    void run(std::string_view sql, const Args&... args)
    {
        Query q = query(sql, args...);
        while (q.next()) {
        }
    }
    template <class... Args>
    std::int64_t integer(std::string_view sql, const Args&... args)
    {
        Query q = query(sql, args...);
        return q.next() ? q.integer(0) : 0;
    }
    void execute(const std::string& sql);         // several statements, nothing bound
    std::int64_t last_insert_id() const;
    std::int64_t changes() const;
    bool in_transaction() const;
    // Another file in the same connection, under a name of its own (migrations only); not more than one.
    void attach(const std::filesystem::path& path, const std::string& name);
    void detach(const std::string& name);
    bool has_moved() const;                       // the file was renamed or replaced under us
    void interrupt();                             // from any thread: the running statement ends with Cancelled
    void watch(Progress* progress);               // long statements stop when it is cancelled; null = no longer
    void copy_to(const std::filesystem::path& path, Progress* progress);     // backup API, whole
    void flush_statements();                      // before closing or schema changes

    const std::filesystem::path& path() const { return m_path; }
    sqlite3* handle() const { return m_handle; }
    [[noreturn]] void fail(int code) const;       // throws what the code means

private:
    friend class Query;
    std::filesystem::path m_path;
    sqlite3* m_handle = nullptr;
    std::unordered_map<std::string, std::vector<sqlite3_stmt*>> m_idle;
};

// BEGIN IMMEDIATE … COMMIT; rolls back when it goes out of scope without commit().
class SqlTransaction {
public:
    explicit SqlTransaction(Database& db);
    ~SqlTransaction();
    void commit();
    SqlTransaction(const SqlTransaction&) = delete;
    SqlTransaction& operator=(const SqlTransaction&) = delete;

private:
    Database& m_db;
    bool m_open = true;
};

} // namespace duiding
