// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temp_folder.h"

#include "core/base/file.h"
#include "core/base/guid.h"

namespace duiding::test {

namespace fs = std::filesystem;

TempFolder::TempFolder() : m_path(fs::temp_directory_path() / ("duiding-test-" + Guid::make().text()))
{
    fs::create_directories(m_path);
}

TempFolder::~TempFolder()
{
    // A test may have taken its own write permission away.
    std::error_code ec;
    fs::permissions(m_path, fs::perms::owner_all, ec);
    for (auto it = fs::recursive_directory_iterator(m_path, ec); !ec && it != fs::recursive_directory_iterator(); it.increment(ec)) {
        if (it->is_directory() && !it->is_symlink()) {
            fs::permissions(it->path(), fs::perms::owner_all, ec);
        }
    }
    fs::remove_all(m_path, ec);
}

fs::path TempFolder::operator/(std::string_view name) const { return m_path / path_of(name); }

} // namespace duiding::test
