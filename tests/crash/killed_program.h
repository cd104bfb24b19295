// SPDX-License-Identifier: GPL-3.0-or-later
// Starts one of our programs and kills it (SIGKILL) in the middle of its work: after it has written so many bytes to standard
// output, and then so many microseconds later, so that the blow also falls between two signs of life.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace duiding::test {

struct Blow {
    std::size_t after_bytes = 0;
    std::chrono::microseconds then{0};
};

struct KilledProgram {
    bool killed = false;           // false: it had finished before
    int exit_code = -1;            // when not killed
    std::string output;
};

KilledProgram run_and_kill(const std::filesystem::path& program, const std::vector<std::string>& arguments, Blow blow);

} // namespace duiding::test
