// SPDX-License-Identifier: GPL-3.0-or-later
// The parts inside a DOCX. Bytes are counted while they are inflated, never taken from the directory (which can lie): a bomb of
// 1 MB that grows to 1 GB is refused after the limit, not after the disk. One thread; keep the file's bytes alive meanwhile.
// Errors: BadInput with the file's path.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct zip;

namespace duiding {

struct ZipLimits {
    std::int64_t entries = 20'000;
    std::uint64_t entry_bytes = 128ull << 20;
    std::uint64_t total_bytes = 512ull << 20;
    std::uint64_t ratio = 250;                       // inflated : packed; the largest seen in honest files is 121
    std::uint64_t ratio_from = 8ull << 20;           // below this size the ratio says nothing
};

class ZipReader {
public:
    ZipReader(std::string_view bytes, const std::filesystem::path& path, const ZipLimits& limits = {});
    ~ZipReader();
    ZipReader(const ZipReader&) = delete;
    ZipReader& operator=(const ZipReader&) = delete;

    // The part's bytes, or nothing when there is no such part. Capitals do not matter, as the packaging standard says.
    std::optional<std::string> read(const std::string& name);

private:
    [[noreturn]] void refuse_damaged() const;
    [[noreturn]] void refuse_too_large() const;

    std::filesystem::path m_path;
    ZipLimits m_limits;
    zip* m_archive = nullptr;
    std::uint64_t m_total = 0;
};

} // namespace duiding
