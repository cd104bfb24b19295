// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drawing/laid_paragraph.h"

#include "core/text/segments.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace duiding {

namespace {

constexpr double cell_padding = 8;            // left and right of a table cell's text
constexpr double row_padding = 5;             // above and below
constexpr double page_rule_height = 34;
constexpr double page_rule_above = 14;        // of that, above the rule
constexpr double half_word = 3.2;             // characters
constexpr int most_caption_lines = 3;         // a question may be long
constexpr double blank_height = 6;            // a blank line of a transcript; the gaps already part the paragraphs

// Widths of a table's columns: each gets what its longest word needs, then what is left is shared by the length of the
// cells, but no column gets more than its longest cell needs.
std::vector<double> column_widths(const TableShape& table, const CanvasFonts& fonts, double width)
{
    constexpr double wide_letters = 1.25;        // a short text may be all "m" and "w"
    auto needed = [&](double characters) {
        return std::max(3.0, characters) * fonts.character_width() * wide_letters + 2 * fonts.px(cell_padding);
    };
    std::vector<double> result;
    std::vector<double> more;
    for (const TableShape::Column& column : table.columns) {
        result.push_back(needed(column.longest_word));
        more.push_back(needed(column.longest_cell) - result.back());
    }
    double left = width - std::accumulate(result.begin(), result.end(), 0.0);
    if (left < 0) {
        for (double& column : result) {
            column *= width / (width - left);
        }
        return result;
    }
    double wanted = std::accumulate(more.begin(), more.end(), 0.0);
    double share = wanted > left ? left / wanted : 1;
    for (std::size_t i = 0; i < result.size(); ++i) {
        result[i] += more[i] * share;
    }
    return result;
}

bool runs_left_to_right(const PangoLayoutLine* line)
{
    for (const GSList* run = line->runs; run; run = run->next) {
        if (static_cast<const PangoGlyphItem*>(run->data)->item->analysis.level % 2 != 0) {
            return false;
        }
    }
    return true;
}

// The mean width of a document's letters, from three places in it.
double character_width(const DocumentText& document, const CanvasFonts& fonts)
{
    constexpr std::int64_t sample = 300;
    std::string text;
    for (std::int64_t part = 0; part < 3; ++part) {
        CharPos at{document.characters() * part / 3};
        text += document.slice({at, at + std::min(sample, document.characters() - at.value)});
    }
    std::replace(text.begin(), text.end(), '\n', ' ');
    if (text.size() < static_cast<std::size_t>(sample)) {
        return fonts.character_width();
    }
    PangoLayoutPtr line = fonts.layout(FontRole::Reading, text);
    int width = 0;
    pango_layout_get_size(line.get(), &width, nullptr);
    return from_pango(width) / static_cast<double>(count_code_points(text));
}

} // namespace

ParagraphMaker::ParagraphMaker(const DocumentText& document, const DocumentShape& shape, const CanvasFonts& fonts,
                               const CanvasColumns& columns)
    : m_document(document), m_shape(shape), m_fonts(fonts), m_columns(columns),
      m_character_width(character_width(document, fonts))
{
    for (const TableShape& table : shape.tables) {
        m_table_columns.push_back(column_widths(table, fonts, columns.text_width));
    }
}

FontRole ParagraphMaker::role(const ParagraphShape& shape) const
{
    if (shape.style != ParagraphStyle::Heading) {
        return FontRole::Reading;
    }
    return shape.level == 1 ? FontRole::Heading1 : shape.level == 2 ? FontRole::Heading2 : FontRole::Heading3;
}

