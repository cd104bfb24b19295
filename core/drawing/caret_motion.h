// SPDX-License-Identifier: GPL-3.0-or-later
// Where the caret goes by keyboard. It moves over what is drawn: from grapheme to grapheme, over labels and time marks, from
// paragraph to paragraph and cell to cell. Left and right are those of the screen, also in text written from right to left;
// by words they follow the paragraph's own direction.
#pragma once

#include "core/drawing/text_layout.h"

namespace duiding {

enum class CaretMotion {
    Left, Right,                     // one grapheme, as the eye sees it
    WordLeft, WordRight,
    LineUp, LineDown, LineBegin, LineEnd,
    ParagraphUp, ParagraphDown,
    DocumentBegin, DocumentEnd,
};

// `wanted_x` is where up and down try to stay, in pixels; the caller keeps it between two such motions.
CharPos moved_caret(TextLayout& layout, CharPos from, CaretMotion motion, double wanted_x);

// The nearest place where the caret may stand: between graphemes, not in a label.
CharPos caret_place(TextLayout& layout, CharPos position);

} // namespace duiding
