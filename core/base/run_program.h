// SPDX-License-Identifier: GPL-3.0-or-later
// Running a program whose output is used as it comes, for workers that answer piece by piece. Part of the seam to the operating
// system (core/base/platform.h, which has the short form for a program that answers once). No shell, never fork without exec.
#pragma once

#include "core/base/platform.h"

#include <optional>
#include <string_view>

namespace duiding::platform {

struct Exchange {
    std::filesystem::path program;
    std::vector<std::string> arguments;
    std::vector<std::string_view> input;                 // one after the other; must stay alive
    std::optional<std::vector<std::string>> environment; // "NAME=value"; nothing = as ours
    RunLimits limits;                                    // max_output counts in all
    std::chrono::milliseconds silence{0};                // killed when nothing came for so long; 0 = however long
    std::function<bool()> keep_going;                    // asked at least every 50 ms; false kills
    std::function<bool(std::string_view)> on_output;     // a stretch as it comes; false kills: what is wanted is there
};

// RunResult::output stays empty. What on_output throws passes through; the program is killed first.
RunResult exchange(const Exchange& exchange);

} // namespace duiding::platform
