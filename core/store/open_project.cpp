// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/open_project.h"

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/store/schema.h"

#include <fmt/format.h>

#include <fstream>
#include <mutex>
#include <set>

namespace duiding {

namespace fs = std::filesystem;

namespace {

std::mutex claims_mutex;
std::set<fs::path>& claims()
{
    static std::set<fs::path> paths;
    return paths;
}

fs::path lock_path(const fs::path& project)
{
    fs::path lock = project;
    lock += ".lock";
    return lock;
}

[[noreturn]] void in_use(const fs::path& project)
{
    std::ifstream in(lock_path(project));
    std::string user, host, pid;
    std::getline(in, user);
    std::getline(in, host);
    std::getline(in, pid);
    Message why = user.empty() ? msg("Another window or program has it open.")
                               : msg("It is in use by {0} on {1} (process {2}).", user, host, pid);
    throw Environment({msg("The project is in use."), path_text(project), why, msg("Close it there first, or work on a copy.")});
}

std::uint32_t big_endian(const char* p)
{
    auto byte = [&](int i) { return std::uint32_t(static_cast<unsigned char>(p[i])); };
    return byte(0) << 24 | byte(1) << 16 | byte(2) << 8 | byte(3);
}

[[noreturn]] void damaged(const fs::path& path, const std::string& why)
{
    throw BadInput({msg("The project file is damaged."), path_text(path), msg("{0}", why),
                    msg("Nothing was changed. Open a backup from the folder beside it.")});
}

void take_lock(Database& db, const fs::path& path)
{
    // Exclusive from the first moment: two windows that have only read would otherwise wait for each other for ever.
    try {
        db.execute("PRAGMA locking_mode = EXCLUSIVE");
        db.execute("BEGIN EXCLUSIVE; COMMIT");
    } catch (const Environment&) {
        std::ifstream lock(lock_path(path));
        if (lock) {
            in_use(path);
        }
        throw;
    }
}

void set_up(Database& db, OpenMode mode)
{
    db.execute("PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA foreign_keys = ON;"
               "PRAGMA cache_size = -32768;");
    if (mode == OpenMode::ReadWrite) {
        db.execute("PRAGMA secure_delete = ON; PRAGMA synchronous = EXTRA;");
        db.query("PRAGMA journal_mode = TRUNCATE").next();
    }
}

} // namespace

PathClaim::PathClaim(const fs::path& canonical) : m_path(canonical)
{
    std::lock_guard lock(claims_mutex);
    if (!claims().insert(canonical).second) {
        throw Environment({msg("The project is in use."), path_text(canonical), msg("It is open in another window of this program."),
                           msg("Go to that window.")});
    }
}

PathClaim::~PathClaim()
{
    std::lock_guard lock(claims_mutex);
    claims().erase(m_path);
}

bool PathClaim::is_claimed(const fs::path& canonical)
{
    std::lock_guard lock(claims_mutex);
    return claims().contains(canonical);
}

LockNote::LockNote(const fs::path& project) : m_path(lock_path(project))
{
    std::ofstream out(m_path, std::ios::trunc);
    out << platform::user_name() << '\n' << platform::host_name() << '\n' << platform::process_id() << '\n' << now_utc() << '\n';
}

LockNote::~LockNote()
{
    std::error_code ignored;
    fs::remove(m_path, ignored);
}

fs::path canonical_project_path(const fs::path& path)
{
    std::error_code ec;
    fs::path canonical = fs::canonical(path, ec);
    if (ec) {
        throw BadInput({msg("The project does not exist."), path_text(path), {}, msg("Check the name, or whether it was moved.")});
    }
    if (!fs::is_regular_file(canonical, ec)) {
        throw BadInput({msg("This is not a Duiding project."), path_text(path), msg("It is not a file."), {}});
    }
    return canonical;
}

OpenMode possible_mode(const fs::path& canonical, OpenMode wanted)
{
    bool writable = platform::file_writable(canonical) && platform::folder_writable(canonical.parent_path());
    return writable ? wanted : OpenMode::ReadOnly;
}

std::int32_t check_header(const fs::path& canonical)
{
    char header[100] = {};
    std::ifstream in(canonical, std::ios::binary);
    in.read(header, sizeof header);
    if (!in.is_open()) {
        throw Environment({msg("The project could not be opened."), path_text(canonical), {}, msg("Check that you may read it.")});
    }
    auto not_ours = [&](const Message& why) {
        throw BadInput({msg("This is not a Duiding project."), path_text(canonical), why, msg("Choose a file that ends in .duiding.")});
    };
    if (in.gcount() == 0) {
        not_ours(msg("The file is empty."));
    }
    if (in.gcount() < 100 || std::string_view(header, 16) != std::string_view("SQLite format 3\0", 16)
        || big_endian(header + 68) != std::uint32_t(schema::application_id)) {
        not_ours(msg("Its first bytes are those of something else."));
    }
    std::uint32_t version = big_endian(header + 60);
    if (version > std::uint32_t(schema::version)) {
        throw TooNew({msg("This project was made by a newer Duiding."), path_text(canonical),
                      msg("It has version {0}; this program knows version {1}.", version, schema::version),
                      msg("Nothing was changed. Install the newer Duiding to open it.")});
    }
    return static_cast<std::int32_t>(version);
}

void not_a_project(const fs::path& canonical) { damaged(canonical, "its tables are not those of a Duiding project"); }

std::unique_ptr<Database> open_database(const fs::path& canonical, OpenMode mode, Progress* progress, std::int32_t version)
{
    auto db = std::make_unique<Database>(canonical, mode == OpenMode::ReadOnly ? Access::ReadOnly : Access::ReadWrite);
    if (mode == OpenMode::ReadWrite) {
        take_lock(*db, canonical);
    }
    set_up(*db, mode);
    if (!schema::matches(*db, version)) {
        not_a_project(canonical);
    }
    db->watch(progress);
    {
        Query check(*db, "PRAGMA quick_check(1)");
        std::string answer = check.next() ? check.text(0) : "no answer";
        if (answer != "ok") {
            damaged(canonical, answer);
        }
    }
    db->watch(nullptr);
    return db;
}

void create_project_file(const fs::path& path, const std::string& language)
{
    std::error_code ec;
    if (fs::exists(fs::symlink_status(path, ec))) {
        throw BadInput({msg("There is already a file with this name."), path_text(path), {}, msg("Choose another name; nothing was overwritten.")});
    }
    fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    if (!fs::is_directory(folder, ec)) {
        throw BadInput({msg("The folder does not exist."), path_text(folder), {}, msg("Make the folder first, or choose another.")});
    }
    folder = fs::canonical(folder);
    replace_file(folder / path.filename(), [&](const fs::path& temporary) {
        Database db(temporary, Access::Create);
        SqlTransaction t(db);
        schema::create(db);
        db.run("INSERT INTO meta(key, value) VALUES('project', ?), ('language', ?), ('created', ?), ('created_by', ?)",
               Guid::make().text(), language, now_utc(), fmt::format("Duiding schema {}", schema::version));
        t.commit();
    });
}

} // namespace duiding
