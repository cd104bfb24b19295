// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/zip_reader.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <zip.h>

#include <array>

namespace duiding {

ZipReader::ZipReader(std::string_view bytes, const std::filesystem::path& path, const ZipLimits& limits)
    : m_path(path), m_limits(limits)
{
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    if (source == nullptr) {
        throw std::bad_alloc();
    }
    m_archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
    if (m_archive == nullptr) {
        zip_source_free(source);
        refuse_damaged();
    }
    if (zip_get_num_entries(m_archive, 0) > m_limits.entries) {
        zip_discard(m_archive);
        m_archive = nullptr;
        refuse_too_large();
    }
}

ZipReader::~ZipReader()
{
    zip_discard(m_archive);
}

std::optional<std::string> ZipReader::read(const std::string& name)
{
    zip_int64_t index = zip_name_locate(m_archive, name.c_str(), ZIP_FL_NOCASE);
    if (index < 0) {
        return std::nullopt;
    }
    zip_stat_t stat;
    zip_stat_init(&stat);
    auto at = static_cast<zip_uint64_t>(index);
    if (zip_stat_index(m_archive, at, 0, &stat) != 0) {
        refuse_damaged();
    }
    std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen_index(m_archive, at, 0), &zip_fclose);
    if (!file) {
        refuse_damaged();
    }
    std::uint64_t packed = (stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? stat.comp_size : 0;
    std::string bytes;
    std::array<char, 65536> buffer;
    zip_int64_t got;
    while ((got = zip_fread(file.get(), buffer.data(), buffer.size())) > 0) {
        bytes.append(buffer.data(), static_cast<std::size_t>(got));
        m_total += static_cast<std::uint64_t>(got);
        bool bomb = bytes.size() > m_limits.ratio_from && bytes.size() / m_limits.ratio > packed;
        if (bomb || bytes.size() > m_limits.entry_bytes || m_total > m_limits.total_bytes) {
            refuse_too_large();
        }
    }
    if (got < 0) {
        refuse_damaged();
    }
    return bytes;
}

void ZipReader::refuse_damaged() const
{
    throw BadInput({msg("The document could not be read."), path_text(m_path), msg("The file is damaged or incomplete."),
                    msg("Copy or download it again; if Word can still open it, save a copy there and import the copy.")});
}

void ZipReader::refuse_too_large() const
{
    throw BadInput({msg("The document could not be read."), path_text(m_path),
                    msg("Its content grows without end when it is unpacked; honest documents do not."),
                    msg("If you trust it, open it in Word, save a copy and import the copy.")});
}

} // namespace duiding
