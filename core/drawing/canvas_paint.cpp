// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drawing/canvas_paint.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace duiding {

namespace {

constexpr double underline_width = 1.6;
constexpr double underline_distance = 3;
constexpr double underline_gap = 1;              // below the letters
constexpr int most_underlines = 3;               // more would run into the next line; the stripes show the rest

void set_colour(cairo_t* cr, const Colour& colour)
{
    cairo_set_source_rgba(cr, colour.red, colour.green, colour.blue, colour.alpha);
}

void fill_box(cairo_t* cr, const Box& box)
{
    cairo_rectangle(cr, box.x, box.y, box.width, box.height);
    cairo_fill(cr);
}

void rounded_box(cairo_t* cr, const Box& box, double radius)
{
    using std::numbers::pi;
    double r = std::min({radius, box.width / 2, box.height / 2});
    cairo_new_sub_path(cr);
    cairo_arc(cr, box.right() - r, box.y + r, r, -pi / 2, 0);
    cairo_arc(cr, box.right() - r, box.bottom() - r, r, 0, pi / 2);
    cairo_arc(cr, box.x + r, box.bottom() - r, r, pi / 2, pi);
    cairo_arc(cr, box.x + r, box.y + r, r, pi, 3 * pi / 2);
    cairo_close_path(cr);
}

void show(cairo_t* cr, PangoLayout* layout, double x, double y)
{
    cairo_move_to(cr, x, y);
    pango_cairo_show_layout(cr, layout);
}

class CanvasPainter {
public:
    CanvasPainter(cairo_t* cr, TextLayout& layout, const CodingLanes& lanes, const CanvasTheme& theme, const CanvasState& state)
        : m_cr(cr), m_layout(layout), m_lanes(lanes), m_theme(theme), m_state(state)
    {
    }

    void paint(double top, double height)
    {
        m_top = top;
        m_bottom = top + height;
        set_colour(m_cr, m_theme.surface);
        fill_box(m_cr, {0, 0, m_layout.columns().width, height});
        std::vector<CodingStripe> stripes = coding_stripes(m_layout, m_lanes, top, top + height);
        cairo_save(m_cr);
        cairo_translate(m_cr, 0, -std::round(top));
        paint_heading(top);
        std::size_t last = m_layout.paragraph_at(top + height);
        for (std::size_t i = m_layout.paragraph_at(top); i <= last; ++i) {
            paint_paragraph(m_layout.laid(i), m_layout.top_of(i));
        }
        for (const CodingStripe& stripe : stripes) {
            paint_stripe(stripe);
        }
        paint_caret();
        cairo_restore(m_cr);
    }

private:
    Colour colour_of_coding(const LaidCoding& laid) const { return code_colour(m_lanes.code(laid).colour, m_theme.kind); }
    bool is_active(const LaidCoding& laid) const { return laid.coding.id == m_state.active; }
    bool is_hover(const LaidCoding& laid) const { return laid.coding.id == m_state.hover; }

    void paint_heading(double top)
    {
        if (top > m_layout.top_of(0)) {
            return;
        }
        set_colour(m_cr, m_theme.text);
        show(m_cr, m_layout.title().layout.get(), m_layout.title().x, m_layout.title().y);
        set_colour(m_cr, m_theme.muted);
        show(m_cr, m_layout.details().layout.get(), m_layout.details().x, m_layout.details().y);
    }

    void paint_paragraph(const LaidParagraph& paragraph, double top)
    {
        cairo_save(m_cr);
        cairo_translate(m_cr, 0, top);
        paint_structure(paragraph);
        std::vector<const LaidCoding*> codings = m_lanes.overlapping(paragraph.range);
        for (const LaidCoding* laid : codings) {
            paint_tint(paragraph, *laid);
        }
        paint_matches(paragraph);
        if (m_state.selection != m_state.current_match) {                 // the match at hand has its own look
            paint_range(paragraph, m_state.selection, m_theme.selection);
        }
        for (const LaidCoding* laid : codings) {
            paint_underline(paragraph, *laid);
        }
        if (m_state.emphasis_strength > 0) {
            paint_emphasis(paragraph);
        }
        bool muted = paragraph.shape->voice == Voice::Interviewer;
        set_colour(m_cr, muted ? m_theme.muted : m_theme.text);
        for (const LaidCell& cell : paragraph.cells) {
            show_lines(cell, m_top - top, m_bottom - top);
        }
        cairo_restore(m_cr);
    }

    // Only the lines in sight: a text without line ends is one paragraph of thousands of lines.
    void show_lines(const LaidCell& cell, double from, double to)
    {
        for (const LaidLine& line : cell.lines) {
            if (line.bottom > from && line.top < to) {
                cairo_move_to(m_cr, cell.x + line.left, line.baseline);
                pango_cairo_show_layout_line(m_cr, line.line);
            }
        }
    }

