// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/page_overlay.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <string>

namespace duiding {

namespace {

struct Ink {
    double red, green, blue;
};

constexpr Ink order_ink{0.05, 0.36, 0.55};
constexpr Ink left_out_ink{0.36, 0.40, 0.45};
constexpr Ink mark_ink{0.85, 0.45, 0.05};

constexpr double badge_size = 15;                // pixels
constexpr double largest_line_number = 9;
constexpr double smallest_line_number = 6.5;
constexpr double smallest_line = 7;              // a line lower than this on the screen has no room for its number

void use(cairo_t* cr, const Ink& ink, double alpha = 1)
{
    cairo_set_source_rgba(cr, ink.red, ink.green, ink.blue, alpha);
}

void box_path(cairo_t* cr, const pdf::Box& box, double margin)
{
    cairo_rectangle(cr, box.left - margin, box.top - margin, box.width() + 2 * margin, box.height() + 2 * margin);
}

enum class Anchor { Right, Middle };

void number_at(cairo_t* cr, std::size_t number, double x, double y, double size, Anchor anchor)
{
    std::unique_ptr<PangoLayout, decltype(&g_object_unref)> text(pango_cairo_create_layout(cr), g_object_unref);
    std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> font(pango_font_description_from_string("Inter, Sans Semi-Bold"),
                                                                                      pango_font_description_free);
    pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
    pango_layout_set_font_description(text.get(), font.get());
    pango_layout_set_text(text.get(), std::to_string(number).c_str(), -1);
    PangoRectangle extents;
    pango_layout_get_extents(text.get(), nullptr, &extents);
    double width = extents.width / double{PANGO_SCALE};
    double height = extents.height / double{PANGO_SCALE};
    cairo_move_to(cr, x - (anchor == Anchor::Right ? width : width / 2), y - height / 2);
    pango_cairo_show_layout(cr, text.get());
}

void paint_left_out(cairo_t* cr, const pdf::Box& box, double pixel)
{
    cairo_save(cr);
    box_path(cr, box, 2 * pixel);
    cairo_clip(cr);
    use(cr, left_out_ink, 0.8);
    cairo_set_line_width(cr, pixel);
    double height = box.height() + 4 * pixel;
    for (double x = box.left - height; x < box.right + height; x += 6 * pixel) {
        cairo_move_to(cr, x, box.bottom + 2 * pixel);
        cairo_line_to(cr, x + height, box.bottom + 2 * pixel - height);
    }
    cairo_stroke(cr);
    cairo_restore(cr);
    double dashes[] = {3 * pixel, 2 * pixel};
    cairo_set_dash(cr, dashes, 2, 0);
    box_path(cr, box, 2 * pixel);
    use(cr, left_out_ink);
    cairo_set_line_width(cr, pixel);
    cairo_stroke(cr);
    cairo_set_dash(cr, nullptr, 0, 0);
}

struct Spot {
    double x, y;
};

Spot badge_of(const ReadingBlock& block, double pixel)
{
    return {block.box.left - 4 * pixel, block.box.top - 4 * pixel};
}

// From the end of a block to the number of the next.
void paint_arrow(cairo_t* cr, const ReadingBlock& from, const ReadingBlock& to, double pixel)
{
    Spot begin{std::min(from.box.left + 14 * pixel, from.box.right), from.box.bottom + 2 * pixel};
    Spot badge = badge_of(to, pixel);
    double angle = std::atan2(badge.y - begin.y, badge.x - begin.x);
    double radius = (badge_size / 2 + 1) * pixel;
    Spot end{badge.x - radius * std::cos(angle), badge.y - radius * std::sin(angle)};
    if (std::hypot(badge.x - begin.x, badge.y - begin.y) < 2 * radius) {
        return;                                  // the numbers stand next to each other: there is nothing to point out
    }
    use(cr, order_ink, 0.75);
    cairo_set_line_width(cr, 1.5 * pixel);
    cairo_move_to(cr, begin.x, begin.y);
    cairo_line_to(cr, end.x, end.y);
    cairo_stroke(cr);
    double head = 7 * pixel;
    cairo_move_to(cr, end.x, end.y);
    cairo_line_to(cr, end.x - head * std::cos(angle - 0.45), end.y - head * std::sin(angle - 0.45));
    cairo_line_to(cr, end.x - head * std::cos(angle + 0.45), end.y - head * std::sin(angle + 0.45));
    cairo_close_path(cr);
    cairo_fill(cr);
}

void paint_badge(cairo_t* cr, const ReadingBlock& block, std::size_t number, double pixel)
{
    Spot spot = badge_of(block, pixel);
    cairo_new_path(cr);
    cairo_arc(cr, spot.x, spot.y, badge_size / 2 * pixel, 0, 2 * std::numbers::pi);
    use(cr, order_ink);
    cairo_fill_preserve(cr);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_set_line_width(cr, pixel);
    cairo_stroke(cr);
    number_at(cr, number, spot.x, spot.y, (number < 100 ? 10 : 8) * pixel, Anchor::Middle);
}

// In one row beside the block, whatever its lines are set in by.
void paint_line_numbers(cairo_t* cr, const PageLayout& page, const ReadingBlock& block, double pixel)
{
    for (std::size_t i = block.first; i < std::min(block.last, page.lines.size()); ++i) {
        const pdf::Box& box = page.lines[i].box;
        if (box.height() >= smallest_line * pixel) {
            double size = std::clamp(0.6 * box.height() / pixel, smallest_line_number, largest_line_number);
            number_at(cr, i + 1, block.box.left - 3 * pixel, (box.top + box.bottom) / 2, size * pixel, Anchor::Right);
        }
    }
}

} // namespace

void paint_line_mark(cairo_t* cr, const pdf::Box& line, LineNumbers numbers, double pixel)
{
    box_path(cr, line, 2 * pixel);
    use(cr, mark_ink, 0.20);
    cairo_fill_preserve(cr);
    use(cr, mark_ink);
    cairo_set_line_width(cr, 1.5 * pixel);
    cairo_stroke(cr);
    double middle = (line.top + line.bottom) / 2;
    double tip = line.left - (numbers == LineNumbers::Shown ? 18 : 5) * pixel;
    cairo_move_to(cr, tip, middle);
    cairo_line_to(cr, tip - 8 * pixel, middle - 5 * pixel);
    cairo_line_to(cr, tip - 8 * pixel, middle + 5 * pixel);
    cairo_close_path(cr);
    cairo_fill(cr);
}

void paint_reading_order(cairo_t* cr, const PageLayout& page, const std::vector<ReadingBlock>& blocks, double pixel)
{
    for (const pdf::Box& box : page.left_out) {
        paint_left_out(cr, box, pixel);
    }
    for (const ReadingBlock& block : blocks) {
        box_path(cr, block.box, 2 * pixel);
        use(cr, order_ink, 0.06);
        cairo_fill_preserve(cr);
        use(cr, order_ink, 0.9);
        cairo_set_line_width(cr, pixel);
        cairo_stroke(cr);
    }
    use(cr, order_ink);
    for (const ReadingBlock& block : blocks) {
        paint_line_numbers(cr, page, block, pixel);
    }
    for (std::size_t i = 1; i < blocks.size(); ++i) {
        paint_arrow(cr, blocks[i - 1], blocks[i], pixel);
    }
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        paint_badge(cr, blocks[i], i + 1, pixel);
    }
}

} // namespace duiding
