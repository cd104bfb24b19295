// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the body of a Word document and writes its text: paragraphs, headings, lists, tables, notes, text boxes, fields,
// comments, tracked changes as accepted. How they land stands in importers/support/flow_writer.h; a text box gives its
// paragraphs after the paragraph it hangs on. One document, one thread; Cancelled through Progress.
#pragma once

#include "core/base/progress.h"
#include "importers/docx/numbering.h"
#include "importers/docx/styles.h"
#include "importers/support/flow_writer.h"

#include <deque>
#include <functional>
#include <map>
#include <optional>
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
    std::map<std::string, std::string> comments;               // id → "Author: what it says"
    std::function<std::optional<ImportedDocument>(const std::string& id)> inserted;      // a document inside; none: it cannot be read
};

// What was met and left out, to be told in findings.
struct Remarks {
    std::int64_t insertions = 0;
    std::int64_t deletions = 0;
    std::int64_t hidden = 0;
    std::int64_t embedded = 0;
};

class BodyReader {
public:
    BodyReader(FlowWriter& flow, Parts& parts, Progress& progress) : m_flow(flow), m_parts(parts), m_progress(progress) {}

    void read(pugi::xml_node body);      // the body, then the notes it refers to
    const Remarks& remarks() const { return m_remarks; }

    Walk enter(pugi::xml_node node);     // for walk()
    void leave(pugi::xml_node node);

private:
    struct Note {
        pugi::xml_node content;
        std::string label;
    };
    struct Run {
        RunStyle style;
        bool hidden = false;
    };

    Element element_of(pugi::xml_node node) const;
    Walk enter_structure(pugi::xml_node node, Element element);
    Walk enter_inline(pugi::xml_node node, Element element);
    bool has_choice(pugi::xml_node alternatives);
    void open_paragraph(pugi::xml_node node);
    void close_paragraph();
    FlowParagraph paragraph_facts(pugi::xml_node properties);
    void enter_run(pugi::xml_node run);
    void comment_reference(const std::string& id);
    void field_character(pugi::xml_node node);
    void note_reference(pugi::xml_node node, const std::map<std::string, pugi::xml_node>& notes, bool endnote);
    void emit(std::string_view text);
    void write_text_boxes();
    void write_notes();
    void insert_document(pugi::xml_node node);
    bool in_field_instruction() const { return !m_fields.empty() && !m_fields.back(); }

    FlowWriter& m_flow;
    Parts& m_parts;
    Progress& m_progress;
    Remarks m_remarks;
    std::string_view m_prefix;           // of WordprocessingML names in this part
    bool m_joins_next = false;           // the end of the paragraph at hand was deleted
    std::vector<Run> m_runs;
    std::vector<bool> m_fields;          // per open field: are we in its result?
    std::set<std::string> m_commented;   // ids of comments that have a range
    std::deque<pugi::xml_node> m_text_boxes;
    bool m_writing_text_boxes = false;
    bool m_in_notes = false;
    std::vector<Note> m_notes;
    std::set<pugi::xml_node> m_notes_seen;
    std::int64_t m_footnotes = 0;
    std::int64_t m_endnotes = 0;
    pugi::xml_node m_alternatives;       // the last one looked into
    bool m_has_choice = false;
    std::int64_t m_nodes = 0;
};

} // namespace duiding::docx
