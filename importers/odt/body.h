// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the body of an OpenDocument text and writes its text: headings, lists, tables, notes, text boxes, comments, fields,
// sections; tracked changes as accepted. How they land stands in importers/support/flow_writer.h; a text box gives its
// paragraphs after the paragraph it hangs on. Blanks collapse as the standard says: several are one, save for <text:s/>.
// One document, one thread; Cancelled through Progress.
#pragma once

#include "core/base/progress.h"
#include "importers/odt/lists.h"
#include "importers/odt/styles.h"
#include "importers/support/flow_writer.h"

#include <deque>
#include <set>
#include <string>
#include <vector>

namespace duiding::odt {

enum class Element;

// What was met and left out, to be told in findings.
struct Remarks {
    std::int64_t changes = 0;
    std::int64_t hidden = 0;
    std::int64_t embedded = 0;
};

class BodyReader {
public:
    BodyReader(ParagraphBuilder& builder, FlowWriter& flow, const Styles& styles, Progress& progress)
        : m_builder(builder), m_flow(flow), m_styles(styles), m_lists(styles), m_progress(progress)
    {
    }

    void read(pugi::xml_node text);      // <office:text>, then the notes it refers to
    const Remarks& remarks() const { return m_remarks; }

    Walk enter(pugi::xml_node node);     // for walk()
    void leave(pugi::xml_node node);

private:
    struct Note {
        pugi::xml_node body;
        std::string label;
    };
    struct Letters {                     // of a paragraph or span
        RunStyle style;
        bool hidden = false;
    };
    struct Section {
        CharPos begin;
        std::string name;
    };

    Walk enter_block(pugi::xml_node node, Element element);
    Walk enter_inline(pugi::xml_node node, Element element);
    void enter_paragraph(pugi::xml_node node, Element element);
    void enter_span(pugi::xml_node node);
    Walk enter_section(pugi::xml_node node);
    void enter_cell(pugi::xml_node node);
    Walk enter_text_box(pugi::xml_node node);
    void leave_paragraph();
    void note(pugi::xml_node node);
    void comment(pugi::xml_node node);
    void characters(std::string_view text);
    void emit(std::string_view text);
    void blanks(pugi::xml_node node);
    void write_text_boxes();
    void write_notes();

    ParagraphBuilder& m_builder;
    FlowWriter& m_flow;
    const Styles& m_styles;
    Lists m_lists;
    Progress& m_progress;
    Remarks m_remarks;
    int m_in_paragraphs = 0;             // characters outside paragraphs are only layout of the file
    bool m_after_blank = true;           // the next blank collapses
    std::vector<Letters> m_letters;
    std::vector<Section> m_sections;
    std::deque<pugi::xml_node> m_text_boxes;
    bool m_writing_text_boxes = false;
    std::vector<Note> m_notes;
    std::int64_t m_footnotes = 0;
    std::int64_t m_endnotes = 0;
    std::set<std::string> m_comment_ends;            // names of comments that have a range
    std::int64_t m_nodes = 0;
};

} // namespace duiding::odt
