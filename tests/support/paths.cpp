// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/paths.h"

#include "core/base/file.h"
#include "core/base/platform.h"

#include <cstdlib>
#include <fstream>

namespace duiding::test {

namespace fs = std::filesystem;

fs::path source_folder()
{
    const char* folder = std::getenv("DUIDING_SOURCE");
    return folder && *folder ? fs::path(folder) : fs::current_path();
}

fs::path test_data(std::string_view name) { return source_folder() / "tests/data" / path_of(name); }

std::optional<fs::path> shared_sample(std::string_view name)
{
    fs::path path = source_folder() / "../shared" / path_of(name);
    return fs::exists(path) ? std::optional(path) : std::nullopt;
}

fs::path program(std::string_view name)
{
    const char* folder = std::getenv("DUIDING_BIN");
    return (folder && *folder ? fs::path(folder) : platform::program_folder()) / path_of(name);
}

void write_text(const fs::path& path, std::string_view bytes)
{
    fs::create_directories(path.parent_path());
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.exceptions(std::ios::failbit | std::ios::badbit);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string read_text(const fs::path& path) { return read_file(path); }

} // namespace duiding::test
