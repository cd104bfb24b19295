// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drawing/laid_paragraph.h"

#include "core/text/segments.h"

#include <algorithm>
#include <cmath>

namespace duiding {

std::size_t LaidCell::line_of(int byte) const
{
    std::size_t found = 0;
    for (std::size_t i = 0; i < lines.size() && lines[i].begin <= byte; ++i) {
        found = i;
    }
    return found;
}

bool LaidCell::is_wrapped(std::size_t line) const
{
    return line + 1 < lines.size() ? lines[line + 1].begin == lines[line].end : continues;
}

std::vector<Box> LaidCell::boxes(CharRange range) const
{
    std::vector<Box> result;
    int begin = shown.to_byte(range.begin);
    int end = shown.to_byte(range.end);
    for (const LaidLine& line : lines) {
        int from = std::max(begin, line.begin);
        int to = std::min(end, line.end);
        if (from >= to) {
            continue;
        }
        add_boxes(line, from, to, result);
    }
    return result;
}

// From the start of the first character to the start of the one after the last. Only where a line turns around does Pango
// have to tell the parts; its own ranges end too early at a cluster whose letters are in no font.
void LaidCell::add_boxes(const LaidLine& line, int from, int to, std::vector<Box>& boxes) const
{
    auto add = [&](int left, int right) {
        if (right > left) {
            boxes.push_back({x + from_pango(left), line.top, from_pango(right - left), line.bottom - line.top});
        }
    };
    if (line.left_to_right) {
        int left = 0;
        int right = 0;
        pango_layout_line_index_to_x(line.line, from, FALSE, &left);
        pango_layout_line_index_to_x(line.line, to, FALSE, &right);
        int offset = to_pango(line.left);
        add(offset + left, offset + right);
        return;
    }
    int* ranges = nullptr;
    int count = 0;
    pango_layout_line_get_x_ranges(line.line, from, to, &ranges, &count);
    for (int i = 0; i < count; ++i) {
        add(ranges[2 * i], ranges[2 * i + 1]);
    }
    g_free(ranges);
}

Box LaidCell::caret(CharPos position) const
{
    int byte = shown.to_byte(position);
    const LaidLine& line = lines[line_of(byte)];
    PangoRectangle strong;
    pango_layout_get_cursor_pos(layout.get(), byte, &strong, nullptr);
    return {x + from_pango(strong.x), line.top, 0, line.bottom - line.top};
}

// Pango puts its places between graphemes too, but knows no Indic conjuncts; ours decide.
CharPos LaidCell::nearest_boundary(CharPos position, double px) const
{
    if (is_grapheme_boundary(shown.map(), position)) {
        return position;
    }
    CharPos before = previous_grapheme(shown.map(), position);
    CharPos after = next_grapheme(shown.map(), position);
    return std::abs(caret(before).x - px) <= std::abs(caret(after).x - px) ? before : after;
}

CharPos LaidCell::hit(double px, double py) const
{
    std::size_t number = 0;
    while (number + 1 < lines.size() && py >= (lines[number].bottom + lines[number + 1].top) / 2) {
        ++number;
    }
    const LaidLine& line = lines[number];
    int byte = 0;
    int trailing = 0;
    pango_layout_line_x_to_index(line.line, to_pango(px - x - line.left), &byte, &trailing);
    const char* text = pango_layout_get_text(layout.get());
    const char* place = text + byte;
    for (int i = 0; i < trailing; ++i) {
        place = g_utf8_next_char(place);
    }
    // Right of a wrapped line lies its last place, not the first one of the next line.
    if (is_wrapped(number) && place - text >= line.end && trailing > 0) {
        return nearest_boundary(shown.to_position(byte), px);
    }
    return nearest_boundary(shown.to_position(static_cast<int>(place - text)), px);
}

std::vector<Box> LaidParagraph::boxes(CharRange wanted) const
{
    std::vector<Box> result;
    for (const LaidCell& cell : cells) {
        if (wanted.begin < cell.shown.range().end && cell.shown.range().begin < wanted.end) {
            std::vector<Box> more = cell.boxes(wanted.intersection(cell.shown.range()));
            result.insert(result.end(), more.begin(), more.end());
        }
    }
    return result;
}

const LaidCell* LaidParagraph::cell_of(CharPos position) const
{
    const LaidCell* found = cells.empty() ? nullptr : &cells.front();
    for (const LaidCell& cell : cells) {
        if (cell.shown.range().begin <= position) {
            found = &cell;
        }
    }
    return found;
}

Box LaidParagraph::caret(CharPos position) const
{
    return cell_of(position)->caret(position);
}

CharPos LaidParagraph::hit(double px, double py) const
{
    const LaidCell* nearest = &cells.front();
    std::pair<double, double> distance{1e9, 1e9};
    for (const LaidCell& cell : cells) {
        std::pair<double, double> away{std::max({cell.x - px, px - (cell.x + cell.width), 0.0}),
                                       std::max({cell.y - py, py - (cell.y + cell.height), 0.0})};
        if (away < distance) {
            distance = away;
            nearest = &cell;
        }
    }
    return nearest->hit(px, py);
}

} // namespace duiding
