// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the body of a Word document and writes its text: paragraphs, headings, lists, tables, notes, text boxes, fields,
// tracked changes as accepted. One document, one thread; Cancelled through Progress.
//
//   a table of more than one column   cells separated by TAB, rows by LF, under a Table mark; paragraphs inside a cell, and
//                                     tables inside a table, are separated by soft breaks
//   a table of one column             its paragraphs, as if there were no table (it is only a frame)
//   a text box                        its paragraphs, after the paragraph it hangs on
//   a foot- or endnote                "[1]" in the text, "[1] …" at the end of the document under a Note mark
#pragma once

#include "core/base/progress.h"
#include "importers/docx/numbering.h"
#include "importers/docx/styles.h"
#include "importers/support/paragraph_builder.h"

#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace duiding::docx {

enum class Element;

struct Parts {
    Styles styles;
    Numbering numbering;
    std::map<std::string, pugi::xml_node> footnotes;           // by id
    std::map<std::string, pugi::xml_node> endnotes;
};

// What was met and left out, to be told in findings.
struct Remarks {
    std::int64_t comments = 0;
    std::int64_t insertions = 0;
    std::int64_t deletions = 0;
    std::int64_t hidden = 0;
    std::int64_t embedded = 0;
};

class BodyReader {
public:
    BodyReader(ParagraphBuilder& builder, Parts& parts, Progress& progress) : m_builder(builder), m_parts(parts), m_progress(progress) {}

    void read(pugi::xml_node body);      // the body, then the notes it refers to
    const Remarks& remarks() const { return m_remarks; }
    const std::string& title() const { return m_title; }       // of the paragraph in the style "Title"; may be empty

    Walk enter(pugi::xml_node node);     // for walk()
    void leave(pugi::xml_node node);

private:
    struct Paragraph {
        int heading = 0;
        std::string list;
        int list_level = 0;
        bool title = false;
        bool joins_next = false;         // its end was deleted
        CharPos begin;
    };
    struct Note {
        pugi::xml_node content;
        std::string label;
    };
    struct Table {
        CharPos begin;
        int columns = 0;                 // of the widest row
        int row_cells = 0;               // in the row at hand
        CharPos cell_begin;
    };

    Element element_of(pugi::xml_node node) const;
    Walk enter_structure(pugi::xml_node node, Element element);
    Walk enter_inline(pugi::xml_node node, Element element);
    void open_paragraph(pugi::xml_node node);
    void close_paragraph();
    void read_paragraph_properties(pugi::xml_node properties);
    void enter_run(pugi::xml_node run);
    void enter_table(pugi::xml_node table);
    void enter_cell();
    bool in_outermost_table() const { return m_tables.size() == 1 && !m_table_is_frame.back(); }
    void leave_row();
    void leave_table();
    void field_character(pugi::xml_node node);
    void note_reference(pugi::xml_node node, const std::map<std::string, pugi::xml_node>& notes, bool endnote);
    void emit(std::string_view text);
    void emit_break();
    void write_text_boxes();
    void write_notes();
    bool in_field_instruction() const { return !m_fields.empty() && !m_fields.back(); }

    ParagraphBuilder& m_builder;
    Parts& m_parts;
    Progress& m_progress;
    Remarks m_remarks;
    std::string m_title;
    std::string_view m_prefix;           // of WordprocessingML names in this part
    bool m_open = false;                 // a paragraph is being written
    Paragraph m_paragraph;
    bool m_break_pending = false;        // a soft break, if more text follows
    struct Run {
        RunStyle style;
        bool hidden = false;
    };
    std::vector<Run> m_runs;
    std::vector<bool> m_fields;          // per open field: are we in its result?
    std::vector<Table> m_tables;         // only the outermost is a table in the text
    std::vector<bool> m_table_is_frame;  // of every open table: only one column, outside any other
    std::deque<pugi::xml_node> m_text_boxes;
    bool m_writing_text_boxes = false;
    std::vector<Note> m_notes;
    std::set<pugi::xml_node> m_notes_seen;
    std::string m_note_label;            // to be written before the next text
    std::int64_t m_nodes = 0;
};

} // namespace duiding::docx