    void paint_structure(const LaidParagraph& paragraph)
    {
        const CanvasColumns& columns = m_layout.columns();
        set_colour(m_cr, m_theme.hairline);
        if (paragraph.page_rule) {
            double end = paragraph.page_label->x - m_layout.fonts().px(8);
            line(columns.text_left, *paragraph.page_rule, end, *paragraph.page_rule);
        }
        if (paragraph.shape->style == ParagraphStyle::TableRow) {
            paint_row_lines(paragraph);
        }
        set_colour(m_cr, m_theme.muted);
        if (paragraph.page_label) {
            show(m_cr, paragraph.page_label->layout.get(), paragraph.page_label->x, paragraph.page_label->y);
        }
        for (const LaidText& note : paragraph.notes) {
            show(m_cr, note.layout.get(), note.x, note.y);
        }
        if (paragraph.marker) {
            show(m_cr, paragraph.marker->layout.get(), paragraph.marker->x, paragraph.marker->y);
        }
        if (paragraph.caption) {
            set_colour(m_cr, paragraph.shape->voice == Voice::Interviewer ? m_theme.muted : m_theme.accent);
            show(m_cr, paragraph.caption->layout.get(), paragraph.caption->x, paragraph.caption->y);
        }
    }

    void paint_row_lines(const LaidParagraph& paragraph)
    {
        double left = m_layout.columns().text_left + 0.5;
        double right = paragraph.table_lines.empty() ? m_layout.columns().text_right() : paragraph.table_lines.back();
        double top = std::round(paragraph.text_top) + 0.5;
        double bottom = paragraph.height + 0.5;
        line(left, top, right, top);
        line(left, top, left, bottom);
        for (double x : paragraph.table_lines) {
            line(x, top, x, bottom);
        }
        if (paragraph.last_of_table) {
            line(left, bottom, right, bottom);
        }
    }

    void line(double x1, double y1, double x2, double y2)
    {
        cairo_set_line_width(m_cr, 1);
        cairo_move_to(m_cr, x1, y1);
        cairo_line_to(m_cr, x2, y2);
        cairo_stroke(m_cr);
    }

    void paint_range(const LaidParagraph& paragraph, CharRange range, const Colour& colour)
    {
        if (range.empty() || !(range.begin <= paragraph.range.end && paragraph.range.begin < range.end)) {
            return;
        }
        set_colour(m_cr, colour);
        for (Box box : paragraph.boxes(range)) {
            box.y -= m_layout.fonts().px(1);
            box.height += m_layout.fonts().px(3);
            cairo_rectangle(m_cr, box.x, box.y, box.width, box.height);
        }
        cairo_fill(m_cr);
    }

    void paint_tint(const LaidParagraph& paragraph, const LaidCoding& laid)
    {
        double alpha = is_active(laid) ? m_theme.active_tint_alpha
                       : is_hover(laid) ? (m_theme.tint_alpha + m_theme.active_tint_alpha) / 2
                                        : m_theme.tint_alpha;
        paint_range(paragraph, laid.coding.range(), colour_of_coding(laid).with_alpha(alpha));
    }

    void paint_underline(const LaidParagraph& paragraph, const LaidCoding& laid)
    {
        if (laid.level >= most_underlines) {
            return;
        }
        double scale = m_layout.fonts().px(1);
        double thickness = scale * (is_active(laid) ? underline_width + 0.8 : underline_width);
        double below = scale * (underline_gap + laid.level * underline_distance);
        set_colour(m_cr, colour_of_coding(laid));
        for (const Box& box : paragraph.boxes(laid.coding.range())) {
            cairo_rectangle(m_cr, box.x, std::round(box.bottom() + below), box.width, thickness);
        }
        cairo_fill(m_cr);
        if (is_active(laid)) {
            paint_edges(paragraph, laid.coding.range());
        }
    }

    // Bars at both ends of the active coding: what Alt with an arrow moves.
    void paint_edges(const LaidParagraph& paragraph, CharRange range)
    {
        double scale = m_layout.fonts().px(1);
        for (CharPos edge : {range.begin, range.end}) {
            if (paragraph.range.begin <= edge && edge <= paragraph.range.end) {
                Box box = paragraph.caret(edge);
                fill_box(m_cr, {std::round(box.x) - scale, box.y - scale, 2 * scale, box.height + 4 * scale});
            }
        }
    }

    void paint_matches(const LaidParagraph& paragraph)
    {
        auto ends_before = [](const CharRange& match, CharPos at) { return match.end <= at; };
        auto it = std::lower_bound(m_state.matches.begin(), m_state.matches.end(), paragraph.range.begin, ends_before);
        for (; it != m_state.matches.end() && it->begin < paragraph.range.end; ++it) {
            bool current = *it == m_state.current_match;
            paint_range(paragraph, *it, current ? m_theme.current_match : m_theme.match);
            paint_match_frame(paragraph, *it, current);
        }
    }