double ParagraphMaker::space_above(std::size_t index) const
{
    const ParagraphShape& shape = m_shape.paragraphs[index];
    if (!shape.caption.empty()) {
        return m_fonts.px(20);
    }
    if (shape.blank) {
        return 0;
    }
    switch (shape.style) {
    case ParagraphStyle::Heading: return m_fonts.px(shape.level == 1 ? 28 : 22);
    case ParagraphStyle::ListItem: return m_fonts.px(after_table(index) ? 14 : 4);
    case ParagraphStyle::TableRow: return index == m_shape.tables[static_cast<std::size_t>(shape.table)].first_paragraph ? m_fonts.px(12) : 0;
    case ParagraphStyle::Body: break;
    }
    // The words right under their speaker's caption, when the label has a line of its own.
    bool under_caption = index > 0 && !m_shape.paragraphs[index - 1].caption.empty() && m_shape.paragraphs[index - 1].blank;
    return under_caption ? 0 : m_fonts.px(after_table(index) ? 14 : 10);
}

bool ParagraphMaker::after_table(std::size_t index) const
{
    return index > 0 && m_shape.paragraphs[index - 1].style == ParagraphStyle::TableRow;
}

double ParagraphMaker::indent(const ParagraphShape& shape) const
{
    return shape.style == ParagraphStyle::ListItem ? m_fonts.px(22.0 * shape.level) : 0;
}

LaidParagraph ParagraphMaker::make(std::size_t index) const
{
    LaidParagraph paragraph;
    paragraph.index = index;
    paragraph.range = m_document.paragraphs()[index];
    paragraph.shape = &m_shape.paragraphs[index];
    add_head(paragraph);
    if (paragraph.shape->style == ParagraphStyle::TableRow) {
        add_row(paragraph);
    } else {
        add_text(paragraph);
    }
    add_notes(paragraph);
    paragraph.height = std::ceil(paragraph.height);
    return paragraph;
}

void ParagraphMaker::add_head(LaidParagraph& paragraph) const
{
    const ParagraphShape& shape = *paragraph.shape;
    double y = space_above(paragraph.index);
    if (shape.page && paragraph.index > 0) {
        const Mark& page = *shape.page;
        paragraph.page_rule = std::round(y + m_fonts.px(page_rule_above)) + 0.5;
        PangoLayoutPtr label = m_fonts.layout(FontRole::Small, "p. " + (page.value.empty() ? std::to_string(page.number) : page.value));
        int width = 0;
        int height = 0;
        pango_layout_get_size(label.get(), &width, &height);
        paragraph.page_label = LaidText{std::move(label), m_columns.text_right() - from_pango(width),
                                        *paragraph.page_rule - from_pango(height) / 2};
        y += m_fonts.px(page_rule_height);
    }
    if (!shape.caption.empty()) {
        PangoLayoutPtr name = m_fonts.layout(FontRole::Caption, shape.caption, m_columns.text_width);
        pango_layout_set_height(name.get(), -most_caption_lines);
        pango_layout_set_ellipsize(name.get(), PANGO_ELLIPSIZE_END);
        int height = 0;
        pango_layout_get_size(name.get(), nullptr, &height);
        paragraph.caption = LaidText{std::move(name), m_columns.text_left, y};
        y += std::ceil(from_pango(height)) + m_fonts.px(2);
    }
    paragraph.text_top = std::round(y);
}

void ParagraphMaker::add_text(LaidParagraph& paragraph) const
{
    const ParagraphShape& shape = *paragraph.shape;
    double left = m_columns.text_left + indent(shape);
    double y = paragraph.text_top;
    double between = m_fonts.line_height() - m_fonts.ascent() - m_fonts.descent();
    for (CharRange rest = paragraph.range; paragraph.cells.empty() || !rest.empty();) {
        CharRange piece = next_piece(rest);
        paragraph.cells.push_back(make_cell(paragraph, piece, left, y, m_columns.text_right() - left));
        y += paragraph.cells.back().height;
        paragraph.height = y;
        y += between;
        rest.begin = piece.end;
        paragraph.cells.back().continues = !rest.empty();
    }
    if (shape.blank) {
        paragraph.height = paragraph.text_top + (!shape.caption.empty() ? 0 : m_fonts.px(blank_height));
    }
    if (shape.list_item && !shape.list_item->value.empty()) {
        PangoLayoutPtr sign = m_fonts.layout(FontRole::Reading, shape.list_item->value);
        int width = 0;
        pango_layout_get_size(sign.get(), &width, nullptr);
        double x = std::max(left - m_fonts.px(8) - from_pango(width), m_columns.text_left);
        paragraph.marker = LaidText{std::move(sign), x, paragraph.text_top};
    }
}

