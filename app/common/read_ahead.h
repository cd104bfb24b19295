// SPDX-License-Identifier: GPL-3.0-or-later
// Files read by two threads beside the one that stores them, and handed over in the order given. At most a handful wait, so
// that 600 large files do not sit in memory at once. A file whose bytes the project already holds is not parsed again.
//
// Life cycle: make it → next() until it says there is no more → destructor (cancels what is still being read and joins).
// Threads: next() from one thread; `known` is called in the reading threads. The reading itself is cancelled by `progress`.
#pragma once

#include "core/base/progress.h"
#include "importers/importer.h"

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

namespace duiding {

struct ReadFile {
    std::filesystem::path path;
    std::string sha256;                  // of the file's bytes; empty when it could not be opened
    bool known = false;                  // not read: the project has these bytes
    ImportedContent content;
    std::exception_ptr error;            // why there is no content
};

class ReadAhead {
public:
    using IsKnown = std::function<bool(const std::string& sha256)>;
    using Check = std::function<void(const std::filesystem::path&)>;      // throws what refuses a path before it is opened

    ReadAhead(std::vector<std::filesystem::path> files, ImportOptions options, Check check, IsKnown known, const Progress& progress);
    ~ReadAhead();
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;

    std::size_t size() const { return m_files.size(); }
    const std::filesystem::path& path(std::size_t index) const { return m_files[index]; }
    // The files in order, each once; waits for it. Call size() times.
    ReadFile next();

private:
    void work();
    ReadFile read(const std::filesystem::path& path);

    std::vector<std::filesystem::path> m_files;
    ImportOptions m_options;
    Check m_check;
    IsKnown m_known;
    Progress m_progress;                 // a part of the caller's: only to be cancelled
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_taken = 0;             // files begun
    std::size_t m_given = 0;             // files handed over
    std::map<std::size_t, ReadFile> m_done;
    std::vector<std::jthread> m_threads;
};

} // namespace duiding
