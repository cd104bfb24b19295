// SPDX-License-Identifier: GPL-3.0-or-later
// A file's bytes as they lie on disk, read by the system when they are touched: large derived files are read without copying
// them, and the memory belongs to the system's cache. The bytes stay valid while this object lives, also when the file is
// removed or replaced by renaming; who shortens a mapped file in place ends the program, so ours only ever grow.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace duiding {

class MappedFile {
public:
    MappedFile() = default;
    // The whole file as it is now. Throws Environment.
    explicit MappedFile(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    std::string_view bytes() const { return {m_data, m_size}; }

private:
    const char* m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace duiding
