// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/passages.h"

#include "core/base/file.h"
#include "core/base/guid.h"
#include "core/base/platform.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <system_error>

namespace duiding {

namespace {

[[noreturn]] void throw_unfit(const std::filesystem::path& path, Message why)
{
    throw IndexUnfit({msg("The search index cannot be read."), path_text(path), std::move(why),
                      msg("Build it anew; nothing of the study is lost by that.")});
}

} // namespace

namespace passages {

std::filesystem::path texts_path(const std::filesystem::path& folder, const PassageExtent& extent)
{
    return folder / ("texts." + extent.id);
}

std::filesystem::path places_path(const std::filesystem::path& folder, const PassageExtent& extent)
{
    return folder / ("places." + extent.id);
}

std::filesystem::path facts_path(const std::filesystem::path& folder, const PassageExtent& extent)
{
    return folder / ("facts." + extent.id);
}

} // namespace passages

EntryFacts::EntryFacts(std::size_t words, bool joined, bool interviewer)
    : m_bits(static_cast<std::uint16_t>(std::min(words, most_words) << 2 | (interviewer ? 2U : 0U) | (joined ? 1U : 0U)))
{
}

std::string PassageExtent::text() const
{
    return id + ' ' + std::to_string(texts) + ' ' + std::to_string(places);
}

std::optional<PassageExtent> PassageExtent::parse(std::string_view text)
{
    auto first = text.find(' ');
    auto second = text.find(' ', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos || first == 0
        || text.substr(0, first).find_first_not_of("0123456789abcdef-") != std::string_view::npos) {
        return std::nullopt;
    }
    PassageExtent extent{std::string(text.substr(0, first)), 0, 0};
    const char* end = text.data() + text.size();
    auto texts = std::from_chars(text.data() + first + 1, text.data() + second, extent.texts);
    auto places = std::from_chars(text.data() + second + 1, end, extent.places);
    bool read = texts.ec == std::errc() && texts.ptr == text.data() + second && places.ec == std::errc() && places.ptr == end;
    return read ? std::optional(std::move(extent)) : std::nullopt;
}

Passages::Passages(const std::filesystem::path& folder, PassageExtent extent, const Passages* before)
    : m_extent(std::move(extent)), m_folder(folder)
{
    try {
        m_texts = MappedFile(passages::texts_path(folder, m_extent));
        m_places = MappedFile(passages::places_path(folder, m_extent));
        m_facts = MappedFile(passages::facts_path(folder, m_extent));
    } catch (const Environment& error) {
        throw_unfit(folder, error.text().why);
    }
    if (m_texts.bytes().size() < m_extent.texts || m_places.bytes().size() / sizeof(Place) < m_extent.places
        || m_facts.bytes().size() / sizeof(EntryFacts) < m_extent.places) {
        throw_unfit(folder, msg("The file with the texts is shorter than it was."));
    }
    if (before && before->m_extent.id == m_extent.id) {
        std::lock_guard lock(before->m_mutex);
        m_checked = before->m_checked;
        m_block_places = before->m_block_places;
        m_block_places_end = before->m_block_places_end;
    }
}

// A file that is gone was replaced, or the index is being thrown away: what is mapped is still what it was.
void Passages::check_whole() const
{
    auto shorter = [](const std::filesystem::path& path, std::uint64_t length) {
        std::error_code gone;
        std::uintmax_t size = std::filesystem::file_size(path, gone);
        return !gone && size < length;
    };
    bool cut_off = shorter(passages::texts_path(m_folder, m_extent), m_extent.texts)
                   || shorter(passages::places_path(m_folder, m_extent), m_extent.places * sizeof(Place))
                   || shorter(passages::facts_path(m_folder, m_extent), m_extent.places * sizeof(EntryFacts));
    if (cut_off || !m_texts.intact() || !m_places.intact() || !m_facts.intact()) {
        throw_unfit(m_folder, msg("The file with the texts is shorter than it was."));
    }
}

template <class Row>
Row Passages::row(const MappedFile& table, std::uint64_t entry) const
{
    Row row;
    if (entry == 0 || entry > m_extent.places) {
        throw_unfit(m_folder, msg("An entry of the index has no text."));
    }
    std::memcpy(&row, table.bytes().data() + (entry - 1) * sizeof(Row), sizeof(Row));
    return row;
}

Place Passages::place(std::uint64_t entry) const { return row<Place>(m_places, entry); }
EntryFacts Passages::facts(std::uint64_t entry) const { return row<EntryFacts>(m_facts, entry); }

PassageWriter::PassageWriter(const std::filesystem::path& folder, std::optional<PassageExtent> extent)
    : m_folder(folder), m_extent(extent ? std::move(*extent) : PassageExtent{Guid::make().text(), 0, 0})
{
    open(m_texts, passages::texts_path(folder, m_extent), m_extent.texts);
    open(m_places, passages::places_path(folder, m_extent), m_extent.places * sizeof(Place));
    open(m_facts, passages::facts_path(folder, m_extent), m_extent.places * sizeof(EntryFacts));
}

void PassageWriter::open(std::ofstream& file, const std::filesystem::path& path, std::uint64_t length)
{
    std::error_code error;
    std::uintmax_t size = length == 0 ? 0 : std::filesystem::file_size(path, error);
    if (error || size < length) {
        throw_unfit(m_folder, msg("The file with the texts is shorter than it was."));
    }
    if (size > length) {
        std::filesystem::resize_file(path, length, error);
    }
    file.open(path, length == 0 ? std::ios::binary | std::ios::trunc : std::ios::binary | std::ios::app);
    if (error || !file) {
        throw Environment({msg("The search index could not be written."), path_text(m_folder), {},
                           msg("Look whether the disk is full or protected; the study itself is not touched by this.")});
    }
}

void PassageWriter::write(std::ofstream& file, std::string_view bytes)
{
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!file) {
        throw Environment({msg("The search index could not be written."), path_text(m_folder), {},
                           msg("Look whether the disk is full or protected; the study itself is not touched by this.")});
    }
}

void PassageWriter::place(const Place& place, EntryFacts facts)
{
    write(m_places, {reinterpret_cast<const char*>(&place), sizeof(Place)});
    write(m_facts, {reinterpret_cast<const char*>(&facts), sizeof(EntryFacts)});
    ++m_extent.places;
}

void PassageWriter::flush()
{
    for (std::ofstream* file : {&m_texts, &m_places, &m_facts}) {
        write(*file, {});
        file->flush();
        write(*file, {});                        // says whether that went well
    }
}

void PassageWriter::sync()
{
    flush();
    platform::sync_file(passages::texts_path(m_folder, m_extent));
    platform::sync_file(passages::places_path(m_folder, m_extent));
    platform::sync_file(passages::facts_path(m_folder, m_extent));
}

std::uint64_t PassageWriter::append(const Passages& other)
{
    std::uint64_t base = m_extent.texts;
    write(m_texts, other.texts());
    m_extent.texts += other.extent().texts;
    for (std::uint64_t entry = 1; entry <= other.extent().places; ++entry) {
        Place moved = other.place(entry);
        moved.block += base;
        place(moved, other.facts(entry));
    }
    return base;
}

} // namespace duiding
