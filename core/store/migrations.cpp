// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/store/open_project.h"
#include "core/store/schema.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace duiding::migrations {

namespace fs = std::filesystem;

namespace {

struct Columns {
    std::vector<std::string> all;
    std::vector<std::string> key;
};

Columns columns_of(Database& db, const std::string& database, const std::string& table)
{
    Columns columns;
    for (Query q = db.query("SELECT name, pk FROM pragma_table_info(?, ?) ORDER BY cid", table, database); q.next();) {
        columns.all.push_back(q.text(0));
        if (q.integer(1) > 0) {
            columns.key.push_back(q.text(0));
        }
    }
    return columns;
}

std::vector<std::string> tables_of(Database& db, const std::string& database)
{
    std::vector<std::string> tables;
    for (Query q = db.query(fmt::format("SELECT name FROM {}.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'", database));
         q.next();) {
        tables.push_back(q.text(0));
    }
    return tables;
}

std::string list(const std::vector<std::string>& columns, const std::string& prefix)
{
    std::string out;
    for (const std::string& column : columns) {
        out += (out.empty() ? "" : ", ") + prefix + column;
    }
    return out;
}

void copy_table(Database& db, const std::string& from, const std::string& to, const std::string& table)
{
    Columns columns = columns_of(db, from, table);
    if (columns.all == columns_of(db, to, table).all) {
        // Without names SQLite copies whole rows as they are.
        db.run(fmt::format("INSERT INTO {0}.{2} SELECT * FROM {1}.{2}", to, from, table));
    } else {
        std::string names = list(columns.all, "");
        db.run(fmt::format("INSERT INTO {0}.{2}({3}) SELECT {3} FROM {1}.{2}", to, from, table, names));
    }
}

// Every row of the old table stands in the new one with the same values.
bool same_rows(Database& db, const std::string& from, const std::string& to, const std::string& table)
{
    Columns columns = columns_of(db, from, table);
    std::string same_key;
    for (const std::string& column : columns.key) {
        same_key += (same_key.empty() ? "" : " AND ") + fmt::format("b.{0} = a.{0}", column);
    }
    std::int64_t differences = db.integer(fmt::format("SELECT EXISTS(SELECT 1 FROM {1}.{2} a LEFT JOIN {0}.{2} b ON {3} WHERE ({4}) IS NOT ({5}))", to,
                                                      from, table, same_key, list(columns.all, "a."), list(columns.all, "b.")));
    std::int64_t missing = db.integer(fmt::format("SELECT (SELECT count(*) FROM {1}.{2}) <> (SELECT count(*) FROM {0}.{2})", to, from, table));
    return differences == 0 && missing == 0;
}

// In the caller's transaction. The connection has the old file as `from` and the new, empty one as `to`.
void copy_all(Database& db, const std::string& from, const std::string& to)
{
    std::vector<std::string> tables = tables_of(db, from);
    for (const std::string& table : tables) {
        copy_table(db, from, to, table);
    }
    // Ids are never used again, also those of rows that are gone.
    db.run(fmt::format("DELETE FROM {}.sqlite_sequence", to));
    db.run(fmt::format("INSERT INTO {}.sqlite_sequence SELECT * FROM {}.sqlite_sequence", to, from));
    for (const std::string& table : tables) {
        if (!same_rows(db, from, to, table)) {
            throw Bug({msg("The study could not be brought up to date."), path_text(db.path()), msg("The new file is not what the old one was."),
                       msg("Nothing was changed. Please report this.")});
        }
    }
}

void require_space(const fs::path& canonical)
{
    std::error_code ec;
    std::uintmax_t needed = fs::file_size(canonical, ec) + (4u << 20);
    fs::space_info space = fs::space(canonical.parent_path(), ec);
    if (!ec && space.available < needed) {
        throw Environment({msg("The study could not be brought up to date."), path_text(canonical),
                           msg("It needs {0} MB beside the old file; the disk has {1} MB free.", needed >> 20, space.available >> 20),
                           msg("Nothing was changed. Free some space and open it again.")});
    }
}

// A name of the old file beside the new one, which is not taken by another.
fs::path name_for_old(const fs::path& canonical, std::int32_t version)
{
    std::string stem = path_text(canonical.stem()), extension = path_text(canonical.extension());
    std::error_code ec;
    for (int n = 1;; ++n) {
        std::string number = n == 1 ? "" : fmt::format(" ({})", n);
        fs::path name = canonical.parent_path() / path_of(fmt::format("{}.v{}{}{}", stem, version, number, extension));
        // It is the old file itself when we were killed just after giving it this name.
        if (!fs::exists(fs::symlink_status(name, ec)) || fs::equivalent(name, canonical, ec)) {
            return name;
        }
    }
}

// The old file gets its second name and then the new file takes the first one: NAME.duiding is never missing.
void put_in_place(Database& old, const fs::path& fresh, const fs::path& kept, Progress* progress)
{
    std::error_code ec;
    if (!fs::exists(kept)) {
        fs::create_hard_link(old.path(), kept, ec);
        if (ec) {
            // A disk that knows no second names (a USB stick): a copy.
            replace_file(kept, [&](const fs::path& temporary) { old.copy_to(temporary, progress); });
        }
    }
    if (old.has_moved()) {
        throw Environment({msg("The project file was moved, renamed or replaced while it was open."), path_text(old.path()), {},
                           msg("Nothing was changed. Open it again.")});
    }
    fs::permissions(fresh, fs::status(old.path(), ec).permissions(), ec);
    fs::rename(fresh, old.path(), ec);
    if (ec) {
        throw Environment({msg("The file could not be written."), path_text(old.path()), msg("{0}", ec.message()),
                           msg("The old file, if there was one, is unchanged.")});
    }
    platform::sync_folder(old.path().parent_path());
}

void make_fresh(Database& old, const fs::path& fresh, Progress* progress)
{
    {
        Database made(fresh, Access::Create);
        SqlTransaction t(made);
        schema::create(made);
        t.commit();
    }
    old.attach(fresh, "fresh");
    // What a kill leaves of it is thrown away: no journal needed.
    old.query("PRAGMA fresh.journal_mode = MEMORY").next();
    old.execute("PRAGMA foreign_keys = OFF");
    old.watch(progress);
    SqlTransaction t(old);
    copy_all(old, "main", "fresh");
    t.commit();
    old.watch(nullptr);
    old.detach("fresh");
    platform::sync_file(fresh);
    open_database(fresh, OpenMode::ReadOnly, progress);            // throws unless it is whole
}

} // namespace

