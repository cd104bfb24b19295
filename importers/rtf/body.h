// SPDX-License-Identifier: GPL-3.0-or-later
// Lays the text of an RTF file out as paragraphs, lists and tables. RTF has no tree: a table is a run of paragraphs that say they
// are in one, with \cell and \row between them; this class keeps what is open. In the text
//
//   a table                 cells separated by TAB, rows by LF, under a Table mark; paragraphs inside a cell, and tables inside a
//                           table, are separated by soft breaks
//   a first row of one cell its paragraphs, as if there were no table (it is only a frame); a table inside it is a table
//
// One reader makes one; one thread.
#pragma once

#include "importers/rtf/header.h"
#include "importers/support/paragraph_builder.h"

#include <optional>
#include <string>

namespace duiding::rtf {

// What a paragraph says of itself; in RTF it counts when the paragraph ends.
struct ParagraphFormat {
    std::int32_t style = 0;
    int outline = -1;                    // 1…6; 0 = body text; -1 = as the style says
    int list_level = 0;
    bool in_table = false;
    int nesting = 1;                     // of tables
};

class Body {
public:
    Body(ParagraphBuilder& builder, const StyleTable& styles) : m_builder(builder), m_styles(styles) {}

    void text(std::string_view utf8, RunStyle style, const ParagraphFormat& format);
    void soft_break(const ParagraphFormat& format);
    void end_paragraph(const ParagraphFormat& format);

    void begin_row();                                          // \trowd: a row is described
    void cell_boundary() { ++m_described_cells; }              // \cellx
    void end_cell(int nesting, const ParagraphFormat& format);
    void end_row(int nesting);

    void set_marker(std::string marker);                       // of the paragraph at hand
    void write_before_next_text(std::string label);            // "[1] " of a note

    // Ends the open table and paragraph: before a note, a text box, and at the end.
    void close(const ParagraphFormat& format);
    bool between_paragraphs() const { return !m_table && !m_frame && m_builder.paragraph_empty(); }
    CharPos here() const { return m_builder.here(); }
    CharPos paragraph_begin() const { return m_builder.paragraph_begin(); }
    const std::string& title() const { return m_title; }       // the paragraph in the style "Title"; may be empty

private:
    struct Table {
        CharPos begin;
        int columns = 0;                 // of the widest row
        int cells = 0;                   // ended in the row at hand
        int tabs = 0;                    // written in the row at hand
        CharPos cell_begin;
    };

    int level_of(const ParagraphFormat& format);
    void open_table();
    void write_tabs();
    void end_open_row();
    void close_table();
    void mark_paragraph(const ParagraphFormat& format);

    ParagraphBuilder& m_builder;
    const StyleTable& m_styles;
    std::optional<Table> m_table;
    bool m_frame = false;                // the outermost row at hand is a frame
    bool m_row_described = false;        // since \trowd, until its \row
    int m_described_cells = 0;
    bool m_break_pending = false;        // a soft break, if more text follows
    std::string m_marker;
    std::string m_label;
    std::string m_paragraph_text;        // its start, for the title
    std::string m_title;
};

} // namespace duiding::rtf
