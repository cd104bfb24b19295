// SPDX-License-Identifier: GPL-3.0-or-later
// A file's bytes as they lie on disk, read by the system when they are touched: large derived files are read without copying
// them, and the memory belongs to the system's cache. The bytes stay valid while this object lives, also when the file is
// removed or replaced by renaming. Ours only ever grow; when another program shortens one in place, or the disk cannot be read,
// the system would end the program (SIGBUS): the bytes then read as zeros from there on, and intact() says so. Whoever believes
// what he read asks it afterwards.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>

namespace duiding {

class GuardedMapping;

class MappedFile {
public:
    MappedFile();
    // The whole file as it is now. Throws Environment.
    explicit MappedFile(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    std::string_view bytes() const { return {m_data, m_size}; }
    bool intact() const;                 // false once bytes could not be read

private:
    const char* m_data = nullptr;
    std::size_t m_size = 0;
    std::unique_ptr<GuardedMapping> m_guard;
};

} // namespace duiding
