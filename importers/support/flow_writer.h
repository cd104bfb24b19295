// SPDX-License-Identifier: GPL-3.0-or-later
// How the text of a word processor lands in a document, the same for Word and OpenDocument:
//
//   a table of more than one column   cells separated by TAB, rows by LF, under a Table mark; paragraphs inside a cell, and
//                                     tables inside a table, are separated by soft breaks
//   a table of one column             its paragraphs, as if there were no table (it is only a frame)
//   a foot- or endnote                "[1]" in the text, "[1] …" at the end of the document under a Note mark
//   a comment                         a Comment mark on the words it is about, else on its paragraph: "Author: what it says"
//
// The reader of a format walks its file and says what it meets, in order; calls need not match, as files do not. One document,
// one thread.
#pragma once

#include "importers/support/paragraph_builder.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

struct FlowParagraph {
    int heading = 0;                                 // 1 … 6; 0 = none
    int list_level = 0;                              // 1 … 9; 0 = none
    std::function<std::string()> list_marker;        // asked for once, when the paragraph has text
    bool title = false;
    bool joins_previous = false;                     // the end of the paragraph before was deleted
};

enum class TableShape { Grid, Frame };               // Frame: only one column

class FlowWriter {
public:
    explicit FlowWriter(ParagraphBuilder& builder) : m_builder(builder) {}

    void open_paragraph(FlowParagraph paragraph);    // closes an open one
    void close_paragraph();
    bool is_open() const { return m_open; }

    void text(std::string_view utf8, RunStyle style);          // opens a paragraph where none is
    void tab(RunStyle style) { text(in_table() ? " " : "\t", style); }
    void soft_break();                               // written when more text follows

    void begin_table(TableShape shape);
    void begin_cell();
    void end_row();
    void end_table();
    bool in_table() const { return !m_tables.empty(); }

    void insert(const ImportedDocument& document);   // as it is; in a table, where there is room for little, its paragraphs

    void begin_note(std::string label);              // its paragraphs follow
    void end_note();

    void begin_comment(const std::string& id, std::string value);
    void end_comment(const std::string& id);
    void point_comment(std::string value);           // on the paragraph at hand
    void finish();                                   // closes what is open
    std::int64_t comments() const { return m_comments; }
    std::int64_t comments_on_nothing() const { return m_comments_on_nothing; }

    CharPos here() const { return m_builder.here(); }
    const std::string& title() const { return m_title; }       // of the paragraphs that are the title; may be empty

private:
    struct Table {
        CharPos begin;
        int columns = 0;                             // of the widest row
        int row_cells = 0;                           // in the row at hand
        CharPos cell_begin;
    };
    struct Comment {
        std::optional<CharPos> begin;                // of the first text in it
        std::string value;
    };
    bool in_outermost_table() const { return m_tables.size() == 1 && !m_table_is_frame.back(); }
    void mark_comment(CharRange range, std::string value);
    void mark_point_comments();

    ParagraphBuilder& m_builder;
    bool m_open = false;                             // a paragraph is being written
    FlowParagraph m_paragraph;
    CharPos m_begin;                                 // of the paragraph
    bool m_break_pending = false;                    // a soft break, if more text follows
    std::vector<Table> m_tables;                     // only the outermost is a table in the text
    std::vector<bool> m_table_is_frame;              // of every open table: only one column, outside any other
    std::string m_note_label;                        // to be written before the next text
    std::string m_note;                              // the label of the note at hand
    CharPos m_note_begin;
    std::map<std::string, Comment> m_open_comments;  // by id
    std::vector<std::string> m_begun_comments;       // ids of those that have no text yet
    CharPos m_text_end;                              // of the last text written
    std::vector<std::string> m_point_comments;
    std::int64_t m_comments = 0;
    std::int64_t m_comments_on_nothing = 0;
    std::string m_title;
};

// "Author: what it says", fit to be kept; the author may be empty.
std::string comment_value(std::string_view author, std::string_view words);

// One finding for all comments of a document, and one for those that hang on no text.
void report_comments(const FlowWriter& flow, Findings& findings);
// One finding for all tracked changes, when there are any.
void report_changes(std::int64_t changes, Findings& findings);

} // namespace duiding