// All of a paragraph, or as much of a very long one as Pango wraps well: it adds up widths in 1/1024 pixels, which overflow
// an int near 280,000 letters. Cut after a blank, where a line may end anyway.
CharRange ParagraphMaker::next_piece(CharRange rest) const
{
    constexpr std::int64_t longest = 20000;
    constexpr std::int64_t looked_back = 400;
    if (rest.length() <= longest) {
        return rest;
    }
    CharPos end = rest.begin + longest;
    std::string_view before = m_document.slice({end - looked_back, end});
    std::size_t blank = before.rfind(' ');
    if (blank != std::string_view::npos) {
        CharPos after = m_document.map().to_char(m_document.map().to_byte(end - looked_back) + static_cast<std::int64_t>(blank + 1));
        return {rest.begin, after};
    }
    return {rest.begin, previous_grapheme(m_document.map(), end)};
}

void ParagraphMaker::add_row(LaidParagraph& paragraph) const
{
    const TableShape& table = m_shape.tables[static_cast<std::size_t>(paragraph.shape->table)];
    const std::vector<double>& widths = m_table_columns[static_cast<std::size_t>(paragraph.shape->table)];
    double padding = m_fonts.px(cell_padding);
    double y = paragraph.text_top + m_fonts.px(row_padding);
    double x = m_columns.text_left;
    double bottom = y;
    std::string_view row = m_document.slice(paragraph.range);
    BytePos start = m_document.map().to_byte(paragraph.range.begin);
    for (std::size_t column = 0; column < widths.size(); ++column) {
        std::size_t tab = std::min(row.find('\t'), row.size());
        CharRange range = m_document.map().to_chars(ByteRange{start, start + static_cast<std::int64_t>(tab)});
        double width = std::max(widths[column] - 2 * padding, m_fonts.character_width());
        paragraph.cells.push_back(make_cell(paragraph, range, x + padding, y, width));
        bottom = std::max(bottom, y + paragraph.cells.back().height);
        x += widths[column];
        paragraph.table_lines.push_back(std::round(x) + 0.5);
        if (tab >= row.size()) {
            break;
        }
        row.remove_prefix(tab + 1);
        start = start + static_cast<std::int64_t>(tab + 1);
    }
    paragraph.height = bottom + m_fonts.px(row_padding);
    paragraph.last_of_table = paragraph.index + 1 == table.first_paragraph + table.rows;
}

void ParagraphMaker::add_notes(LaidParagraph& paragraph) const
{
    double next_free = 0;
    for (const MarginNote* note : m_shape.notes_in(paragraph.range)) {
        PangoLayoutPtr text = m_fonts.layout(FontRole::Small, note->text, m_columns.text_left - m_columns.notes_left - m_fonts.px(6));
        pango_layout_set_ellipsize(text.get(), PANGO_ELLIPSIZE_END);
        int height = 0;
        pango_layout_get_size(text.get(), nullptr, &height);
        // A time before any words stands beside the caption, any other beside its line.
        const LaidCell& cell = *paragraph.cell_of(note->at);
        double y = 0;
        if (paragraph.caption && cell.shown.to_byte(note->at) == 0) {
            y = paragraph.caption->y;
        } else {
            const LaidLine& line = cell.lines[cell.line_of(cell.shown.to_byte(note->at))];
            y = line.baseline - from_pango(pango_layout_get_baseline(text.get()));
        }
        if (y < next_free && note->may_be_left_out) {
            continue;
        }
        y = std::max(y, next_free);
        next_free = y + from_pango(height);
        paragraph.notes.push_back({std::move(text), m_columns.notes_left, y});
    }
}

