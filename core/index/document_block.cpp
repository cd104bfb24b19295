// SPDX-License-Identifier: GPL-3.0-or-later
// How a document lies in the file of texts: head, a row a paragraph, references to the marks of each paragraph, the marks,
// their values, the speakers, the text. In the byte order of the machine: the index never travels.
#include "core/index/passages.h"

#include "core/base/file.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace duiding {

namespace {

constexpr std::uint64_t magic = 0x314B4C42474E4944;      // "DINGBLK1"
constexpr std::size_t hashed_from = 2 * sizeof(std::uint64_t);

// Quick enough to look at every byte that a search reads; it guards against damage, not against people.
std::uint64_t hash_of(std::string_view bytes)
{
    constexpr std::uint64_t prime = 0x9E3779B97F4A7C15u;
    std::array<std::uint64_t, 4> lanes = {1, 2, 3, 4};
    std::size_t at = 0;
    auto mix = [](std::uint64_t lane, std::uint64_t word) { return std::rotl((lane ^ word) * prime, 29); };
    for (; at + 32 <= bytes.size(); at += 32) {
        for (std::size_t lane = 0; lane < 4; ++lane) {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes.data() + at + 8 * lane, 8);
            lanes[lane] = mix(lanes[lane], word);
        }
    }
    std::uint64_t hash = bytes.size();
    for (std::uint64_t lane : lanes) {
        hash = mix(hash, lane);
    }
    for (; at < bytes.size(); ++at) {
        hash = mix(hash, static_cast<unsigned char>(bytes[at]));
    }
    return hash ^ (hash >> 31);
}

template <class Value>
void put(std::string& out, const Value& value)
{
    out.append(reinterpret_cast<const char*>(&value), sizeof(Value));
}

void put_text(std::string& out, std::string_view text)
{
    put(out, static_cast<std::uint32_t>(text.size()));
    out += text;
}

std::string speakers_as_bytes(const std::vector<Speaker>& speakers)
{
    std::string out;
    for (const Speaker& speaker : speakers) {
        put(out, speaker.id.value);
        put(out, speaker.guid.bytes);
        put(out, speaker.document.value);
        put(out, static_cast<std::uint32_t>(speaker.kind));
        put(out, speaker.person.value);
        put_text(out, speaker.name);
    }
    return out;
}

[[noreturn]] void throw_damaged(const std::filesystem::path& folder = {})
{
    throw IndexUnfit({msg("The search index cannot be read."), path_text(folder), msg("A text in it is damaged."),
                      msg("Build it anew; nothing of the study is lost by that.")});
}

} // namespace

// A block fits its hash, but its file may have been shortened since; then these numbers are zeros, and must lead nowhere.
template <class Value>
Value DocumentBlock::read(std::size_t at) const
{
    if (at > m_bytes.size() || m_bytes.size() - at < sizeof(Value)) {
        throw_damaged();
    }
    Value value;
    std::memcpy(&value, m_bytes.data() + at, sizeof(Value));
    return value;
}

DocumentBlock::DocumentBlock(std::string_view bytes, const Head& head) : m_bytes(bytes), m_head(head)
{
    m_rows = sizeof(Head);
    m_references = m_rows + (std::size_t(head.paragraphs) + 1) * sizeof(Row);
    m_marks = m_references + std::size_t(head.references) * sizeof(std::uint32_t);
    m_values = m_marks + std::size_t(head.marks) * sizeof(MarkRow);
    m_speakers = m_values + head.value_bytes;
    m_text = m_speakers + head.speaker_bytes;
}

CharRange DocumentBlock::paragraph(std::size_t index) const
{
    return char_range(row(index).character, std::int64_t(row(index + 1).character) - 1);
}

std::string_view DocumentBlock::paragraph_text(std::size_t index) const
{
    std::size_t begin = row(index).byte;
    return text().substr(begin, row(index + 1).byte - begin - 1);
}

std::size_t DocumentBlock::paragraph_index(CharPos position) const
{
    std::size_t low = 0;
    std::size_t high = m_head.paragraphs;
    while (high - low > 1) {
        std::size_t middle = (low + high) / 2;
        (row(middle).character <= position.value ? low : high) = middle;
    }
    return low;
}

CharPos DocumentBlock::char_at(std::size_t byte) const
{
    std::size_t low = 0;
    std::size_t high = m_head.paragraphs;
    while (high - low > 1) {
        std::size_t middle = (low + high) / 2;
        (row(middle).byte <= byte ? low : high) = middle;
    }
    Row begin = row(low);
    return {begin.character + static_cast<std::int64_t>(count_code_points(text().substr(begin.byte, byte - begin.byte)))};
}

