// SPDX-License-Identifier: GPL-3.0-or-later
// A folder of its own for one test, gone with all that is in it when the test ends.
#pragma once

#include <filesystem>
#include <string_view>

namespace duiding::test {

class TempFolder {
public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path operator/(std::string_view name) const;      // UTF-8

private:
    std::filesystem::path m_path;
};

} // namespace duiding::test
