// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/offsets.h"

namespace duiding {

namespace {

int bytes_of(char lead)
{
    auto c = static_cast<unsigned char>(lead);
    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

int utf16_of(int bytes) { return bytes == 4 ? 2 : 1; }

} // namespace

OffsetMap::OffsetMap(std::string_view utf8) : m_text(utf8)
{
    std::size_t at = 0;
    while (at < utf8.size()) {
        if (m_characters % step == 0) {
            m_checkpoints.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(m_utf16_units)});
        }
        int bytes = bytes_of(utf8[at]);
        m_ascii = m_ascii && bytes == 1;
        at += static_cast<std::size_t>(bytes);
        m_utf16_units += utf16_of(bytes);
        ++m_characters;
    }
    if (m_ascii) {
        m_checkpoints = {};
    }
}

BytePos OffsetMap::to_byte(CharPos position) const
{
    std::int64_t target = std::clamp<std::int64_t>(position.value, 0, m_characters);
    if (m_ascii) {
        return {target};
    }
    if (target == m_characters) {
        return {static_cast<std::int64_t>(m_text.size())};
    }
    std::size_t at = m_checkpoints[static_cast<std::size_t>(target / step)].byte;
    for (std::int64_t n = target % step; n > 0; --n) {
        at += static_cast<std::size_t>(bytes_of(m_text[at]));
    }
    return {static_cast<std::int64_t>(at)};
}

CharPos OffsetMap::to_char(BytePos position) const
{
    std::int64_t target = std::clamp<std::int64_t>(position.value, 0, static_cast<std::int64_t>(m_text.size()));
    if (m_ascii) {
        return {target};
    }
    if (target == static_cast<std::int64_t>(m_text.size())) {
        return {m_characters};
    }
    auto after = std::upper_bound(m_checkpoints.begin(), m_checkpoints.end(), target,
                                  [](std::int64_t value, const Checkpoint& c) { return value < std::int64_t(c.byte); });
    auto index = after - m_checkpoints.begin() - 1;
    std::int64_t at = m_checkpoints[static_cast<std::size_t>(index)].byte;
    std::int64_t n = index * step;
    while (at + bytes_of(m_text[static_cast<std::size_t>(at)]) <= target) {
        at += bytes_of(m_text[static_cast<std::size_t>(at)]);
        ++n;
    }
    return {n};
}

Utf16Pos OffsetMap::to_utf16(CharPos position) const
{
    std::int64_t target = std::clamp<std::int64_t>(position.value, 0, m_characters);
    if (m_ascii) {
        return {target};
    }
    if (target == m_characters) {
        return {m_utf16_units};
    }
    const Checkpoint& from = m_checkpoints[static_cast<std::size_t>(target / step)];
    std::size_t at = from.byte;
    std::int64_t units = from.utf16;
    for (std::int64_t n = target % step; n > 0; --n) {
        int bytes = bytes_of(m_text[at]);
        at += static_cast<std::size_t>(bytes);
        units += utf16_of(bytes);
    }
    return {units};
}

CharPos OffsetMap::to_char(Utf16Pos position) const
{
    std::int64_t target = std::clamp<std::int64_t>(position.value, 0, m_utf16_units);
    if (m_ascii) {
        return {target};
    }
    if (target == m_utf16_units) {
        return {m_characters};
    }
    auto after = std::upper_bound(m_checkpoints.begin(), m_checkpoints.end(), target,
                                  [](std::int64_t value, const Checkpoint& c) { return value < std::int64_t(c.utf16); });
    auto index = after - m_checkpoints.begin() - 1;
    const Checkpoint& from = m_checkpoints[static_cast<std::size_t>(index)];
    std::size_t at = from.byte;
    std::int64_t units = from.utf16;
    std::int64_t n = index * step;
    while (units + utf16_of(bytes_of(m_text[at])) <= target) {
        int bytes = bytes_of(m_text[at]);
        at += static_cast<std::size_t>(bytes);
        units += utf16_of(bytes);
        ++n;
    }
    return {n};
}

std::string_view OffsetMap::slice(CharRange range) const
{
    ByteRange bytes = to_bytes(range);
    if (bytes.empty()) {
        return {};
    }
    return m_text.substr(static_cast<std::size_t>(bytes.begin.value), static_cast<std::size_t>(bytes.length()));
}

} // namespace duiding
