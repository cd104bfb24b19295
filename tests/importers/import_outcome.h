// SPDX-License-Identifier: GPL-3.0-or-later
// What became of one file, whatever kind it is: read, with what it gave in one string, or refused, with the words a user sees.
// Anything else than those two is thrown on and fails the test.
#pragma once

#include "importers/importer.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace duiding::test {

struct ImportOutcome {
    bool read = false;
    std::string format;                          // "docx", when it was read
    std::string content;                         // texts, or names of questions and answers, or titles
    std::vector<std::string> findings;           // in English, "where: what"
    std::string what, where, why, what_to_do;    // when it was refused
    std::chrono::milliseconds time{};
};

// Under the address sanitizer the readers run without one: it cannot start under it.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool readers_have_a_memory_limit = false;
#else
constexpr bool readers_have_a_memory_limit = true;
#endif

ImportOutcome import_outcome(const std::filesystem::path& path, const ImportOptions& options = {});

// Every file below a folder, in order.
std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder);

} // namespace duiding::test
