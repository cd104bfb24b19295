// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/flow_writer.h"

#include "core/text/normalize.h"

#include <algorithm>
#include <utility>

namespace duiding {

namespace {

constexpr std::size_t longest_title = 300;

} // namespace

void FlowWriter::open_paragraph(FlowParagraph paragraph)
{
    bool goes_on = m_open && paragraph.joins_previous;
    if (m_open && !goes_on) {
        close_paragraph();
    }
    m_begin = goes_on ? m_begin : m_builder.here();
    bool second_in_cell = in_table() && m_builder.here() > m_tables.front().cell_begin;
    m_break_pending = m_break_pending || second_in_cell;
    m_paragraph = std::move(paragraph);
    m_open = true;
}

void FlowWriter::close_paragraph()
{
    if (!std::exchange(m_open, false)) {
        return;
    }
    m_break_pending = false;
    mark_point_comments();
    if (in_table()) {
        return;
    }
    CharRange range{m_begin, m_builder.here()};
    if (!range.empty()) {
        m_builder.mark(MarkKind::Heading, m_paragraph.heading > 0 ? range : CharRange{}, m_paragraph.heading);
        std::string marker = m_paragraph.list_level > 0 && m_paragraph.list_marker ? m_paragraph.list_marker() : std::string();
        m_builder.mark(MarkKind::ListItem, marker.empty() ? CharRange{} : range, m_paragraph.list_level, marker);
    }
    m_builder.end_paragraph();
}

void FlowWriter::text(std::string_view utf8, RunStyle style)
{
    if (utf8.empty()) {
        return;
    }
    if (!m_open) {
        m_open = true;
        m_paragraph = {};
        m_begin = m_builder.here();
    }
    if (m_break_pending) {
        m_builder.soft_break();
        m_break_pending = false;
    }
    if (!m_note_label.empty()) {
        std::size_t first = utf8.find_first_not_of(' ');
        if (first == std::string_view::npos) {
            return;
        }
        utf8.remove_prefix(first);
        m_builder.text("[" + std::exchange(m_note_label, {}) + "] ");
    }
    for (const std::string& id : std::exchange(m_begun_comments, {})) {
        if (auto it = m_open_comments.find(id); it != m_open_comments.end()) {
            it->second.begin = it->second.begin.value_or(m_builder.here());
        }
    }
    if (m_paragraph.title && m_title.size() < longest_title) {
        m_title += utf8;
    }
    if (in_table() && utf8.find('\t') != std::string_view::npos) {
        std::string clean(utf8);
        std::replace(clean.begin(), clean.end(), '\t', ' ');
        m_builder.text(clean, style);
    } else {
        m_builder.text(utf8, style);
    }
    m_text_end = m_builder.here();
}

void FlowWriter::soft_break()
{
    bool has_text = m_open && m_builder.here() > m_begin;
    if (has_text && m_break_pending) {
        m_builder.soft_break();
    }
    m_break_pending = m_break_pending || has_text;
}

void FlowWriter::begin_table(TableShape shape)
{
    close_paragraph();
    bool frame = !in_table() && shape == TableShape::Frame;
    m_table_is_frame.push_back(frame);
    if (!frame) {
        m_tables.push_back({m_builder.here(), 0, 0, m_builder.here()});
    }
}

void FlowWriter::begin_cell()
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

void FlowWriter::end_row()
{
    if (m_table_is_frame.empty() || !in_outermost_table()) {
        return;
    }
    Table& table = m_tables.back();
    table.columns = std::max(table.columns, std::exchange(table.row_cells, 0));
    m_break_pending = false;
    m_builder.end_paragraph();
}

void FlowWriter::end_table()
{
    if (m_table_is_frame.empty()) {
        return;
    }
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

void FlowWriter::insert(const ImportedDocument& document)
{
    close_paragraph();
    if (!in_table()) {
        m_builder.insert(document);
        return;
    }
    std::string_view rest = document.text;
    while (!rest.empty()) {
        std::size_t end = std::min(rest.find('\n'), rest.size());
        open_paragraph({});
        text(rest.substr(0, end), {});
        close_paragraph();
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

void FlowWriter::begin_note(std::string label)
{
    close_paragraph();
    m_note_begin = m_builder.here();
    m_note = label;
    m_note_label = std::move(label);
}

void FlowWriter::end_note()
{
    close_paragraph();
    m_note_label.clear();
    if (m_builder.here() > m_note_begin) {
        m_builder.mark(MarkKind::Note, {m_note_begin, m_builder.here() - 1}, 0, m_note);
    }
}

void FlowWriter::begin_comment(const std::string& id, std::string value)
{
    m_open_comments.insert_or_assign(id, Comment{{}, std::move(value)});
    m_begun_comments.push_back(id);
}

void FlowWriter::end_comment(const std::string& id)
{
    auto it = m_open_comments.find(id);
    if (it == m_open_comments.end()) {
        return;
    }
    Comment comment = std::move(it->second);
    m_open_comments.erase(it);
    if (comment.begin && *comment.begin < m_text_end) {
        mark_comment({*comment.begin, m_text_end}, std::move(comment.value));
    } else {
        point_comment(std::move(comment.value));
    }
}

void FlowWriter::point_comment(std::string value)
{
    m_point_comments.push_back(std::move(value));
    if (!m_open) {
        mark_point_comments();
    }
}

void FlowWriter::mark_point_comments()
{
    CharPos begin = in_table() ? std::max(m_begin, m_tables.front().cell_begin) : m_begin;
    for (std::string& value : std::exchange(m_point_comments, {})) {
        mark_comment({begin, m_builder.here()}, std::move(value));
    }
}

void FlowWriter::mark_comment(CharRange range, std::string value)
{
    ++m_comments;
    m_comments_on_nothing += range.empty();
    m_builder.mark(MarkKind::Comment, range, 0, std::move(value));
}

void FlowWriter::finish()
{
    close_paragraph();
    while (!m_open_comments.empty()) {
        end_comment(std::string(m_open_comments.begin()->first));
    }
    while (!m_table_is_frame.empty()) {
        end_table();
    }
}

std::string comment_value(std::string_view author, std::string_view words)
{
    std::string value(author);
    value += author.empty() || words.empty() ? "" : ": ";
    value += words;
    return normalize_stored_text(value).text;
}

void report_comments(const FlowWriter& flow, Findings& findings)
{
    if (std::int64_t count = flow.comments() - flow.comments_on_nothing(); count > 0) {
        findings.push_back({Severity::Info, {},
                            msgn("{0} comment was kept with the words it is about; it is not part of the text.",
                                 "{0} comments were kept with the words they are about; they are not part of the text.", count, count)});
    }
    if (std::int64_t count = flow.comments_on_nothing(); count > 0) {
        findings.push_back({Severity::Warning, {},
                            msgn("{0} comment hangs on no text and was left out.", "{0} comments hang on no text and were left out.", count,
                                 count)});
    }
}

void report_changes(std::int64_t changes, Findings& findings)
{
    if (changes > 0) {
        findings.push_back({Severity::Warning, {},
                            msgn("{0} tracked change was read as accepted: insertions are in the text, deletions are not.",
                                 "{0} tracked changes were read as accepted: insertions are in the text, deletions are not.", changes,
                                 changes)});
    }
}

} // namespace duiding
