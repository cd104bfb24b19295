// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <utility>

namespace duiding {

namespace {

constexpr std::size_t statements_kept_per_text = 2;

int report_progress(void* context)
{
    return static_cast<Progress*>(context)->cancelled() ? 1 : 0;
}

} // namespace

void Database::fail(int code) const
{
    std::string where = path_text(m_path);
    std::string reason = m_handle ? sqlite3_errmsg(m_handle) : sqlite3_errstr(code);
    switch (code & 0xff) {
    case SQLITE_INTERRUPT:
        throw Cancelled();
    case SQLITE_FULL:
        throw Environment({msg("The disk is full."), where, msg("The change could not be written, so it was not made."),
                           msg("Free some space and try again. The project is whole.")});
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw Environment({msg("The project is in use."), where, msg("Another window or program has it open."),
                           msg("Close it there first.")});
    case SQLITE_READONLY:
    case SQLITE_PERM:
        throw Environment({msg("The project cannot be changed."), where, msg("The file or its folder is read-only."),
                           msg("Save a copy in a folder of your own and work there.")});
    case SQLITE_CANTOPEN:
        throw Environment({msg("The project could not be opened."), where, msg("{0}", reason),
                           msg("Check that the file and its folder exist and that you may write there.")});
    case SQLITE_IOERR:
        throw Environment({msg("The disk gave an error."), where, msg("{0}", reason),
                           msg("The last change was not made. Save a copy on another disk.")});
    case SQLITE_NOMEM:
        throw Environment({msg("There is not enough memory."), where, {}, msg("Close other programs and try again.")});
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        throw BadInput({msg("The project file is damaged."), where, msg("{0}", reason),
                        msg("Nothing was changed. Open a backup from the folder beside it.")});
    default:
        throw Bug({msg("Duiding made a mistake of its own."), where, msg("{0}", reason),
                   msg("Nothing was changed. Please report this with what you were doing.")});
    }
}

Database::Database(const std::filesystem::path& path, Access access) : m_path(path)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
    flags |= access == Access::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    flags |= access == Access::Create ? SQLITE_OPEN_CREATE : 0;
    int rc = sqlite3_open_v2(path_text(path).c_str(), &m_handle, flags, nullptr);
    if (rc != SQLITE_OK) {
        sqlite3* handle = std::exchange(m_handle, nullptr);
        sqlite3_close(handle);
        fail(rc);
    }
    for (int off : {SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW,
                    SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, SQLITE_DBCONFIG_WRITABLE_SCHEMA}) {
        sqlite3_db_config(m_handle, off, 0, nullptr);
    }
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_limit(m_handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_busy_timeout(m_handle, 0);
}

Database::~Database()
{
    flush_statements();
    sqlite3_close(m_handle);
}

void Database::flush_statements()
{
    for (auto& [sql, statements] : m_idle) {
        for (sqlite3_stmt* statement : statements) {
            sqlite3_finalize(statement);
        }
    }
    m_idle.clear();
}

void Database::execute(const std::string& sql)
{
    int rc = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
    if (rc != SQLITE_OK) {
        fail(rc);
    }
}

std::int64_t Database::last_insert_id() const { return sqlite3_last_insert_rowid(m_handle); }
std::int64_t Database::changes() const { return sqlite3_changes64(m_handle); }
bool Database::in_transaction() const { return sqlite3_get_autocommit(m_handle) == 0; }
void Database::interrupt() { sqlite3_interrupt(m_handle); }

void Database::attach(const std::filesystem::path& path, const std::string& name)
{
    sqlite3_limit(m_handle, SQLITE_LIMIT_ATTACHED, 1);
    run("ATTACH ? AS " + name, path_text(path));
    sqlite3_limit(m_handle, SQLITE_LIMIT_ATTACHED, 0);
}

void Database::detach(const std::string& name)
{
    flush_statements();
    execute("DETACH " + name);
}

bool Database::has_moved() const
{
    int moved = 0;
    sqlite3_file_control(m_handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved != 0;
}

void Database::watch(Progress* progress)
{
    sqlite3_progress_handler(m_handle, progress ? 20'000 : 0, progress ? report_progress : nullptr, progress);
}

void Database::copy_to(const std::filesystem::path& path, Progress* progress)
{
    Database target(path, Access::Create);
    sqlite3_backup* backup = sqlite3_backup_init(target.m_handle, "main", m_handle, "main");
    if (!backup) {
        target.fail(sqlite3_errcode(target.m_handle));
    }
    int rc;
    bool cancelled = false;
    do {
        rc = sqlite3_backup_step(backup, 1024);
        cancelled = progress && progress->cancelled();
    } while (rc == SQLITE_OK && !cancelled);
    sqlite3_backup_finish(backup);
    if (cancelled) {
        throw Cancelled();
    }
    if (rc != SQLITE_DONE) {
        target.fail(rc);
    }
}

Query::Query(Database& db, std::string_view sql) : m_db(db)
{
    auto& idle = db.m_idle[std::string(sql)];
    if (!idle.empty()) {
        m_statement = idle.back();
        idle.pop_back();
    } else {
        int rc = sqlite3_prepare_v3(db.m_handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
        if (rc != SQLITE_OK) {
            db.fail(rc);
        }
    }
}

Query::Query(Query&& other) noexcept
    : m_db(other.m_db), m_statement(std::exchange(other.m_statement, nullptr))
{
}

Query::~Query()
{
    if (!m_statement) {
        return;
    }
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    auto& idle = m_db.m_idle[sqlite3_sql(m_statement)];
    if (idle.size() < statements_kept_per_text) {
        idle.push_back(m_statement);
    } else {
        sqlite3_finalize(m_statement);
    }
}

void Query::bind(int index, std::int64_t value) { sqlite3_bind_int64(m_statement, index, value); }
void Query::bind(int index, double value) { sqlite3_bind_double(m_statement, index, value); }
void Query::bind_null(int index) { sqlite3_bind_null(m_statement, index); }

void Query::bind(int index, std::string_view text)
{
    sqlite3_bind_text64(m_statement, index, text.data() ? text.data() : "", text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Query::bind(int index, BlobView blob)
{
    sqlite3_bind_blob64(m_statement, index, blob.bytes.data() ? blob.bytes.data() : "", blob.bytes.size(), SQLITE_TRANSIENT);
}

bool Query::next()
{
    int rc = sqlite3_step(m_statement);
    if (rc == SQLITE_ROW) {
        return true;
    }
    if (rc != SQLITE_DONE) {
        m_db.fail(rc);
    }
    return false;
}

bool Query::is_null(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
std::int64_t Query::integer(int column) const { return sqlite3_column_int64(m_statement, column); }
double Query::number(int column) const { return sqlite3_column_double(m_statement, column); }
int Query::columns() const { return sqlite3_column_count(m_statement); }
std::string Query::column_name(int column) const { return sqlite3_column_name(m_statement, column); }

std::string Query::text(int column) const
{
    auto* data = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return data ? std::string(data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))) : std::string();
}

std::string_view Query::blob_view(int column) const
{
    auto* data = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    return data ? std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))) : std::string_view();
}

std::string Query::blob(int column) const { return std::string(blob_view(column)); }

Guid Query::guid(int column) const
{
    Guid guid;
    std::string_view bytes = blob_view(column);
    if (bytes.size() == guid.bytes.size()) {
        std::copy(bytes.begin(), bytes.end(), guid.bytes.begin());
    }
    return guid;
}

std::string Query::as_text(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_NULL: return "NULL";
    case SQLITE_INTEGER: return std::to_string(integer(column));
    case SQLITE_FLOAT: return fmt::format("{}", number(column));
    case SQLITE_BLOB: return "x" + hex(blob_view(column));
    default: return "'" + text(column) + "'";
    }
}

SqlTransaction::SqlTransaction(Database& db) : m_db(db) { m_db.execute("BEGIN IMMEDIATE"); }

SqlTransaction::~SqlTransaction()
{
    // After an I/O error or a full disk SQLite may have rolled back by itself.
    if (m_open && m_db.in_transaction()) {
        sqlite3_exec(m_db.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

void SqlTransaction::commit()
{
    m_db.execute("COMMIT");
    m_open = false;
}

} // namespace duiding
