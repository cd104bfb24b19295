// SPDX-License-Identifier: GPL-3.0-or-later
// The sample study a first start opens: built with the program, never opened itself. The user plays with a writable copy in
// her own data folder, and can put it back as it was.
#pragma once

#include <filesystem>
#include <optional>

namespace duiding::sample_study {

std::filesystem::path copy_path();                               // the writable copy, whether it exists or not
std::optional<std::filesystem::path> original_path();            // the built one; none in a build without samples
// The writable copy, made when missing; none when there is no original. Throws Environment.
std::optional<std::filesystem::path> prepare();
// Puts the original in place of the copy, with its index and backups gone. The copy must not be open. Throws Environment.
void restore();

} // namespace duiding::sample_study
