// SPDX-License-Identifier: GPL-3.0-or-later
// How a range moves when the text around it is corrected (decisions.md 8): the one function for codings and marks. Pure.
//
//   the edit replaces [a, b) by n code points; a coding [s, e)
//   outside                      keeps its text: before a it stays, from b on it shifts
//   an insertion at s or at e    lies outside
//   cut or around                its text is the old text with the edit applied
//   all of it deleted            becomes empty
#pragma once

#include "core/text/offsets.h"

namespace duiding::edits {

struct TextEdit {
    CharRange removed;
    std::int64_t inserted = 0;        // code points

    std::int64_t delta() const { return inserted - removed.length(); }
};

// What a range does with text inserted exactly at its edge.
enum class Edges {
    Outside,          // codings, labels, bold: the insertion is not part of it
    Structure,        // turns, headings, pages: an insertion at the begin, or at the end of its last paragraph, belongs to it;
                      // a page without text (a picture) stays without
};

CharRange move_range(CharRange range, const TextEdit& edit, Edges edges = Edges::Outside, bool ends_paragraph = false);
// True when the edit changed the text of the range.
bool is_cut(CharRange range, const TextEdit& edit);

} // namespace duiding::edits
