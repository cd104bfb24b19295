// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/guarded_mapping.h"

#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdint>

namespace duiding {

// What the handler reads, so without locks.
struct GuardedMapping::Region {
    std::atomic<bool> taken{false};
    std::atomic<std::uintptr_t> begin{0};
    std::atomic<std::uintptr_t> end{0};          // 0: nothing is guarded here
    std::atomic<bool> torn{false};
};

struct GuardedMapping::Handler {
    static constexpr std::size_t most_regions = 1024;

    Handler()
    {
        struct sigaction action{};
        action.sa_sigaction = handle;
        action.sa_flags = SA_SIGINFO | SA_ONSTACK;
        ::sigemptyset(&action.sa_mask);
        ::sigaction(SIGBUS, &action, &before);
    }

    static Handler& get()
    {
        static Handler handler;
        return handler;
    }

    // Calls nothing that locks or allocates.
    static void handle(int number, siginfo_t* info, void*)
    {
        auto at = reinterpret_cast<std::uintptr_t>(info->si_addr);
        for (Region& region : regions) {
            std::uintptr_t end = region.end.load();
            if (at >= region.begin.load() && at < end && put_zeros(at, end)) {
                region.torn.store(true);
                return;                          // the read is tried again, and succeeds
            }
        }
        ::sigaction(SIGBUS, &before, nullptr);   // not ours: it comes again, and is treated as it was before
        if (info->si_code <= 0) {                // unless somebody sent it
            ::raise(number);
        }
    }

    static bool put_zeros(std::uintptr_t at, std::uintptr_t end)
    {
        std::uintptr_t page = at - at % page_bytes;
        void* place = reinterpret_cast<void*>(page);
        return ::mmap(place, end - page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) != MAP_FAILED;
    }

    static inline std::array<Region, most_regions> regions;
    static inline const auto page_bytes = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    static inline struct sigaction before{};
};

GuardedMapping::GuardedMapping(const void* data, std::size_t size)
{
    Handler::get();
    for (Region& region : Handler::regions) {
        if (!region.taken.exchange(true)) {
            auto begin = reinterpret_cast<std::uintptr_t>(data);
            region.torn.store(false);
            region.begin.store(begin);
            region.end.store(begin + size);
            m_region = &region;
            return;
        }
    }
}

GuardedMapping::~GuardedMapping()
{
    if (m_region) {
        m_region->end.store(0);
        m_region->taken.store(false);
    }
}

bool GuardedMapping::torn() const { return m_region && m_region->torn.load(); }

} // namespace duiding