Mark DocumentBlock::mark(std::size_t index) const
{
    auto found = read<MarkRow>(m_marks + index * sizeof(MarkRow));
    std::size_t begin = index == 0 ? 0 : read<MarkRow>(m_marks + (index - 1) * sizeof(MarkRow)).value;
    return {static_cast<MarkKind>(found.kind), char_range(found.begin, found.end), found.number,
            std::string(m_bytes.substr(m_values + begin, found.value - begin))};
}

std::vector<Mark> DocumentBlock::marks_of(std::size_t paragraph) const
{
    std::vector<Mark> marks;
    for (std::size_t i = row(paragraph).reference; i < row(paragraph + 1).reference; ++i) {
        marks.push_back(mark(read<std::uint32_t>(m_references + i * sizeof(std::uint32_t))));
    }
    return marks;
}

bool DocumentBlock::has_mark(std::size_t paragraph, bool (*wanted)(MarkKind)) const
{
    bool found = false;
    for (std::size_t i = row(paragraph).reference; !found && i < row(paragraph + 1).reference; ++i) {
        auto index = read<std::uint32_t>(m_references + i * sizeof(std::uint32_t));
        found = wanted(static_cast<MarkKind>(read<MarkRow>(m_marks + index * sizeof(MarkRow)).kind));
    }
    return found;
}

std::vector<Mark> DocumentBlock::marks() const
{
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < m_head.marks; ++i) {
        marks.push_back(mark(i));
    }
    return marks;
}

std::vector<Speaker> DocumentBlock::speakers() const
{
    std::vector<Speaker> speakers;
    std::size_t at = m_speakers;
    auto take = [&]<class Value>(Value& value) {
        value = read<Value>(at);
        at += sizeof(Value);
    };
    while (at < m_text) {
        Speaker speaker;
        std::uint32_t kind = 0;
        std::uint32_t length = 0;
        take(speaker.id.value);
        take(speaker.guid.bytes);
        take(speaker.document.value);
        take(kind);
        take(speaker.person.value);
        take(length);
        speaker.kind = static_cast<SpeakerKind>(kind);
        speaker.name = m_bytes.substr(at, length);
        at += length;
        speakers.push_back(std::move(speaker));
    }
    return speakers;
}

DocumentTextPtr DocumentBlock::cut(std::size_t first, std::size_t last) const
{
    Row begin = row(first);
    Row end = row(last + 1);
    if (end.byte <= begin.byte || end.byte > m_head.text_bytes + 1 || end.reference < begin.reference || end.reference > m_head.references) {
        throw_damaged();
    }
    std::vector<std::uint32_t> wanted(end.reference - begin.reference);
    if (!wanted.empty()) {                           // memcpy may not be given the null of an empty vector
        std::memcpy(wanted.data(), m_bytes.data() + m_references + begin.reference * sizeof(std::uint32_t),
                    wanted.size() * sizeof(std::uint32_t));
    }
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    CharRange range = char_range(begin.character, std::int64_t(end.character) - 1);
    std::vector<Mark> marks;
    for (std::uint32_t index : wanted) {
        Mark found = mark(index);
        CharRange visible = found.range.intersection(range);
        if (visible.empty()) {
            continue;
        }
        found.range = char_range(visible.begin - range.begin, visible.end - range.begin);
        marks.push_back(std::move(found));
    }
    auto speaking = marks.empty() ? std::vector<Speaker>() : speakers();
    return std::make_shared<const DocumentText>(document(), std::string(text().substr(begin.byte, end.byte - begin.byte - 1)),
                                                std::move(marks), std::move(speaking));
}

DocumentTextPtr DocumentBlock::whole() const
{
    return std::make_shared<const DocumentText>(document(), std::string(text()), marks(), speakers());
}

// Goes from head to head, on from where the last look ended.
const std::vector<Passages::BlockPlace>& Passages::block_places() const
{
    std::lock_guard lock(m_mutex);
    while (m_block_places_end < texts().size()) {
        DocumentBlock::Head head;
        if (texts().size() - m_block_places_end < sizeof(head)) {
            throw_damaged(m_folder);
        }
        std::memcpy(&head, texts().data() + m_block_places_end, sizeof(head));
        if (head.magic != magic || head.size < sizeof(head) || head.size > texts().size() - m_block_places_end) {
            throw_damaged(m_folder);
        }
        std::uint64_t from = m_block_places.empty() ? 1 : m_block_places.back().first_entry;
        m_block_places.push_back({m_block_places_end, {head.document}, first_entry_of(m_block_places_end, from)});
        m_block_places_end += head.size;
    }
    return m_block_places;
}

// The first from `from` on that is not of an earlier block: a step of twice the length each time, then halves.
std::uint64_t Passages::first_entry_of(std::uint64_t block, std::uint64_t from) const
{
    std::uint64_t width = 1;
    while (from + width <= m_extent.places && place(from + width).block < block) {
        from += width;
        width *= 2;
    }
    std::uint64_t end = std::min(from + width, m_extent.places + 1);
    while (from < end) {
        std::uint64_t middle = from + (end - from) / 2;
        place(middle).block < block ? from = middle + 1 : end = middle;
    }
    return from;
}

