// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/docx/body.h"

#include "core/text/utf8.h"
#include "importers/docx/elements.h"
#include "importers/docx/symbols.h"

#include <algorithm>
#include <utility>

namespace duiding::docx {

namespace {

constexpr std::int64_t nodes_between_checks = 4096;

bool has_several_columns(pugi::xml_node table)
{
    for (pugi::xml_node row : table.children()) {
        int cells = 0;
        for (pugi::xml_node cell : row.children()) {
            cells += local_name(cell.name()) == "tc" || local_name(cell.name()) == "sdt";
        }
        if (cells > 1) {
            return true;
        }
    }
    return false;
}

} // namespace

void BodyReader::read(pugi::xml_node body)
{
    m_prefix = prefix_of(body.name());
    walk(body, *this);
    close_paragraph();
    write_notes();
    m_flow.finish();
}

Element BodyReader::element_of(pugi::xml_node node) const
{
    std::string_view prefix = prefix_of(node.name());
    std::string_view local = local_name(node.name());
    if (prefix == m_prefix) {
        return element_of_name(local);
    }
    bool of_compatibility = local == "AlternateContent" || local == "Fallback";
    bool of_formula = prefix == "m" && local == "t";
    return of_compatibility || of_formula ? element_of_name(local) : Element::Other;
}

Walk BodyReader::enter(pugi::xml_node node)
{
    if (++m_nodes % nodes_between_checks == 0) {
        m_progress.check();
    }
    if (node.type() != pugi::node_element) {
        return Walk::Skip;
    }
    Element element = element_of(node);
    return element == Element::Other ? Walk::Descend : enter_structure(node, element);
}

Walk BodyReader::enter_structure(pugi::xml_node node, Element element)
{
    switch (element) {
    case Element::Paragraph:
        open_paragraph(node);
        return Walk::Descend;
    case Element::Table:
        close_paragraph();
        m_flow.begin_table(has_several_columns(node) ? TableShape::Grid : TableShape::Frame);
        return Walk::Descend;
    case Element::Row:
        if (child(child(node, "trPr"), "del")) {
            ++m_remarks.deletions;
            return Walk::Skip;
        }
        return Walk::Descend;
    case Element::Cell:
        m_flow.begin_cell();
        return Walk::Descend;
    case Element::TextBox:
        m_text_boxes.push_back(node);
        return Walk::Skip;
    case Element::AlternateContent:
        return Walk::Descend;
    case Element::Fallback:
        return has_choice(node.parent()) ? Walk::Skip : Walk::Descend;
    case Element::AltChunk:
        insert_document(node);
        return Walk::Skip;
    case Element::Inserted:
        ++m_remarks.insertions;
        return Walk::Descend;
    case Element::Deleted:
    case Element::MovedAway:
        ++m_remarks.deletions;
        return Walk::Skip;
    case Element::ParagraphProperties:
    case Element::RunProperties:
    case Element::Skipped:
        return Walk::Skip;
    default:
        return enter_inline(node, element);
    }
}

bool BodyReader::has_choice(pugi::xml_node alternatives)
{
    if (alternatives != m_alternatives) {                       // asked once for each, however many fallbacks there are
        m_alternatives = alternatives;
        m_has_choice = bool(child(alternatives, "Choice"));
    }
    return m_has_choice;
}

Walk BodyReader::enter_inline(pugi::xml_node node, Element element)
{
    switch (element) {
    case Element::Run:
        enter_run(node);
        return Walk::Descend;
    case Element::Text:
        emit(node.child_value());
        break;
    case Element::Tab:
        emit(m_flow.in_table() ? " " : "\t");
        break;
    case Element::Break:
    case Element::CarriageReturn:
        m_flow.soft_break();
        break;
    case Element::NoBreakHyphen:
        emit("\u2011");
        break;
    case Element::SoftHyphen:
        emit("\u00AD");
        break;
    case Element::Symbol:
        emit(symbol_text(attribute(node, "font"), attribute(node, "char")));
        break;
    case Element::FieldCharacter:
        field_character(node);
        break;
    case Element::FootnoteReference:
        note_reference(node, m_parts.footnotes, false);
        break;
    case Element::EndnoteReference:
        note_reference(node, m_parts.endnotes, true);
        break;
    case Element::CommentBegin:
        if (auto it = m_parts.comments.find(std::string(attribute(node, "id"))); it != m_parts.comments.end()) {
            m_commented.insert(it->first);
            m_flow.begin_comment(it->first, it->second);
        }
        break;
    case Element::CommentEnd:
        m_flow.end_comment(std::string(attribute(node, "id")));
        break;
    case Element::CommentReference:
        comment_reference(std::string(attribute(node, "id")));
        break;
    default:
        break;
    }
    return Walk::Skip;
}

void BodyReader::leave(pugi::xml_node node)
{
    switch (element_of(node)) {
    case Element::Paragraph:
        if (!m_joins_next) {
            close_paragraph();
        }
        write_text_boxes();
        break;
    case Element::Run:
        m_runs.pop_back();
        break;
    case Element::Row:
        m_flow.end_row();
        break;
    case Element::Table:
        m_flow.end_table();
        break;
    default:
        break;
    }
}

void BodyReader::open_paragraph(pugi::xml_node node)
{
    FlowParagraph paragraph = paragraph_facts(child(node, "pPr"));
    paragraph.joins_previous = m_joins_next && m_flow.is_open();
    if (!paragraph.joins_previous) {
        close_paragraph();
    }
    pugi::xml_node mark = child(child(node, "pPr"), "rPr");
    m_joins_next = !m_flow.in_table() && (child(mark, "del") || child(mark, "moveFrom"));
    m_flow.open_paragraph(std::move(paragraph));
}

FlowParagraph BodyReader::paragraph_facts(pugi::xml_node properties)
{
    const StyleFacts& style = m_parts.styles.find(attribute(child(properties, "pStyle"), "val"));
    std::optional<int> direct = heading_of_outline(properties);
    FlowParagraph paragraph;
    paragraph.heading = child(properties, "outlineLvl") ? direct.value_or(0) : style.heading.value_or(0);
    paragraph.title = style.is_title;
    std::string list = style.list.value_or("");
    int level = style.list_level.value_or(0);
    if (pugi::xml_node direct_list = child(properties, "numPr")) {
        list = attribute(child(direct_list, "numId"), "val");
        level = number(attribute(child(direct_list, "ilvl"), "val"), 0);
    }
    if (!list.empty()) {
        paragraph.list_level = std::clamp(level, 0, 8) + 1;
        paragraph.list_marker = [this, list, level] { return m_parts.numbering.next_marker(list, level); };
    }
    return paragraph;
}

void BodyReader::close_paragraph()
{
    if (m_flow.is_open()) {
        std::fill(m_fields.begin(), m_fields.end(), true);      // an instruction does not run on into the next paragraph
        m_flow.close_paragraph();
    }
}

void BodyReader::enter_run(pugi::xml_node run)
{
    Run state;
    pugi::xml_node properties = child(run, "rPr");
    const StyleFacts& style = m_parts.styles.find(attribute(child(properties, "rStyle"), "val"));
    pugi::xml_node bold = child(properties, "b");
    pugi::xml_node italic = child(properties, "i");
    state.style.bold = bold ? is_on(bold) : style.bold.value_or(false);
    state.style.italic = italic ? is_on(italic) : style.italic.value_or(false);
    state.hidden = is_on(child(properties, "vanish"));
    m_runs.push_back(state);
}

void BodyReader::emit(std::string_view text)
{
    if (text.empty() || in_field_instruction()) {
        return;
    }
    Run run = m_runs.empty() ? Run{} : m_runs.back();
    if (run.hidden) {
        ++m_remarks.hidden;
        return;
    }
    m_flow.text(text, run.style);
}

// Word writes the reference after the end of the range; one without a range is about its paragraph.
void BodyReader::comment_reference(const std::string& id)
{
    auto it = m_parts.comments.find(id);
    if (it != m_parts.comments.end() && m_commented.insert(id).second) {
        m_flow.point_comment(it->second);
    }
}

void BodyReader::field_character(pugi::xml_node node)
{
    std::string_view type = attribute(node, "fldCharType");
    if (type == "begin") {
        m_fields.push_back(false);
    } else if (type == "separate" && !m_fields.empty()) {
        m_fields.back() = m_fields.size() < 2 || m_fields[m_fields.size() - 2];
    } else if (type == "end" && !m_fields.empty()) {
        m_fields.pop_back();
    }
}

void BodyReader::note_reference(pugi::xml_node node, const std::map<std::string, pugi::xml_node>& notes, bool endnote)
{
    auto it = notes.find(std::string(attribute(node, "id")));
    if (it == notes.end() || in_field_instruction() || !m_notes_seen.insert(it->second).second) {
        return;
    }
    std::int64_t number = ++(endnote ? m_endnotes : m_footnotes);
    std::string label = (endnote ? "e" : "") + std::to_string(number);
    m_notes.push_back({it->second, label});
    emit("[" + label + "]");
}

// A text box can hold another one: the queue keeps this from recursing.
void BodyReader::write_text_boxes()
{
    if (m_writing_text_boxes) {
        return;
    }
    m_writing_text_boxes = true;
    while (!m_text_boxes.empty()) {
        pugi::xml_node box = m_text_boxes.front();
        m_text_boxes.pop_front();
        for (pugi::xml_node node : box.children()) {
            walk(node, *this);
        }
    }
    m_writing_text_boxes = false;
}

// Notes have relations of their own, which nobody has met in use.
void BodyReader::insert_document(pugi::xml_node node)
{
    auto document = m_in_notes || !m_parts.inserted ? std::nullopt : m_parts.inserted(std::string(attribute(node, "id")));
    if (document) {
        close_paragraph();
        m_flow.insert(*document);
    } else {
        ++m_remarks.embedded;
    }
}

void BodyReader::write_notes()
{
    m_in_notes = true;
    for (std::size_t i = 0; i < m_notes.size(); ++i) {          // a note may refer to another: the list can grow
        Note note = m_notes[i];
        m_flow.begin_note(note.label);
        m_prefix = prefix_of(note.content.name());
        for (pugi::xml_node node : note.content.children()) {
            walk(node, *this);
        }
        close_paragraph();
        m_flow.end_note();
    }
}

} // namespace duiding::docx
