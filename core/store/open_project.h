// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a file that may be anything: every check before it is trusted, in the order that lets a hostile one do least.
// Also the lock: SQLite's exclusive lock is the real one; NAME.duiding.lock only says who.
#pragma once

#include "core/store/project.h"
#include "core/store/schema.h"
#include "core/store/sqlite.h"

#include <filesystem>
#include <memory>
#include <string>

namespace duiding {

// Claims a path inside this process: opening and closing a second descriptor on it would drop SQLite's lock.
class PathClaim {
public:
    explicit PathClaim(const std::filesystem::path& canonical);       // throws Environment: open in another window
    ~PathClaim();
    PathClaim(const PathClaim&) = delete;
    PathClaim& operator=(const PathClaim&) = delete;
    static bool is_claimed(const std::filesystem::path& canonical);

private:
    std::filesystem::path m_path;
};

// Host, user and process in NAME.duiding.lock; removed again by the destructor. Failing to write it is no failure.
class LockNote {
public:
    explicit LockNote(const std::filesystem::path& project);
    ~LockNote();
    LockNote(const LockNote&) = delete;
    LockNote& operator=(const LockNote&) = delete;

private:
    std::filesystem::path m_path;
};

// The path without symbolic links; throws BadInput when there is no such file.
std::filesystem::path canonical_project_path(const std::filesystem::path& path);
// ReadOnly when asked for, or when the file, its folder or its disk cannot be written.
OpenMode possible_mode(const std::filesystem::path& canonical, OpenMode wanted);
// Magic, application id and version from the first 100 bytes; throws BadInput, TooNew. Returns the version, at most ours.
std::int32_t check_header(const std::filesystem::path& canonical);
// The whole safe sequence after check_header: switches, lock, the schema of that version, quick_check.
std::unique_ptr<Database> open_database(const std::filesystem::path& canonical, OpenMode mode, Progress* progress,
                                        std::int32_t version = schema::version);
[[noreturn]] void not_a_project(const std::filesystem::path& canonical);      // throws: its tables are not ours
// Makes a new project file in one step: written beside, then renamed. Throws BadInput when `path` exists.
void create_project_file(const std::filesystem::path& path, const std::string& language);

} // namespace duiding
