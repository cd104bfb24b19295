// SPDX-License-Identifier: GPL-3.0-or-later
// Turning into another program, for a verb that only starts one: the process, its terminal and its signals are then that
// program's. Part of the seam to the operating system (platform.h). Never returns; throws Environment when there is no such program.
#pragma once

#include <string>
#include <vector>

namespace duiding::platform {

// `program` is looked for in PATH.
[[noreturn]] void become_program(const std::string& program, const std::vector<std::string>& arguments);

} // namespace duiding::platform
