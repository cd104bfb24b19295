// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/rtf/body.h"

#include <algorithm>
#include <utility>

namespace duiding::rtf {

namespace {

constexpr std::size_t longest_title = 300;
constexpr int most_levels = 9;

} // namespace

void Body::text(std::string_view utf8, RunStyle style, const ParagraphFormat& format)
{
    if (!m_label.empty()) {
        utf8.remove_prefix(std::min(utf8.find_first_not_of(' '), utf8.size()));
    }
    if (utf8.empty()) {
        return;
    }
    if (level_of(format) > 0) {
        open_table();
        write_tabs();
    } else {
        close_table();
    }
    if (std::exchange(m_break_pending, false)) {
        m_builder.soft_break();
    }
    if (!m_label.empty()) {
        m_builder.text(std::exchange(m_label, {}));
    }
    if (m_paragraph_text.size() < longest_title) {
        m_paragraph_text += utf8;
    }
    if (m_table && utf8.find('\t') != std::string_view::npos) {
        std::string clean(utf8);
        std::replace(clean.begin(), clean.end(), '\t', ' ');
        m_builder.text(clean, style);
    } else {
        m_builder.text(utf8, style);
    }
}

void Body::soft_break(const ParagraphFormat& format)
{
    bool has_text = level_of(format) > 0 ? m_table && m_builder.here() > m_table->cell_begin : !m_builder.paragraph_empty();
    if (has_text && m_break_pending) {
        m_builder.soft_break();
    }
    m_break_pending = m_break_pending || has_text;
}

void Body::end_paragraph(const ParagraphFormat& format)
{
    if (level_of(format) > 0) {
        m_break_pending = m_break_pending || (m_table && m_builder.here() > m_table->cell_begin);
        m_marker.clear();
        m_paragraph_text.clear();
        return;
    }
    close_table();
    m_break_pending = false;
    mark_paragraph(format);
    m_builder.end_paragraph();
}

void Body::mark_paragraph(const ParagraphFormat& format)
{
    CharRange range{m_builder.paragraph_begin(), m_builder.here()};
    const Style& style = m_styles.find(format.style);
    int heading = format.outline >= 0 ? format.outline : style.heading;
    if (heading > 0) {
        m_builder.mark(MarkKind::Heading, range, heading);
    }
    if (!m_marker.empty()) {
        m_builder.mark(MarkKind::ListItem, range, std::clamp(format.list_level, 0, most_levels - 1) + 1, std::exchange(m_marker, {}));
    }
    if (style.is_title && m_title.empty()) {
        m_title = m_paragraph_text;
    }
    m_paragraph_text.clear();
}

void Body::begin_row()
{
    m_row_described = true;
    m_described_cells = 0;
}

// 0 = outside any table, 1 = in a cell, 2 and more = in a table inside a cell. Frames do not count.
int Body::level_of(const ParagraphFormat& format)
{
    if (!format.in_table && !m_row_described) {
        return 0;
    }
    m_frame = m_frame || (!m_table && m_row_described && m_described_cells == 1);
    return std::max(format.nesting, 1) - (m_frame ? 1 : 0);
}

void Body::open_table()
{
    if (!m_table) {
        m_table = Table{m_builder.paragraph_begin(), 0, 0, 0, m_builder.paragraph_begin()};
    }
}

void Body::write_tabs()
{
    if (m_table->tabs < m_table->cells) {
        m_break_pending = false;
        m_builder.text(std::string(static_cast<std::size_t>(m_table->cells - m_table->tabs), '\t'));
        m_table->tabs = m_table->cells;
        m_table->cell_begin = m_builder.here();
    }
}

void Body::end_cell(int nesting, const ParagraphFormat& format)
{
    ParagraphFormat in_cell = format;
    in_cell.in_table = true;
    in_cell.nesting = nesting;
    int level = level_of(in_cell);
    if (level > 1) {
        end_paragraph(in_cell);
    } else if (level == 1) {
        open_table();
        write_tabs();
        ++m_table->cells;
        m_break_pending = false;
        m_marker.clear();
        m_paragraph_text.clear();
    } else if (m_table || !m_builder.paragraph_empty()) {
        close_table();
        if (!m_builder.paragraph_empty()) {
            end_paragraph(in_cell);
        }
    }
}

void Body::end_row(int nesting)
{
    int level = nesting - (m_frame ? 1 : 0);
    if (nesting <= 1) {
        m_row_described = false;
        m_described_cells = 0;
    }
    if (level <= 0) {
        close_table();
        m_frame = false;
    } else if (level == 1) {
        end_open_row();
    } else {
        m_break_pending = m_table && m_builder.here() > m_table->cell_begin;
    }
}

void Body::end_open_row()
{
    bool has_content = m_table && (m_table->cells > 0 || !m_builder.paragraph_empty());
    if (has_content) {
        int unended = m_builder.here() > m_table->cell_begin ? m_table->tabs + 1 : 0;
        m_table->columns = std::max({m_table->columns, m_table->cells, unended});
        m_table->cells = 0;
        m_table->tabs = 0;
        m_break_pending = false;
        m_builder.end_paragraph();
        m_table->cell_begin = m_builder.here();
    } else if (!m_builder.paragraph_empty()) {
        m_builder.end_paragraph();
    }
}

void Body::close_table()
{
    if (!m_table) {
        return;
    }
    end_open_row();
    Table table = *std::exchange(m_table, std::nullopt);
    if (m_builder.here() > table.begin) {
        m_builder.mark(MarkKind::Table, {table.begin, m_builder.here() - 1}, table.columns);
    }
}

void Body::close(const ParagraphFormat& format)
{
    close_table();
    m_frame = false;
    m_row_described = false;
    ParagraphFormat outside = format;
    outside.in_table = false;
    m_break_pending = false;
    if (!m_builder.paragraph_empty()) {
        end_paragraph(outside);
    }
}

void Body::set_marker(std::string marker)
{
    m_marker = std::move(marker);
}

void Body::write_before_next_text(std::string label)
{
    m_label = std::move(label);
}

} // namespace duiding::rtf
