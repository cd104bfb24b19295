// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/odt/body.h"

#include "importers/odt/elements.h"
#include "importers/support/file_properties.h"

#include <algorithm>
#include <utility>

namespace duiding::odt {

namespace {

constexpr std::int64_t nodes_between_checks = 4096;
constexpr int most_repeated = 100;       // blanks and cells: a file may say "a billion"
constexpr int deepest_list_mark = 9;

bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// For walk(): finds a row of more than one cell, in header rows and groups too.
struct ColumnCount {
    bool several = false;
    int cells = 0;
    pugi::xml_node table;

    Walk enter(pugi::xml_node node)
    {
        switch (element_of_name(node.name())) {
        case Element::Table: return node == table ? Walk::Descend : Walk::Skip;
        case Element::Row: cells = 0; return Walk::Descend;
        case Element::Cell:
            cells += std::max(1, number(attribute(node, "number-columns-repeated"), 1));
            several = several || cells > 1;
            return Walk::Skip;
        default: return several ? Walk::Skip : Walk::Descend;
        }
    }
    void leave(pugi::xml_node) {}
};

TableShape shape_of(pugi::xml_node table)
{
    ColumnCount count;
    count.table = table;
    walk(table, count);
    return count.several ? TableShape::Grid : TableShape::Frame;
}

// For walk(): the names of the comments that say where they end.
struct CommentEnds {
    std::set<std::string>& names;

    Walk enter(pugi::xml_node node)
    {
        if (element_of_name(node.name()) == Element::CommentEnd) {
            names.insert(std::string(attribute(node, "name")));
        }
        return Walk::Descend;
    }
    void leave(pugi::xml_node) {}
};

// For walk(): the words of a comment, its paragraphs on lines of their own.
struct CommentWords {
    std::string words;

    Walk enter(pugi::xml_node node)
    {
        std::string_view name = node.name();
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
            words += node.value();
        } else if (name == "text:p" && !words.empty()) {
            words += '\n';
        } else if (name == "text:s" || name == "text:tab" || name == "text:line-break") {
            words += ' ';
        }
        return name.starts_with("dc:") || name.starts_with("meta:") ? Walk::Skip : Walk::Descend;
    }
    void leave(pugi::xml_node) {}
};

} // namespace

void BodyReader::read(pugi::xml_node text)
{
    CommentEnds ends{m_comment_ends};
    walk(text, ends);
    walk(text, *this);
    write_notes();
    m_flow.finish();
}

Walk BodyReader::enter(pugi::xml_node node)
{
    if (++m_nodes % nodes_between_checks == 0) {
        m_progress.check();
    }
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
        characters(node.value());
        return Walk::Skip;
    }
    if (node.type() != pugi::node_element) {
        return Walk::Skip;
    }
    Element element = element_of_name(node.name());
    return element == Element::Other ? Walk::Descend : enter_block(node, element);
}

Walk BodyReader::enter_block(pugi::xml_node node, Element element)
{
    switch (element) {
    case Element::Paragraph:
    case Element::Heading:
        enter_paragraph(node, element);
        return Walk::Descend;
    case Element::List:
        m_lists.enter_list(node);
        return Walk::Descend;
    case Element::ListItem:
        m_lists.enter_item(node);
        return Walk::Descend;
    case Element::Section:
        return enter_section(node);
    case Element::Table:
        m_flow.begin_table(shape_of(node));
        return Walk::Descend;
    case Element::Row:
        return Walk::Descend;
    case Element::Cell:
        enter_cell(node);
        return Walk::Descend;
    case Element::TextBox:
        return enter_text_box(node);
    case Element::TrackedChanges:
        for (pugi::xml_node region : node.children()) {
            m_remarks.changes += child(region, "insertion") || child(region, "deletion");
        }
        return Walk::Skip;
    case Element::Embedded:
        ++m_remarks.embedded;
        return Walk::Skip;
    case Element::Skipped:
        return Walk::Skip;
    default:
        return enter_inline(node, element);
    }
}

Walk BodyReader::enter_inline(pugi::xml_node node, Element element)
{
    switch (element) {
    case Element::Span:
        enter_span(node);
        return Walk::Descend;
    case Element::Blanks:
        blanks(node);
        break;
    case Element::Tab:
        emit(m_flow.in_table() ? " " : "\t");
        break;
    case Element::Break:
        m_flow.soft_break();
        m_after_blank = true;
        break;
    case Element::Note:
        note(node);
        break;
    case Element::Comment:
        comment(node);
        break;
    case Element::CommentEnd:
        m_flow.end_comment(std::string(attribute(node, "name")));
        break;
    default:
        break;
    }
    return Walk::Skip;
}

