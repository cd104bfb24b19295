// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/sync_counter.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>

namespace {

std::atomic<std::int64_t> count{0};

} // namespace

// The program's own symbols come before those of the C library, also for SQLite.
extern "C" int fsync(int file)
{
    ++count;
    return static_cast<int>(::syscall(SYS_fsync, file));
}

extern "C" int fdatasync(int file)
{
    ++count;
    return static_cast<int>(::syscall(SYS_fdatasync, file));
}

namespace duiding::bench {

std::int64_t syncs() { return count; }

} // namespace duiding::bench
