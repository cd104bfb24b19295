// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/zip_reader.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <archive.h>
#include <archive_entry.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <utility>

namespace duiding {

namespace {

using ArchiveHandle = std::unique_ptr<archive, decltype(&archive_read_free)>;

// libarchive reads a zip from its front, as if it came over a wire: it needs no directory.
ArchiveHandle open_from_front(std::string_view bytes)
{
    ArchiveHandle handle(archive_read_new(), &archive_read_free);
    if (!handle) {
        throw std::bad_alloc();
    }
    archive_read_support_format_zip_streamable(handle.get());
    if (archive_read_open_memory(handle.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
        return {nullptr, &archive_read_free};
    }
    return handle;
}

std::string lower(std::string_view name)
{
    std::string out(name);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

} // namespace

struct ZipReader::Count {
    std::uint64_t most = 0;              // bytes this part may have
    std::uint64_t packed = 0;            // bytes it takes in the file
    std::uint64_t got = 0;
};

ZipReader::ZipReader(std::string_view bytes, const std::filesystem::path& path, const ZipLimits& limits)
    : m_bytes(bytes), m_path(path), m_limits(limits)
{
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    if (source == nullptr) {
        throw std::bad_alloc();
    }
    m_archive.reset(zip_open_from_source(source, ZIP_RDONLY, nullptr));
    if (m_archive == nullptr) {
        zip_source_free(source);
        index_without_directory();
    } else {
        index_directory();
    }
}

void ZipReader::Close::operator()(zip* archive) const
{
    zip_discard(archive);
}

void ZipReader::index_directory()
{
    zip_int64_t count = zip_get_num_entries(m_archive.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(m_archive.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS);
        add_name(name == nullptr ? std::string() : name, static_cast<std::uint64_t>(i));
    }
}

void ZipReader::index_without_directory()
{
    ArchiveHandle handle = open_from_front(m_bytes);
    archive_entry* entry = nullptr;
    // Parts that are passed over are inflated to find their end, so they count too, all of them as one.
    Count count{m_limits.stream_bytes, m_bytes.size(), 0};
    while (handle && archive_read_next_header(handle.get(), &entry) >= ARCHIVE_WARN) {
        const char* name = archive_entry_pathname_utf8(entry);
        add_name(name == nullptr ? std::string() : name, static_cast<std::uint64_t>(archive_read_header_position(handle.get())));
        const void* data = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        while (archive_read_data_block(handle.get(), &data, &size, &offset) == ARCHIVE_OK) {
            count.got += size;
            if (count.got > count.most || (count.got > m_limits.ratio_from && count.got / m_limits.ratio > count.packed)) {
                refuse_too_large();
            }
        }
    }
    m_damaged = true;
    if (m_names.empty()) {
        refuse_damaged();
    }
}

void ZipReader::add_name(std::string name, std::uint64_t at)
{
    if (static_cast<std::int64_t>(m_names.size()) >= m_limits.entries) {
        refuse(msg("It holds more than {0} parts; honest documents do not.", m_limits.entries));
    }
    bool folder = name.ends_with('/');
    bool first = m_entries.emplace(name, Entry{at, true}).second;
    if (!first && !folder) {
        refuse(msg("It holds two parts with the name “{0}”, so that it could show each reader another text.", name));
    }
    auto [spelling, unique] = m_spelling.emplace(lower(name), name);
    if (!unique && spelling->second != name) {
        m_entries[name].only_spelling = false;
        m_entries[spelling->second].only_spelling = false;
    }
    m_names.push_back(std::move(name));
}

const ZipReader::Entry* ZipReader::find(std::string_view name) const
{
    auto exact = m_entries.find(std::string(name));
    if (exact != m_entries.end()) {
        return &exact->second;
    }
    auto spelling = m_spelling.find(lower(name));
    if (spelling == m_spelling.end()) {
        return nullptr;
    }
    const Entry& entry = m_entries.at(spelling->second);
    return entry.only_spelling ? &entry : nullptr;
}

std::optional<std::string> ZipReader::read(std::string_view name)
{
    std::string bytes;
    if (!pass_on(name, m_limits.part_bytes, [&](std::string_view piece) { bytes += piece; })) {
        return std::nullopt;
    }
    return bytes;
}

bool ZipReader::read_stream(std::string_view name, const Take& take)
{
    return pass_on(name, m_limits.stream_bytes, take);
}

bool ZipReader::pass_on(std::string_view name, std::uint64_t most, const Take& take)
{
    const Entry* entry = find(name);
    if (entry == nullptr) {
        return false;
    }
    Count count{most, 0, 0};
    Take counted = [&](std::string_view piece) {
        count.got += piece.size();
        m_total += piece.size();
        if (count.got > count.most) {
            refuse(msg("Its part “{0}” is larger than {1} MB.", std::string(name), static_cast<std::int64_t>(count.most >> 20)));
        }
        bool bomb = count.got > m_limits.ratio_from && count.got / m_limits.ratio > count.packed;
        if (bomb || m_total > m_limits.total_bytes) {
            refuse_too_large();
        }
        take(piece);
    };
    if (m_archive != nullptr) {
        read_by_directory(entry->at, count, counted);
    } else {
        read_by_position(entry->at, count, counted);
    }
    return true;
}

void ZipReader::read_by_directory(std::uint64_t index, Count& count, const Take& take)
{
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(m_archive.get(), index, 0, &stat) != 0) {
        m_damaged = true;
        return;
    }
    std::uint64_t packed = (stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? stat.comp_size : 0;
    count.packed = std::min<std::uint64_t>(packed, m_bytes.size());
    std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen_index(m_archive.get(), index, 0), &zip_fclose);
    if (!file) {
        if (zip_error_code_zip(zip_get_error(m_archive.get())) == ZIP_ER_NOPASSWD) {
            refuse(msg("It is protected with a password."));
        }
        m_damaged = true;
        return;
    }
    std::array<char, 65536> buffer;
    zip_int64_t got;
    while ((got = zip_fread(file.get(), buffer.data(), buffer.size())) > 0) {
        take({buffer.data(), static_cast<std::size_t>(got)});
    }
    m_damaged = m_damaged || got < 0;
}

void ZipReader::read_by_position(std::uint64_t position, Count& count, const Take& take)
{
    std::string_view rest = m_bytes.substr(std::min<std::size_t>(position, m_bytes.size()));
    count.packed = rest.size();
    ArchiveHandle handle = open_from_front(rest);
    archive_entry* entry = nullptr;
    if (!handle || archive_read_next_header(handle.get(), &entry) < ARCHIVE_WARN) {
        return;
    }
    const void* data = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    constexpr std::size_t piece = 65536;
    while (archive_read_data_block(handle.get(), &data, &size, &offset) == ARCHIVE_OK) {
        std::string_view block(static_cast<const char*>(data), size);
        for (; !block.empty(); block.remove_prefix(std::min(piece, block.size()))) {
            take(block.substr(0, piece));
        }
    }
}

Finding ZipReader::damage_finding() const
{
    return {Severity::Error, path_text(m_path.filename()), msg("The file is damaged or incomplete: what could be read of it was imported.")};
}

void ZipReader::refuse_damaged() const
{
    throw BadInput({msg("The document could not be read."), path_text(m_path), msg("The file is damaged or incomplete."),
                    msg("Copy or download it again; if the program it comes from can still open it, save a copy there and import the copy.")});
}

void ZipReader::refuse_too_large() const
{
    refuse(msg("Its content grows without end when it is unpacked; honest documents do not."));
}

void ZipReader::refuse(Message why) const
{
    throw BadInput({msg("The document could not be read."), path_text(m_path), std::move(why),
                    msg("If you trust it, open it in the program it comes from, save a copy and import the copy.")});
}

} // namespace duiding
