// SPDX-License-Identifier: GPL-3.0-or-later
// Medians of five: by the clock, and of the processor, which a busy machine changes little. Milliseconds.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <functional>

namespace duiding::bench {

struct Time {
    double wall = 0;
    double cpu = 0;                              // of all threads together
};

inline Time time_of(const std::function<void()>& work)
{
    double cpu = static_cast<double>(std::clock());
    auto begin = std::chrono::steady_clock::now();
    work();
    std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - begin;
    return {wall.count(), (static_cast<double>(std::clock()) - cpu) * 1000 / CLOCKS_PER_SEC};
}

inline Time median_time(const std::function<void()>& work)
{
    std::array<double, 5> wall{};
    std::array<double, 5> cpu{};
    for (std::size_t i = 0; i < wall.size(); ++i) {
        Time time = time_of(work);
        wall[i] = time.wall;
        cpu[i] = time.cpu;
    }
    std::sort(wall.begin(), wall.end());
    std::sort(cpu.begin(), cpu.end());
    return {wall[2], cpu[2]};
}

} // namespace duiding::bench
