// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/drawing/drawing_samples.h"

#include "core/drawing/caret_motion.h"
#include "core/text/segments.h"
#include "tests/support/unicode_generators.h"

#include <algorithm>
#include <cmath>

using namespace duiding;
using namespace duiding::test;

TEST_CASE("in any text a click lands between two graphemes", "[property]")
{
    check_property([] {
        auto layout = layout_of(plain_document(*stored_text()), 420);
        const OffsetMap& map = layout->document().map();
        double bottom = layout->height();
        for (double y = 0; y < bottom; y += 37) {
            for (double x = 0; x < 420; x += 23) {
                CharPos position = layout->hit(x, y);
                RC_ASSERT(position >= CharPos{0} && position.value <= map.characters());
                RC_ASSERT(is_grapheme_boundary(map, position));
            }
        }
    }, 60);
}

TEST_CASE("in any text from left to right the boxes of the graphemes lie side by side and fill their lines", "[property]")
{
    check_property([] {
        auto layout = layout_of(plain_document(*stored_text()), 420);
        const DocumentText& document = layout->document();
        for (std::size_t i = 0; i < document.paragraphs().size(); ++i) {
            const LaidParagraph& paragraph = layout->laid(i);
            const LaidCell& cell = paragraph.cells.front();
            if (!std::all_of(cell.lines.begin(), cell.lines.end(), [](const LaidLine& line) { return line.left_to_right; })) {
                continue;
            }
            double parts = 0;
            for (CharPos at = paragraph.range.begin; at < paragraph.range.end; at = next_grapheme(document.map(), at)) {
                for (const Box& box : paragraph.boxes({at, next_grapheme(document.map(), at)})) {
                    parts += box.width;
                }
            }
            double whole = 0;
            for (const Box& box : paragraph.boxes(paragraph.range)) {
                whole += box.width;
            }
            RC_ASSERT(std::abs(parts - whole) < 0.5);
        }
    }, 60);
}

TEST_CASE("in any paragraph that begins on the left, the right arrow leads to its end and on", "[property]")
{
    check_property([] {
        auto layout = layout_of(plain_document(*stored_text()), 420);
        const DocumentText& document = layout->document();
        for (std::size_t i = 0; i < document.paragraphs().size(); ++i) {
            const LaidLine& first = layout->laid(i).cells.front().lines.front();
            bool from_right = pango_layout_line_get_resolved_direction(first.line) == PANGO_DIRECTION_RTL;
            if (from_right || layout->shape().paragraphs[i].blank) {
                continue;
            }
            CharPos at = document.paragraphs()[i].begin;
            std::int64_t left = 2 * document.paragraphs()[i].length() + 4;      // a place between two directions may be met twice
            CharPos before{-1};
            while (document.paragraph_index(at) == i && at != before && left-- > 0) {
                before = at;
                at = moved_caret(*layout, at, CaretMotion::Right, 0);
                RC_ASSERT(is_grapheme_boundary(document.map(), at));
            }
            RC_ASSERT(left > 0);
            RC_ASSERT(document.paragraph_index(at) > i || before == at);
        }
    }, 60);
}
