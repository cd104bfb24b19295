// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a coding view: the text with its captions, times and page rules; every coding as a tint, an underline and a stripe
// with its name and direction sign; the selection on top of the tints and under the letters; find matches; the caret.
// No window system: the window passes its cairo context, tests and exports a picture's.
#pragma once

#include "core/drawing/canvas_theme.h"
#include "core/drawing/coding_lanes.h"
#include "core/drawing/text_layout.h"

#include <optional>
#include <string>
#include <vector>

namespace duiding {

enum class CaretLook { Hidden, Shown };

// What changes while one works, beside text and codings.
struct CanvasState {
    CharRange selection;
    CharPos caret;
    CaretLook caret_look = CaretLook::Hidden;
    CodingId active;                      // the coding that keys act on
    CodingId hover;
    std::vector<CharRange> matches;       // of find, sorted
    CharRange current_match;              // empty: none
    CharRange emphasis;                   // where a jump landed
    double emphasis_strength = 0;         // 1 … 0 while it fades
};

// What is drawn beside the text for one coding, in coordinates of the document.
struct CodingStripe {
    const LaidCoding* laid = nullptr;
    Box stripe;
    std::optional<Box> label;             // absent when there is no room for a name
};

// Stripes and labels between two heights of the document. Labels keep 17 px apart and never overlap.
std::vector<CodingStripe> coding_stripes(TextLayout& layout, const CodingLanes& lanes, double top, double bottom);

// The coding whose stripe or label is at a place, or null.
const LaidCoding* stripe_at(const std::vector<CodingStripe>& stripes, double x, double y);

// Paints the part of the document from `top` on, `height` pixels of it, with its top left corner at cairo's origin. `top`
// comes from TextLayout::settle for this height, in the same breath.
void paint_canvas(cairo_t* cr, TextLayout& layout, const CodingLanes& lanes, const CanvasTheme& theme, const CanvasState& state,
                  double top, double height);

} // namespace duiding
