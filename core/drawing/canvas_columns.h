// SPDX-License-Identifier: GPL-3.0-or-later
// Where things stand from left to right in the coding view, in pixels from its left edge: the column of times, the text
// (at most 690 px at 100 %), the stripes, the names of the codes. Recomputed when the window or the zoom changes.
#pragma once

#include "core/drawing/canvas_fonts.h"

namespace duiding {

struct CanvasColumns {
    double width = 0;                 // of the whole view
    double notes_left = 0;            // times and page numbers
    double text_left = 0;
    double text_width = 0;
    double stripes_left = 0;
    double lane_width = 0;
    int lanes = 0;                    // lanes there is room for; the last one takes the rest
    double labels_left = 0;
    double label_width = 0;           // 0: no room for names, only stripes

    double text_right() const { return text_left + text_width; }
};

enum class NotesColumn { Shown, Absent };

// `lanes` is how many the document's codings need.
CanvasColumns canvas_columns(const CanvasFonts& fonts, double width, NotesColumn notes, int lanes);

} // namespace duiding
