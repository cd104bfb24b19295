// SPDX-License-Identifier: GPL-3.0-or-later
// Where tests find things, and text files in one line.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace duiding::test {

std::filesystem::path source_folder();                        // DUIDING_SOURCE, set by ctest; else the working folder
std::filesystem::path test_data(std::string_view name);       // tests/data/NAME

// A path in the material beside the checkout (../shared), or nothing where it is absent; the test then says so and returns:
//   auto sample = shared_sample("formats/import/samples/x.docx");
//   if (!sample) { WARN("../shared is absent: skipped"); return; }
std::optional<std::filesystem::path> shared_sample(std::string_view name);

// One of our own programs ("duiding-cli"), in DUIDING_BIN or beside the test program.
std::filesystem::path program(std::string_view name);

void write_text(const std::filesystem::path& path, std::string_view bytes);   // makes the folders; not atomic, no sync
std::string read_text(const std::filesystem::path& path);

} // namespace duiding::test