void BodyReader::leave(pugi::xml_node node)
{
    switch (element_of_name(node.name())) {
    case Element::Paragraph:
    case Element::Heading:
        leave_paragraph();
        break;
    case Element::Span:
        m_letters.pop_back();
        break;
    case Element::List:
        m_lists.leave_list();
        break;
    case Element::ListItem:
        m_lists.leave_item();
        break;
    case Element::Section: {
        Section section = std::move(m_sections.back());
        m_sections.pop_back();
        m_flow.close_paragraph();
        if (m_flow.here() > section.begin && !m_flow.in_table()) {
            m_builder.mark(MarkKind::Section, {section.begin, {m_flow.here().value - 1}}, static_cast<std::int64_t>(m_sections.size()) + 1,
                           section.name);
        }
        break;
    }
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

void BodyReader::enter_paragraph(pugi::xml_node node, Element element)
{
    std::string_view name = attribute(node, "style-name");
    const StyleFacts& style = m_styles.paragraph(name);
    FlowParagraph paragraph;
    paragraph.heading = style.is_title ? 1 : style.heading.value_or(0);
    if (element == Element::Heading) {
        paragraph.heading = std::clamp(number(attribute(node, "outline-level"), std::max(paragraph.heading, 1)), 1, 6);
    }
    paragraph.title = style.is_title;
    std::string marker = m_lists.next_marker(style.list);
    if (!marker.empty()) {
        paragraph.list_level = std::clamp(m_lists.level(), 1, deepest_list_mark);
        paragraph.list_marker = [marker] { return marker; };
    }
    Letters letters;
    const StyleFacts& by_hand = m_styles.by_hand(name);
    bool plain = paragraph.heading == 0;
    letters.style = {plain && by_hand.bold.value_or(false), plain && by_hand.italic.value_or(false)};
    letters.hidden = style.hidden.value_or(false);
    m_letters.push_back(letters);
    m_flow.open_paragraph(std::move(paragraph));
    ++m_in_paragraphs;
    m_after_blank = true;
}

void BodyReader::leave_paragraph()
{
    m_letters.pop_back();
    --m_in_paragraphs;
    m_flow.close_paragraph();
    write_text_boxes();
}

void BodyReader::enter_span(pugi::xml_node node)
{
    Letters letters = m_letters.empty() ? Letters{} : m_letters.back();
    const StyleFacts& style = m_styles.text(attribute(node, "style-name"));
    letters.style.bold = style.bold.value_or(letters.style.bold);
    letters.style.italic = style.italic.value_or(letters.style.italic);
    letters.hidden = letters.hidden || style.hidden.value_or(false);
    m_letters.push_back(letters);
}

Walk BodyReader::enter_section(pugi::xml_node node)
{
    std::string_view display = attribute(node, "display");
    if (display == "none" || (display == "condition" && attribute(node, "is-hidden") == "true")) {
        ++m_remarks.hidden;
        return Walk::Skip;
    }
    m_flow.close_paragraph();
    m_sections.push_back({m_flow.here(), std::string(attribute(node, "name"))});
    return Walk::Descend;
}

// A cell that another one covers is an empty cell, so that columns stay in line.
void BodyReader::enter_cell(pugi::xml_node node)
{
    int times = std::clamp(number(attribute(node, "number-columns-repeated"), 1), 1, most_repeated);
    for (int i = 0; i < times; ++i) {
        m_flow.begin_cell();
    }
}

// One that hangs on a paragraph waits for its end; one on a page is read where it stands.
Walk BodyReader::enter_text_box(pugi::xml_node node)
{
    if (m_in_paragraphs == 0) {
        return Walk::Descend;
    }
    bool hidden = !m_letters.empty() && m_letters.back().hidden;
    if (!hidden) {
        m_text_boxes.push_back(node);
    }
    return Walk::Skip;
}

void BodyReader::note(pugi::xml_node node)
{
    if (!m_letters.empty() && m_letters.back().hidden) {
        ++m_remarks.hidden;
        return;
    }
    bool endnote = attribute(node, "note-class") == "endnote";
    std::int64_t number_of_kind = ++(endnote ? m_endnotes : m_footnotes);
    std::string label = (endnote ? "e" : "") + std::to_string(number_of_kind);
    m_notes.push_back({child(node, "note-body"), label});
    emit("[" + label + "]");
}

void BodyReader::comment(pugi::xml_node node)
{
    CommentWords text;
    walk(node, text);
    std::string value = comment_value(child(node, "creator").child_value(), trimmed(text.words));
    std::string name(attribute(node, "name"));
    if (m_comment_ends.contains(name)) {
        m_flow.begin_comment(name, std::move(value));
    } else {
        m_flow.point_comment(std::move(value));
    }
}

void BodyReader::characters(std::string_view text)
{
    if (m_in_paragraphs == 0) {
        return;
    }
    std::string out;
    out.reserve(text.size());
    for (char c : text) {
        bool blank = is_blank(c);
        if (!blank) {
            out += c;
        } else if (!m_after_blank) {
            out += ' ';
        }
        m_after_blank = blank;
    }
    bool after_blank = m_after_blank;
    emit(out);
    m_after_blank = after_blank;
}

void BodyReader::emit(std::string_view text)
{
    if (text.empty()) {
        return;
    }
    m_after_blank = false;
    Letters letters = m_letters.empty() ? Letters{} : m_letters.back();
    if (letters.hidden) {
        ++m_remarks.hidden;
        return;
    }
    m_flow.text(text, letters.style);
}

void BodyReader::blanks(pugi::xml_node node)
{
    int count = std::clamp(number(attribute(node, "c"), 1), 0, most_repeated);
    emit(std::string(static_cast<std::size_t>(count), ' '));
}

// A text box can hold another one: the queue keeps this from recursing.
void BodyReader::write_text_boxes()
{
    if (m_writing_text_boxes || m_in_paragraphs > 0) {
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
    for (std::size_t i = 0; i < m_notes.size(); ++i) {          // a note may hold another: the list can grow
        Note note = m_notes[i];
        m_flow.begin_note(note.label);
        for (pugi::xml_node node : note.body.children()) {
            walk(node, *this);
        }
        m_flow.end_note();
    }
}

} // namespace duiding::odt