LaidCell ParagraphMaker::make_cell(const LaidParagraph& paragraph, CharRange range, double x, double y, double width) const
{
    LaidCell cell;
    cell.shown = ShownText(m_document, range);
    cell.x = x;
    cell.y = y;
    cell.width = width;
    cell.layout = m_fonts.layout(role(*paragraph.shape), cell.shown.text(), width);
    pango_layout_set_attributes(cell.layout.get(), attributes(paragraph.index, cell.shown).get());
    int height = 0;
    pango_layout_get_size(cell.layout.get(), nullptr, &height);
    cell.height = from_pango(height);

    PangoLayoutIter* it = pango_layout_get_iter(cell.layout.get());
    do {
        PangoLayoutLine* line = pango_layout_iter_get_line_readonly(it);
        PangoRectangle logical;
        PangoRectangle own;
        pango_layout_iter_get_line_extents(it, nullptr, &logical);
        pango_layout_line_get_extents(line, nullptr, &own);
        double baseline = y + from_pango(pango_layout_iter_get_baseline(it));
        cell.lines.push_back({line, line->start_index, line->start_index + line->length, from_pango(logical.x),
                              baseline + from_pango(own.y), baseline + from_pango(own.y + own.height), baseline,
                              runs_left_to_right(line)});
    } while (pango_layout_iter_next_line(it));
    pango_layout_iter_free(it);
    return cell;
}

AttrListPtr ParagraphMaker::attributes(std::size_t index, const ShownText& shown) const
{
    auto [first, last] = m_shape.runs_of(index);
    AttrListPtr list(pango_attr_list_new());
    pango_attr_list_insert(list.get(), pango_attr_insert_hyphens_new(FALSE));      // nothing is drawn that is not in the text
    for (const StyledRun* run = first; run != last; ++run) {
        PangoAttribute* attribute = run->kind == MarkKind::Bold ? pango_attr_weight_new(PANGO_WEIGHT_SEMIBOLD)
                                                                : pango_attr_style_new(PANGO_STYLE_ITALIC);
        attribute->start_index = static_cast<guint>(shown.to_byte(run->range.begin));
        attribute->end_index = static_cast<guint>(shown.to_byte(run->range.end));
        pango_attr_list_insert(list.get(), attribute);
    }
    return list;
}

double ParagraphMaker::estimate(std::size_t index) const
{
    const ParagraphShape& shape = m_shape.paragraphs[index];
    double height = space_above(index);
    if (shape.page && index > 0) {
        height += m_fonts.px(page_rule_height);
    }
    if (!shape.caption.empty()) {
        double characters = static_cast<double>(shape.caption.size());
        double lines = std::ceil(characters * m_character_width / std::max(m_columns.text_width, m_character_width));
        height += m_fonts.px(18) * std::clamp(lines, 1.0, static_cast<double>(most_caption_lines));
    }
    if (shape.blank) {
        return height + (!shape.caption.empty() ? 0 : m_fonts.px(blank_height));
    }
    // A wrapped line stays half a word short.
    auto lines_in = [this](double characters, double width) {
        double whole = std::max(width, m_character_width);
        double wrapped = std::max(width - half_word * m_character_width, m_character_width);
        double needed = characters * m_character_width;
        return needed <= whole ? 1.0 : std::ceil((needed - half_word * m_character_width) / wrapped);
    };
    double lines = 1;
    CharRange range = m_document.paragraphs()[index];
    if (shape.style == ParagraphStyle::TableRow) {
        const auto& widths = m_table_columns[static_cast<std::size_t>(shape.table)];
        std::size_t column = 0;
        std::string_view row = m_document.slice(range);
        for (; column < widths.size(); ++column) {
            std::size_t tab = std::min(row.find('\t'), row.size());
            lines = std::max(lines, lines_in(static_cast<double>(tab), widths[column] - 2 * m_fonts.px(cell_padding)));
            row.remove_prefix(std::min(tab + 1, row.size()));
        }
        height += 2 * m_fonts.px(row_padding);
    } else {
        lines = lines_in(static_cast<double>(range.length()), m_columns.text_width - indent(shape));
    }
    return std::ceil(height + lines * m_fonts.line_height() - (m_fonts.line_height() - m_fonts.ascent() - m_fonts.descent()));
}

} // namespace duiding
