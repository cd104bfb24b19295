// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/golden.h"

#include "core/base/file.h"
#include "tests/support/paths.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace duiding::test {

std::string golden_difference(std::string_view name, const std::string& text)
{
    std::filesystem::path golden = source_folder() / "tests/golden" / path_of(name);
    if (std::getenv("DUIDING_ACCEPT")) {
        write_text(golden, text);
    }
    std::string expected = std::filesystem::exists(golden) ? read_text(golden) : std::string();
    if (expected == text) {
        return {};
    }
    std::filesystem::path actual = std::filesystem::temp_directory_path() / path_of("duiding-golden-" + std::string(name));
    write_text(actual, text);
    auto same = std::mismatch(text.begin(), text.end(), expected.begin(), expected.end()).first;
    auto line = std::count(text.begin(), same, '\n') + 1;
    return "differs from " + golden.string() + " at line " + std::to_string(line) + "; new text: " + actual.string();
}

} // namespace duiding::test
