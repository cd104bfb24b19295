// SPDX-License-Identifier: GPL-3.0-or-later
// A whole document laid out for reading and coding. Only what is looked at is wrapped; the other paragraphs have estimated
// heights, refined in idle slices. So a position of the view is kept as an anchor (paragraph, pixels below its top), which
// stays put while heights above it become exact. Coordinates: x from the view's left edge, y from the top of the document.
//
// Life cycle: made for one document in one Pango context; set_width, set_fonts and set_lanes lay it out anew. One thread
// (the window's); any other thread may have its own TextLayout with its own font map, and gets the same heights.
#pragma once

#include "core/drawing/laid_paragraph.h"
#include "core/model/snapshot.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace duiding {

struct DocumentHeading {
    std::string title;
    std::string details;             // one line: kind, date, length … as the window words it
};

struct ScrollAnchor {
    std::size_t paragraph = 0;
    double offset = 0;               // pixels from the paragraph's top down to the view's top; negative in the heading
};

class TextLayout {
public:
    TextLayout(DocumentTextPtr document, DocumentHeading heading, CanvasFonts fonts, double width);
    TextLayout(const TextLayout&) = delete;
    TextLayout& operator=(const TextLayout&) = delete;

    void set_width(double width);
    void set_fonts(CanvasFonts fonts);              // another zoom, screen or theme of the desktop
    void set_lanes(int lanes);                      // stripes the codings need
    void set_heading(DocumentHeading heading);

    const DocumentText& document() const { return *m_document; }
    const DocumentTextPtr& document_ptr() const { return m_document; }
    const DocumentShape& shape() const { return m_shape; }
    const CanvasFonts& fonts() const { return m_fonts; }
    const CanvasColumns& columns() const { return m_columns; }

    double height() const;
    double top_of(std::size_t paragraph) const;
    std::size_t paragraph_at(double y) const;       // nearest
    const LaidText& title() const { return m_title; }
    const LaidText& details() const { return m_details; }

    // Wraps the paragraph if needed; keeps the most recent few hundred. The reference stays valid until the next call of
    // trim() or of a setter.
    const LaidParagraph& laid(std::size_t paragraph);
    void trim();                                    // forgets what was not used lately; call between frames

    // Makes more heights exact for at most `budget`. True while there is more to do.
    bool refine(std::chrono::microseconds budget);
    bool is_exact() const { return m_inexact == 0; }

    CharPos hit(double x, double y);
    Box caret(CharPos position);
    std::vector<Box> boxes(CharRange range);        // one or more per visual line, top to bottom
    Box bounds(CharRange range);                    // around all of them; the caret's box for an empty range

    ScrollAnchor anchor_at(double y) const;
    double y_of(const ScrollAnchor& anchor) const;
    // Wraps all that a view of this height at the anchor shows, and a little above it, so that painting from the height
    // returned moves nothing. Keeps inside the document.
    double settle(const ScrollAnchor& anchor, double view_height);

private:
    struct Slot {
        std::unique_ptr<LaidParagraph> laid;
        double height = 0;
        unsigned used = 0;
        bool exact = false;
    };
    void start_again();
    void make_heading();
    void set_height(std::size_t paragraph, double height);
    void update_tops() const;

    DocumentTextPtr m_document;
    DocumentHeading m_heading;
    DocumentShape m_shape;
    CanvasFonts m_fonts;
    CanvasColumns m_columns;
    double m_width;
    int m_lanes = 0;
    std::unique_ptr<ParagraphMaker> m_maker;
    LaidText m_title{};
    LaidText m_details{};
    double m_first_top = 0;
    std::vector<Slot> m_slots;
    std::vector<std::size_t> m_kept;                // paragraphs with a layout
    mutable std::vector<double> m_tops;             // one more than paragraphs
    mutable std::size_t m_tops_valid = 0;           // m_tops[0 … m_tops_valid] are right
    std::size_t m_inexact = 0;
    std::size_t m_next_refine = 0;
    unsigned m_clock = 0;
};

} // namespace duiding
