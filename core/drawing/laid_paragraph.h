// SPDX-License-Identifier: GPL-3.0-or-later
// One paragraph, wrapped: its visual lines, where each character stands, and what is drawn around it (caption, list marker,
// page rule, times). A table row has one cell per column, any other paragraph one cell, or several below each other when it
// is longer than Pango can wrap (a text without line ends). All coordinates are pixels: x from
// the view's left edge, y from the paragraph's top (which includes the space above it). All character geometry comes from
// Pango, per visual line, so ligatures, combining marks, emoji and right-to-left runs are exact. Use in one thread.
#pragma once

#include "core/drawing/canvas_columns.h"
#include "core/drawing/document_shape.h"
#include "core/drawing/shown_text.h"

#include <optional>
#include <vector>

namespace duiding {

struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    double right() const { return x + width; }
    double bottom() const { return y + height; }
    bool contains(double px, double py) const { return px >= x && px < right() && py >= y && py < bottom(); }
    bool operator==(const Box&) const = default;
};

struct LaidLine {
    PangoLayoutLine* line;            // owned by the layout
    int begin;                        // bytes of the shown text
    int end;
    double left;                      // of the line's own zero
    double top;                       // of the letters, without the extra line spacing
    double bottom;
    double baseline;
    bool left_to_right;               // all of it
};

struct LaidCell {
    ShownText shown;
    PangoLayoutPtr layout;
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    bool continues = false;           // the next cell goes on where this one ends, below it
    std::vector<LaidLine> lines;      // top to bottom; their y is from the paragraph's top

    std::vector<Box> boxes(CharRange range) const;          // one or more a line, left to right
    Box caret(CharPos position) const;                      // width 0
    // The nearest place between two graphemes; beyond a line's end its last place.
    CharPos hit(double px, double py) const;
    std::size_t line_of(int byte) const;
    bool is_wrapped(std::size_t line) const;                // the text goes on in the next line without a break

private:
    void add_boxes(const LaidLine& line, int from, int to, std::vector<Box>& boxes) const;
    CharPos nearest_boundary(CharPos position, double px) const;
};

struct LaidText {                     // something drawn that is not document text
    PangoLayoutPtr layout;
    double x;
    double y;
};

struct LaidParagraph {
    std::size_t index = 0;
    CharRange range;
    const ParagraphShape* shape = nullptr;
    double height = 0;
    double text_top = 0;              // below space, page rule and caption
    std::optional<double> page_rule;  // y
    std::optional<LaidText> page_label;
    std::optional<LaidText> caption;
    std::optional<LaidText> marker;
    std::vector<LaidText> notes;
    std::vector<LaidCell> cells;
    std::vector<double> table_lines;  // x of the hairlines between columns
    bool last_of_table = false;

    std::vector<Box> boxes(CharRange range) const;
    Box caret(CharPos position) const;
    CharPos hit(double px, double py) const;
    const LaidCell* cell_of(CharPos position) const;        // the one that holds it, or the last before it; null when none
};

class ParagraphMaker {
public:
    ParagraphMaker(const DocumentText& document, const DocumentShape& shape, const CanvasFonts& fonts,
                   const CanvasColumns& columns);

    LaidParagraph make(std::size_t index) const;
    // Close to the real height (within 1.3 % over a document), without laying out.
    double estimate(std::size_t index) const;

private:
    double space_above(std::size_t index) const;
    bool after_table(std::size_t index) const;
    double indent(const ParagraphShape& shape) const;
    void add_head(LaidParagraph& paragraph) const;
    void add_text(LaidParagraph& paragraph) const;
    CharRange next_piece(CharRange rest) const;
    void add_row(LaidParagraph& paragraph) const;
    void add_notes(LaidParagraph& paragraph) const;
    LaidCell make_cell(const LaidParagraph& paragraph, CharRange range, double x, double y, double width) const;
    AttrListPtr attributes(std::size_t index, const ShownText& shown) const;
    FontRole role(const ParagraphShape& shape) const;

    const DocumentText& m_document;
    const DocumentShape& m_shape;
    const CanvasFonts& m_fonts;
    const CanvasColumns& m_columns;
    double m_character_width;                               // mean, of this document's own letters
    std::vector<std::vector<double>> m_table_columns;       // widths, per table
};

} // namespace duiding
