// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drawing/shown_text.h"

#include <algorithm>

namespace duiding {

ShownText::ShownText(const DocumentText& document, CharRange range) : m_map(&document.map()), m_range(range)
{
    const auto& hidden = document.non_content();
    auto next = std::lower_bound(hidden.begin(), hidden.end(), range.begin,
                                 [](const CharRange& span, CharPos at) { return span.end <= at; });
    CharPos at = range.begin;
    for (; next != hidden.end() && next->begin < range.end; ++next) {
        if (at < next->begin) {
            add_piece(m_map->to_bytes({at, next->begin}));
        }
        at = std::min(next->end, range.end);
    }
    if (at < range.end) {
        add_piece(m_map->to_bytes({at, range.end}));
    }
}

void ShownText::add_piece(ByteRange bytes)
{
    std::string_view text = m_map->text();
    bool after_blank = m_text.empty() || m_text.back() == ' ';
    bool after_cut = bytes.begin != m_map->to_byte(m_range.begin);
    while (after_cut && after_blank && bytes.begin < bytes.end && text[static_cast<std::size_t>(bytes.begin.value)] == ' ') {
        ++bytes.begin;
    }
    if (bytes.empty()) {
        return;
    }
    m_pieces.push_back({bytes.begin, bytes.end, static_cast<int>(m_text.size())});
    m_text.append(text.substr(static_cast<std::size_t>(bytes.begin.value), static_cast<std::size_t>(bytes.length())));
}

int ShownText::to_byte(CharPos position) const
{
    BytePos byte = m_map->to_byte(std::clamp(position, m_range.begin, m_range.end));
    for (const Piece& piece : m_pieces) {
        if (byte < piece.begin) {
            return piece.shown;
        }
        if (byte < piece.end) {
            return piece.shown + static_cast<int>(byte - piece.begin);
        }
    }
    return static_cast<int>(m_text.size());
}

CharPos ShownText::to_position(int byte) const
{
    if (m_pieces.empty()) {
        return m_range.end;
    }
    auto after = std::upper_bound(m_pieces.begin(), m_pieces.end(), byte,
                                  [](int value, const Piece& piece) { return value < piece.shown; });
    const Piece& piece = after == m_pieces.begin() ? *after : *(after - 1);
    std::int64_t inside = std::clamp<std::int64_t>(byte - piece.shown, 0, piece.end - piece.begin);
    return m_map->to_char(piece.begin + inside);
}

bool ShownText::is_shown(CharPos position) const
{
    if (!m_map) {
        return false;
    }
    BytePos byte = m_map->to_byte(position);
    return std::any_of(m_pieces.begin(), m_pieces.end(),
                       [byte](const Piece& piece) { return piece.begin <= byte && byte < piece.end; });
}

} // namespace duiding
