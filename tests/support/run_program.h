// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a program for a test and waits at most a minute. Output is all of standard output; errors that of standard error.
#pragma once

#include "core/base/platform.h"

#include <filesystem>
#include <string>
#include <vector>

namespace duiding::test {

platform::RunResult run_program(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                                const std::string& input = {});

} // namespace duiding::test
