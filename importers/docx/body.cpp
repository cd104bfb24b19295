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
    if (m_open) {
        close_paragraph();
    }
    write_notes();
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
        enter_table(node);
        return Walk::Descend;
    case Element::Row:
        if (child(child(node, "trPr"), "del")) {
            ++m_remarks.deletions;
            return Walk::Skip;
        }
        return Walk::Descend;
    case Element::Cell:
        enter_cell();
        return Walk::Descend;
    case Element::TextBox:
        m_text_boxes.push_back(node);
        return Walk::Skip;
    case Element::AlternateContent:
        return Walk::Descend;
    case Element::Fallback:
        return std::any_of(node.parent().children().begin(), node.parent().children().end(),
                           [](pugi::xml_node other) { return local_name(other.name()) == "Choice"; })
                   ? Walk::Skip
                   : Walk::Descend;
    case Element::AltChunk:
        ++m_remarks.embedded;
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
        emit(m_tables.empty() ? "\t" : " ");
        break;
    case Element::Break:
    case Element::CarriageReturn:
        emit_break();
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
    case Element::CommentReference:
        ++m_remarks.comments;
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
        if (m_open && !m_paragraph.joins_next) {
            close_paragraph();
        }
        write_text_boxes();
        break;
    case Element::Run:
        m_runs.pop_back();
        break;
    case Element::Row:
        leave_row();
        break;
    case Element::Table:
        leave_table();
        break;
    default:
        break;
    }
}

void BodyReader::open_paragraph(pugi::xml_node node)
{
    bool goes_on = m_open && m_paragraph.joins_next;
    if (m_open && !goes_on) {
        close_paragraph();
    }
    CharPos begin = goes_on ? m_paragraph.begin : m_builder.here();
    bool second_in_cell = !m_tables.empty() && m_builder.here() > m_tables.front().cell_begin;
    m_break_pending = m_break_pending || second_in_cell;
    m_paragraph = Paragraph{};
    m_paragraph.begin = begin;
    m_open = true;
    read_paragraph_properties(child(node, "pPr"));
}

void BodyReader::read_paragraph_properties(pugi::xml_node properties)
{
    const StyleFacts& style = m_parts.styles.find(attribute(child(properties, "pStyle"), "val"));
    std::optional<int> direct = heading_of_outline(properties);
    m_paragraph.heading = child(properties, "outlineLvl") ? direct.value_or(0) : style.heading.value_or(0);
    m_paragraph.title = style.is_title;
    m_paragraph.list = style.list.value_or("");
    m_paragraph.list_level = style.list_level.value_or(0);
    if (pugi::xml_node list = child(properties, "numPr")) {
        m_paragraph.list = attribute(child(list, "numId"), "val");
        m_paragraph.list_level = number(attribute(child(list, "ilvl"), "val"), 0);
    }
    pugi::xml_node mark = child(properties, "rPr");
    m_paragraph.joins_next = m_tables.empty() && (child(mark, "del") || child(mark, "moveFrom"));
}

void BodyReader::close_paragraph()
{
    m_open = false;
    m_break_pending = false;
    std::fill(m_fields.begin(), m_fields.end(), true);          // an instruction does not run on into the next paragraph
    if (!m_tables.empty()) {
        return;
    }
    CharRange range{m_paragraph.begin, m_builder.here()};
    if (!range.empty()) {
        m_builder.mark(MarkKind::Heading, m_paragraph.heading > 0 ? range : CharRange{}, m_paragraph.heading);
        std::string marker = m_parts.numbering.next_marker(m_paragraph.list, m_paragraph.list_level);
        m_builder.mark(MarkKind::ListItem, marker.empty() ? CharRange{} : range, m_paragraph.list_level + 1, marker);
    }
    m_builder.end_paragraph();
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
    if (!m_open) {
        m_open = true;
        m_paragraph = Paragraph{};
        m_paragraph.begin = m_builder.here();
    }
    if (m_break_pending) {
        m_builder.soft_break();
        m_break_pending = false;
    }
    if (!m_note_label.empty()) {
        std::size_t first = text.find_first_not_of(' ');
        if (first == std::string_view::npos) {
            return;
        }
        text.remove_prefix(first);
        m_builder.text("[" + std::exchange(m_note_label, {}) + "] ");
    }
    if (m_paragraph.title && m_title.size() < 300) {
        m_title += text;
    }
    bool blank_needed = !m_tables.empty() && text.find('\t') != std::string_view::npos;
    if (blank_needed) {
        std::string clean(text);
        std::replace(clean.begin(), clean.end(), '\t', ' ');
        m_builder.text(clean, run.style);
    } else {
        m_builder.text(text, run.style);
    }
}

void BodyReader::emit_break()
{
    bool has_text = m_open && m_builder.here() > m_paragraph.begin;
    if (has_text && m_break_pending) {
        m_builder.soft_break();
    }
    m_break_pending = m_break_pending || has_text;
}

void BodyReader::enter_table(pugi::xml_node table)
{
    if (m_open) {
        close_paragraph();
    }
    bool frame = m_tables.empty() && !has_several_columns(table);
    m_table_is_frame.push_back(frame);
    if (!frame) {
        m_tables.push_back({m_builder.here(), 0, 0, m_builder.here()});
    }
}

void BodyReader::enter_cell()
{
    if (!in_outermost_table()) {
        return;
    }
    m_break_pending = false;
    Table& table = m_tables.back();
    if (table.row_cells++ > 0) {
        m_builder.text("\t");
    }
    table.cell_begin = m_builder.here();
}

void BodyReader::leave_row()
{
    if (!in_outermost_table()) {
        return;
    }
    Table& table = m_tables.back();
    table.columns = std::max(table.columns, std::exchange(table.row_cells, 0));
    m_break_pending = false;
    m_builder.end_paragraph();
}

void BodyReader::leave_table()
{
    bool frame = m_table_is_frame.back();
    m_table_is_frame.pop_back();
    if (frame) {
        return;
    }
    Table table = m_tables.back();
    m_tables.pop_back();
    m_open = false;
    if (m_tables.empty() && m_builder.here() > table.begin) {
        m_builder.mark(MarkKind::Table, {table.begin, m_builder.here() - 1}, table.columns);
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
    auto same = std::count_if(m_notes.begin(), m_notes.end(),
                              [&](const Note& note) { return note.label.starts_with("e") == endnote; });
    std::string label = (endnote ? "e" : "") + std::to_string(same + 1);
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

void BodyReader::write_notes()
{
    for (std::size_t i = 0; i < m_notes.size(); ++i) {          // a note may refer to another: the list can grow
        Note note = m_notes[i];
        m_note_label = note.label;
        CharPos begin = m_builder.here();
        m_prefix = prefix_of(note.content.name());
        for (pugi::xml_node node : note.content.children()) {
            walk(node, *this);
        }
        if (m_open) {
            close_paragraph();
        }
        if (m_builder.here() > begin) {
            m_builder.mark(MarkKind::Note, {begin, m_builder.here() - 1}, 0, note.label);
        }
    }
}

} // namespace duiding::docx
