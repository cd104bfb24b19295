// SPDX-License-Identifier: GPL-3.0-or-later
// Documents and fonts for the drawing tests: an invented interview, difficult lines of writing, and a Pango context with
// its own font map, so that nothing here needs a display.
#pragma once

#include "core/drawing/canvas_paint.h"

#include <string>
#include <string_view>
#include <vector>

namespace duiding::test {

CanvasFonts test_fonts(double zoom = 1.0);

DocumentTextPtr plain_document(std::string text);
// A document with turns: each line "R1: words" becomes a turn with a label; speaker "I" is the interviewer.
DocumentTextPtr interview(std::string text);

std::unique_ptr<TextLayout> layout_of(DocumentTextPtr document, double width = 900);

// One line each: ligatures, combining marks, emoji sequences, flags, mixed directions, Devanagari, Hangul.
const std::vector<std::string>& difficult_lines();

std::shared_ptr<const Codebook> three_codes();
Coding coding(std::int64_t id, std::int64_t code, CharRange range, Direction direction = Direction::None);

// A picture of the view from the document's `top`, read back pixel by pixel.
class Picture {
public:
    Picture(TextLayout& layout, const CodingLanes& lanes, const CanvasTheme& theme, const CanvasState& state, int width,
            int height, double top = 0, double scale = 1);
    Colour at(int x, int y) const;
    void save(const std::string& path) const;

private:
    SurfacePtr m_surface;
};

} // namespace duiding::test
