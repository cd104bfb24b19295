// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/move_ranges.h"

namespace duiding::edits {

CharRange move_range(CharRange range, const TextEdit& edit, Edges edges, bool ends_paragraph)
{
    CharPos a = edit.removed.begin, b = edit.removed.end;
    bool insertion = a == b;
    CharRange moved = range;
    bool keep_begin = edges == Edges::Structure && insertion && range.begin == a;
    if (range.begin >= b && !keep_begin) {
        moved.begin = range.begin + edit.delta();
    } else if (range.begin > a) {
        moved.begin = a;
    }
    bool grow_end = edges == Edges::Structure && insertion && range.end == a && ends_paragraph && !range.empty();
    if (range.end <= a && !grow_end) {
        moved.end = range.end;
    } else if (range.end >= b) {
        moved.end = range.end + edit.delta();
    } else {
        moved.end = a + edit.inserted;
    }
    if (range.empty() && moved.end < moved.begin) {
        moved.end = moved.begin;
    }
    return moved;
}

bool is_cut(CharRange range, const TextEdit& edit)
{
    if (edit.removed.empty()) {
        return range.begin < edit.removed.begin && edit.removed.begin < range.end;
    }
    return range.overlaps(edit.removed);
}

} // namespace duiding::edits
