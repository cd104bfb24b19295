// SPDX-License-Identifier: GPL-3.0-or-later
// Whole files in and out. Writing goes to a temporary file in the same folder, is synced, then renamed: a reader sees the
// old file or the new one, never half of it, and a failure leaves the old one alone. Errors are Environment (or BadInput
// for a missing or too large input file), with the path.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace duiding {

// Paths are std::filesystem::path, UTF-8 on the outside.
std::string read_file(const std::filesystem::path& path, std::uint64_t max_bytes = 1ull << 30);
void write_file(const std::filesystem::path& path, std::string_view bytes);

// Lets `produce` write a temporary file beside `path` and puts it in place when produce returns; removes it when it throws.
void replace_file(const std::filesystem::path& path, const std::function<void(const std::filesystem::path& temporary)>& produce);

std::string path_text(const std::filesystem::path& path);          // UTF-8
std::filesystem::path path_of(std::string_view utf8);

// SHA-256 of bytes, 32 raw bytes; hex() for people.
std::string sha256(std::string_view bytes);
std::string hex(std::string_view bytes);

} // namespace duiding
