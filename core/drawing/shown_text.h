// SPDX-License-Identifier: GPL-3.0-or-later
// The part of a paragraph that is drawn: the stored text without its labels and time marks (and without the blanks that
// would be doubled where one is cut out), with the map between positions in the document and bytes of what is drawn.
// At a seam one drawn byte stands for two positions; to_position gives the one after the cut, where reading goes on.
#pragma once

#include "core/model/document.h"

#include <string>
#include <vector>

namespace duiding {

class ShownText {
public:
    ShownText() = default;
    // `range` lies inside one paragraph. The document must outlive this.
    ShownText(const DocumentText& document, CharRange range);

    const std::string& text() const { return m_text; }
    CharRange range() const { return m_range; }
    const OffsetMap& map() const { return *m_map; }
    int to_byte(CharPos position) const;         // clamped; a position that is not drawn goes to the seam
    CharPos to_position(int byte) const;         // clamped
    bool is_shown(CharPos position) const;

private:
    struct Piece {
        BytePos begin;                           // in the document
        BytePos end;
        int shown;                               // where it starts in m_text
    };
    void add_piece(ByteRange bytes);

    const OffsetMap* m_map = nullptr;
    CharRange m_range;
    std::string m_text;
    std::vector<Piece> m_pieces;                 // in order
};

} // namespace duiding
