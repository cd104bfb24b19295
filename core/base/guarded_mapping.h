// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the program alive when bytes of a mapped file cannot be read: another program shortened the file in place, or the disk
// failed. The system says so by the signal SIGBUS in the middle of a read, which ends a program. While a mapping is guarded, the
// handler of that signal puts zeros in its place from there on, makes a note, and the read goes on; a SIGBUS about anything else
// is treated as it was before. Why not copy the file's bytes instead of mapping them: a search over 1 GB would read it twice.
//
// Threads: torn() may be asked from any thread. Made after the mapping, and gone before it is taken away.
#pragma once

#include <cstddef>

namespace duiding {

class GuardedMapping {
public:
    GuardedMapping(const void* data, std::size_t size);
    ~GuardedMapping();
    GuardedMapping(const GuardedMapping&) = delete;
    GuardedMapping& operator=(const GuardedMapping&) = delete;

    bool torn() const;                   // zeros were put into it

private:
    struct Region;
    struct Handler;
    Region* m_region = nullptr;          // null: more mappings than there are places; this one is not guarded
};

} // namespace duiding