const Passages::BlockPlace& BlockOfEntry::at(std::uint64_t entry)
{
    auto begins_behind = [](std::uint64_t wanted, const Passages::BlockPlace& block) { return wanted < block.first_entry; };
    if (m_at == m_blocks.end() || m_at->first_entry > entry) {
        m_at = m_blocks.begin();
    }
    auto next = m_at;
    for (int step = 0; step < 8 && next != m_blocks.end() && next->first_entry <= entry; ++step) {
        ++next;
    }
    next = next == m_blocks.end() || next->first_entry > entry ? next : std::upper_bound(next, m_blocks.end(), entry, begins_behind);
    if (next == m_blocks.begin()) {
        throw IndexUnfit({msg("The search index cannot be read."), {}, msg("An entry of the index has no text."),
                          msg("Build it anew; nothing of the study is lost by that.")});
    }
    m_at = next - 1;
    return *m_at;
}

DocumentBlock Passages::block(std::uint64_t at) const
{
    using Head = DocumentBlock::Head;
    std::string_view all = m_texts.bytes().substr(0, m_extent.texts);
    Head head;
    if (at > all.size() || all.size() - at < sizeof(Head)) {
        throw_damaged(m_folder);
    }
    std::memcpy(&head, all.data() + at, sizeof(Head));
    if (head.magic != magic || head.size < sizeof(Head) || head.size > all.size() - at) {
        throw_damaged(m_folder);
    }
    DocumentBlock block(all.substr(at, head.size), head);
    {
        std::lock_guard lock(m_mutex);
        if (m_checked.contains(at)) {
            return block;
        }
    }
    if (hash_of(block.m_bytes.substr(hashed_from)) != head.hash || block.m_text + head.text_bytes != head.size) {
        throw_damaged(m_folder);
    }
    std::lock_guard lock(m_mutex);
    m_checked.insert(at);
    return block;
}

std::uint64_t PassageWriter::append(const DocumentText& text)
{
    using Row = DocumentBlock::Row;
    const auto& paragraphs = text.paragraphs();
    const auto& marks = text.marks();
    std::string rows;
    std::string references;
    std::uint32_t reference = 0;
    std::uint32_t byte = 0;
    std::vector<std::uint32_t> open;                     // marks that may reach into the next paragraph
    std::size_t next = 0;
    for (CharRange paragraph : paragraphs) {
        put(rows, Row{static_cast<std::uint32_t>(paragraph.begin.value), byte, reference});
        byte = static_cast<std::uint32_t>(text.map().to_byte(paragraph.end).value) + 1;
        for (; next < marks.size() && marks[next].range.begin <= paragraph.end; ++next) {
            open.push_back(static_cast<std::uint32_t>(next));
        }
        std::erase_if(open, [&](std::uint32_t mark) { return marks[mark].range.end < paragraph.begin; });
        for (std::uint32_t mark : open) {
            put(references, mark);
            ++reference;
        }
    }
    put(rows, Row{static_cast<std::uint32_t>(text.characters()) + 1, byte, reference});

    std::string mark_rows;
    std::string values;
    for (const Mark& mark : marks) {
        values += mark.value;
        put(mark_rows, DocumentBlock::MarkRow{mark.number, static_cast<std::uint32_t>(mark.kind),
                                              static_cast<std::uint32_t>(mark.range.begin.value),
                                              static_cast<std::uint32_t>(mark.range.end.value),
                                              static_cast<std::uint32_t>(values.size())});
    }
    DocumentBlock::Head head;
    head.magic = magic;
    head.document = text.id().value;
    head.characters = text.characters();
    head.paragraphs = static_cast<std::uint32_t>(paragraphs.size());
    head.references = reference;
    head.marks = static_cast<std::uint32_t>(marks.size());
    head.value_bytes = static_cast<std::uint32_t>(values.size());
    std::string speakers = speakers_as_bytes(text.speakers());
    head.speaker_bytes = static_cast<std::uint32_t>(speakers.size());
    head.text_bytes = static_cast<std::uint32_t>(text.text().size());

    std::string block;
    block.reserve(sizeof(head) + rows.size() + references.size() + mark_rows.size() + values.size() + speakers.size() + text.text().size());
    put(block, head);
    block += rows;
    block += references;
    block += mark_rows;
    block += values;
    block += speakers;
    block += text.text();
    head.size = block.size();
    std::memcpy(block.data(), &head, sizeof(head));
    head.hash = hash_of(std::string_view(block).substr(hashed_from));
    std::memcpy(block.data(), &head, sizeof(head));

    std::uint64_t begin = m_extent.texts;
    write(m_texts, block);
    m_extent.texts += block.size();
    return begin;
}

} // namespace duiding