    // Colour is not the only sign: a thin frame around every match, a thick one around the match at hand.
    void paint_match_frame(const LaidParagraph& paragraph, CharRange match, bool current)
    {
        double scale = m_layout.fonts().px(1);
        for (const Box& box : paragraph.boxes(match)) {
            rounded_box(m_cr, {box.x - scale, box.y - 1.5 * scale, box.width + 2 * scale, box.height + 4 * scale}, 3 * scale);
        }
        const Colour& colour = current ? m_theme.current_match : m_theme.match;
        set_colour(m_cr, colour.with_alpha(1));
        cairo_set_line_width(m_cr, (current ? 2 : 1) * scale);
        cairo_stroke(m_cr);
    }

    void paint_emphasis(const LaidParagraph& paragraph)
    {
        if (m_state.emphasis.end <= paragraph.range.begin || paragraph.range.end <= m_state.emphasis.begin) {
            return;
        }
        double scale = m_layout.fonts().px(1);
        for (const Box& box : paragraph.boxes(m_state.emphasis)) {
            rounded_box(m_cr, {box.x - 3 * scale, box.y - 2 * scale, box.width + 6 * scale, box.height + 5 * scale}, 4 * scale);
        }
        set_colour(m_cr, m_theme.accent.with_alpha(0.85 * m_state.emphasis_strength));
        cairo_set_line_width(m_cr, 1.6 * scale);
        cairo_stroke(m_cr);
    }

    void paint_stripe(const CodingStripe& stripe)
    {
        double scale = m_layout.fonts().px(1);
        Box box = stripe.stripe;
        double more = is_active(*stripe.laid) ? 1.25 * scale : is_hover(*stripe.laid) ? 0.75 * scale : 0;
        box.x -= more;
        box.width += 2 * more;
        set_colour(m_cr, colour_of_coding(*stripe.laid));
        rounded_box(m_cr, box, 1.75 * scale);
        cairo_fill(m_cr);
        if (stripe.label) {
            paint_label(*stripe.laid, *stripe.label);
        }
    }

    void paint_label(const LaidCoding& laid, const Box& box)
    {
        double scale = m_layout.fonts().px(1);
        bool active = is_active(laid);
        double text_left = box.x + 16 * scale;
        PangoLayoutPtr name = m_layout.fonts().layout(active ? FontRole::LabelActive : FontRole::Label, label_text(laid),
                                                      box.right() - text_left - 4 * scale);
        pango_layout_set_ellipsize(name.get(), PANGO_ELLIPSIZE_END);
        pango_layout_set_single_paragraph_mode(name.get(), TRUE);
        int width = 0;
        int height = 0;
        pango_layout_get_size(name.get(), &width, &height);
        double middle = box.y + box.height / 2;
        if (active || is_hover(laid)) {
            set_colour(m_cr, colour_of_coding(laid).with_alpha(active ? 0.24 : 0.14));
            rounded_box(m_cr, {box.x, box.y - scale / 2, text_left - box.x + from_pango(width) + 7 * scale, box.height + scale}, 5 * scale);
            cairo_fill(m_cr);
        }
        set_colour(m_cr, colour_of_coding(laid));
        cairo_arc(m_cr, box.x + 7 * scale, middle, 3 * scale, 0, 2 * std::numbers::pi);
        cairo_fill(m_cr);
        set_colour(m_cr, m_theme.text);
        show(m_cr, name.get(), text_left, middle - from_pango(height) / 2);
    }

    // The sign stands before the name, where a long name cannot push it out of sight.
    std::string label_text(const LaidCoding& laid) const
    {
        const std::string& name = m_lanes.code(laid).name;
        std::string sign = glyph(laid.coding.direction);
        return sign.empty() ? name : sign + " " + name;
    }

    void paint_caret()
    {
        if (m_state.caret_look == CaretLook::Hidden) {
            return;
        }
        std::size_t paragraph = m_layout.document().paragraph_index(m_state.caret);
        if (paragraph < m_layout.paragraph_at(m_top) || paragraph > m_layout.paragraph_at(m_bottom)) {
            return;
        }
        Box box = m_layout.caret(m_state.caret);
        double scale = m_layout.fonts().px(1);
        set_colour(m_cr, m_theme.accent);
        fill_box(m_cr, {std::round(box.x) - 0.5 * scale, box.y - scale, 1.6 * scale, box.height + 3 * scale});
    }

    cairo_t* m_cr;
    TextLayout& m_layout;
    const CodingLanes& m_lanes;
    const CanvasTheme& m_theme;
    const CanvasState& m_state;
    double m_top = 0;
    double m_bottom = 0;
};

} // namespace

void paint_canvas(cairo_t* cr, TextLayout& layout, const CodingLanes& lanes, const CanvasTheme& theme, const CanvasState& state,
                  double top, double height)
{
    CanvasPainter(cr, layout, lanes, theme, state).paint(top, height);
}

} // namespace duiding
