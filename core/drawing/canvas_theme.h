// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of the coding view, light and dark. One value for all that is painted, so that a theme switch is one
// assignment and one repaint; layouts hold no colours.
#pragma once

#include "core/drawing/colour.h"

namespace duiding {

struct CanvasTheme {
    ThemeKind kind = ThemeKind::Light;
    Colour surface;                  // behind the text
    Colour text;
    Colour muted;                    // interviewer, times, metadata, page labels
    Colour hairline;
    Colour accent;                   // participants' names, caret, emphasis
    Colour selection;                // over the tints, under the letters
    Colour match;                    // a find match
    Colour current_match;
    double tint_alpha = 0.20;        // of a coding's own colour
    double active_tint_alpha = 0.42;
};

const CanvasTheme& canvas_theme(ThemeKind kind);

} // namespace duiding
