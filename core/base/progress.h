// SPDX-License-Identifier: GPL-3.0-or-later
// How far a long piece of work is, and whether it should stop. The worker reports and asks; the window (or the terminal)
// reads atomics whenever it paints, so there is no flood of events. Share one object between the two threads.
//
// Cancellation protocol: the worker calls step() or check() at least every 50 ms; after cancel() the next call throws
// Cancelled, which unwinds the worker and leaves the project as it was.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>

namespace duiding {

class Progress {
public:
    // A part of a larger piece of work has its own bar, and stops when the whole is cancelled. The whole must outlive it.
    explicit Progress(const Progress* whole = nullptr) : m_whole(whole) {}

    // total in any unit; 0 = unknown.
    void start(std::string_view what, std::int64_t total);
    void step(std::int64_t amount = 1);            // throws Cancelled after cancel()
    void set(std::int64_t done);                   // throws Cancelled after cancel()
    void check() const;                            // throws Cancelled after cancel()

    void cancel() { m_cancelled = true; }
    bool cancelled() const { return m_cancelled || (m_whole && m_whole->cancelled()); }

    double fraction() const;                       // 0 … 1, or -1 when unknown
    std::int64_t done() const { return m_done; }
    std::int64_t total() const { return m_total; }
    std::string what() const;                      // the file or document at hand; a name, not translated

private:
    const Progress* m_whole;
    std::atomic<std::int64_t> m_done{0};
    std::atomic<std::int64_t> m_total{0};
    std::atomic<bool> m_cancelled{false};
    mutable std::mutex m_mutex;
    std::string m_what;
};

} // namespace duiding
