// SPDX-License-Identifier: GPL-3.0-or-later
// The parts inside a DOCX, ODT, XLSX, ODS or EPUB. Bytes are counted while they are inflated, never taken from the directory
// (which can lie): a bomb of 1 MB that grows to 1 GB is refused after the limit, not after the disk. Nothing is ever written to
// the disk; a part is opened by its exact name, capitals aside where only one part fits, as the packaging standard says.
//
// A file that was cut off has no directory, and a damaged one may hold a part that does not inflate to its end. What is there is
// given all the same: read() and read_stream() stop where the bytes stop and damaged() is true from then on; the importer says
// so with damage_finding(), or refuses when nothing useful is left. One thread; keep the file's bytes alive meanwhile.
// Errors: BadInput with the file's path.
#pragma once

#include "core/base/findings.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct zip;

namespace duiding {

struct ZipLimits {
    std::int64_t entries = 10'000;
    std::uint64_t part_bytes = 64ull << 20;          // of a part that is read as a whole
    std::uint64_t stream_bytes = 512ull << 20;       // of a part that is read piece by piece
    std::uint64_t total_bytes = 2ull << 30;          // of all that is read from one archive
    std::uint64_t ratio = 250;                       // inflated : packed; the largest seen in honest files is 121
    std::uint64_t ratio_from = 5ull << 20;           // below this size the ratio says nothing
};

class ZipReader {
public:
    using Take = std::function<void(std::string_view piece)>;

    ZipReader(std::string_view bytes, const std::filesystem::path& path, const ZipLimits& limits = {});
    ZipReader(const ZipReader&) = delete;
    ZipReader& operator=(const ZipReader&) = delete;

    bool has(std::string_view name) const { return find(name) != nullptr; }
    const std::vector<std::string>& names() const { return m_names; }      // in the order of the archive

    // The part's bytes, or nothing when there is no such part.
    std::optional<std::string> read(std::string_view name);
    // Gives the part to `take` in pieces of at most 64 KB; false when there is no such part. What `take` throws passes through.
    bool read_stream(std::string_view name, const Take& take);

    bool damaged() const { return m_damaged; }
    Finding damage_finding() const;                  // "The file is damaged: what could be read of it was imported."
    [[noreturn]] void refuse_damaged() const;

private:
    struct Entry {
        std::uint64_t at = 0;                        // index in the directory; without one, where the part begins in the file
        bool only_spelling = true;                   // no other name differs from it by capitals alone
    };
    struct Count;
    struct Close {
        void operator()(zip* archive) const;
    };

    void index_directory();
    void index_without_directory();
    void add_name(std::string name, std::uint64_t at);
    const Entry* find(std::string_view name) const;
    bool pass_on(std::string_view name, std::uint64_t most, const Take& take);
    void read_by_directory(std::uint64_t index, Count& count, const Take& take);
    void read_by_position(std::uint64_t position, Count& count, const Take& take);
    [[noreturn]] void refuse_too_large() const;
    [[noreturn]] void refuse(Message why) const;

    std::string_view m_bytes;
    std::filesystem::path m_path;
    ZipLimits m_limits;
    std::unique_ptr<zip, Close> m_archive;           // null: the archive has no directory
    std::vector<std::string> m_names;
    std::unordered_map<std::string, Entry> m_entries;          // by exact name
    std::unordered_map<std::string, std::string> m_spelling;   // name in lower case → exact name
    std::uint64_t m_total = 0;
    bool m_damaged = false;
};

} // namespace duiding