fs::path migrate(const fs::path& canonical, std::int32_t version, Progress* progress)
{
    std::unique_ptr<Database> old = open_database(canonical, OpenMode::ReadWrite, progress, version);
    require_space(canonical);
    fs::path fresh = canonical;
    fresh += ".upgrade";
    std::error_code ec;
    fs::remove(fresh, ec);                                         // what a kill left; the lock says that nobody is at it now
    try {
        make_fresh(*old, fresh, progress);
        fs::path kept = name_for_old(canonical, version);
        put_in_place(*old, fresh, kept, progress);
        return kept;
    } catch (...) {
        old.reset();
        fs::remove(fresh, ec);
        throw;
    }
}

std::unique_ptr<Database> read_only_copy(const fs::path& canonical, std::int32_t version, Progress* progress)
{
    open_database(canonical, OpenMode::ReadOnly, progress, version);      // throws unless it is whole
    auto copy = std::make_unique<Database>(fs::path(), Access::Create);
    copy->execute("PRAGMA temp_store = MEMORY");
    schema::create(*copy);
    copy->attach(canonical, "old");
    copy->watch(progress);
    SqlTransaction t(*copy);
    if (!schema::matches(*copy, version, "old")) {
        not_a_project(canonical);
    }
    copy_all(*copy, "old", "main");
    t.commit();
    copy->watch(nullptr);
    copy->detach("old");
    return copy;
}

} // namespace duiding::migrations
