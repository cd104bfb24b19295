// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run_program.h"

namespace duiding::test {

platform::RunResult run_program(const std::filesystem::path& program, const std::vector<std::string>& arguments, const std::string& input)
{
    platform::RunLimits limits;
    limits.wall = std::chrono::minutes(1);
    return platform::run(program, arguments, input, limits);
}

} // namespace duiding::test
