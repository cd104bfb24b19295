// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/read_ahead.h"

#include <algorithm>

namespace duiding {

namespace {

constexpr std::size_t most_waiting = 6;
constexpr unsigned most_threads = 2;

} // namespace

ReadAhead::ReadAhead(std::vector<std::filesystem::path> files, ImportOptions options, Check check, IsKnown known, const Progress& progress)
    : m_files(std::move(files)), m_options(std::move(options)), m_check(std::move(check)), m_known(std::move(known)), m_progress(&progress)
{
    auto threads = std::min<std::size_t>({most_threads, std::max(1u, std::thread::hardware_concurrency()), m_files.size()});
    for (std::size_t i = 0; i < threads; ++i) {
        m_threads.emplace_back([this] { work(); });
    }
}

ReadAhead::~ReadAhead()
{
    m_progress.cancel();
    m_changed.notify_all();
}

ReadFile ReadAhead::next()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_done.contains(m_given); });
    ReadFile file = std::move(m_done.extract(m_given).mapped());
    ++m_given;
    m_changed.notify_all();
    return file;
}

void ReadAhead::work()
{
    for (;;) {
        std::size_t mine = 0;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [&] { return m_progress.cancelled() || m_taken == m_files.size() || m_taken < m_given + most_waiting; });
            bool over = m_taken == m_files.size() || (m_progress.cancelled() && m_taken >= m_given + most_waiting);
            if (over) {
                return;
            }
            mine = m_taken++;
        }
        ReadFile file = read(m_files[mine]);
        std::lock_guard lock(m_mutex);
        m_done.emplace(mine, std::move(file));
        m_changed.notify_all();
    }
}

// A cancelled reading is handed over like any other failure: the one who waits for it finds out in order.
ReadFile ReadAhead::read(const std::filesystem::path& path)
{
    ReadFile file{path, {}, false, {}, nullptr};
    try {
        m_progress.check();
        m_check(path);
        Progress own(&m_progress);
        ImportSource source = load_source(path);
        file.sha256 = source.sha256;
        file.known = m_known(file.sha256);
        if (!file.known) {
            file.content = read_any_source(std::move(source), m_options, own);
        }
    } catch (...) {
        file.error = std::current_exception();
    }
    return file;
}

} // namespace duiding
