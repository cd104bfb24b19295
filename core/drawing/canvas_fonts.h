// SPDX-License-Identifier: GPL-3.0-or-later
// The letters and the sizes of the coding view at one zoom: which font for what, and all distances in pixels. Bound to a
// Pango context (the window's, or one with its own font map in tests and worker threads); use it in that one thread.
#pragma once

#include "core/drawing/pango_handles.h"

#include <string>
#include <string_view>

namespace duiding {

enum class FontRole { Reading, Caption, Small, Title, Heading1, Heading2, Heading3, Label, LabelActive };

class CanvasFonts {
public:
    // Takes its own reference to the context. Zoom 1.0 is 100 %.
    CanvasFonts(PangoContext* context, double zoom, std::string family = "Inter");

    double zoom() const { return m_zoom; }
    PangoContext* context() const { return m_context.get(); }
    // A distance of the design, drawn for 100 % on a screen of 96 dots per inch, in pixels here.
    double px(double design) const { return design * m_pixel; }

    double ascent() const { return m_ascent; }                    // of the reading font
    double descent() const { return m_descent; }
    double line_height() const { return m_line_height; }          // of reading text, with its spacing
    double character_width() const { return m_character_width; }  // mean over ordinary Dutch text

    // A layout of one text in one role. Width in pixels, or negative for one endless line.
    PangoLayoutPtr layout(FontRole role, std::string_view text, double width = -1) const;

private:
    PangoContextPtr m_context;
    double m_zoom;
    double m_pixel;
    FontDescriptionPtr m_fonts[9];
    double m_ascent = 0;
    double m_descent = 0;
    double m_line_height = 0;
    double m_character_width = 0;
};

// Reading text stands open: 1.32 times the font's own line height.
inline constexpr float reading_line_spacing = 1.32f;

} // namespace duiding
