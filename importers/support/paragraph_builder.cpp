// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/paragraph_builder.h"

#include "core/text/normalize.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace duiding {

namespace {

bool is_plain(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return (c >= 0x20 && c < 0x7F) || c == '\t'; });
}

std::int64_t count_replaced(std::string_view text)
{
    std::int64_t count = 0;
    for (std::size_t at = text.find("\xEF\xBF\xBD"); at != std::string_view::npos; at = text.find("\xEF\xBF\xBD", at + 3)) {
        ++count;
    }
    return count;
}

} // namespace

void ParagraphBuilder::text(std::string_view utf8, RunStyle style)
{
    if (utf8.empty()) {
        return;
    }
    set_style(style);
    if (is_plain(utf8)) {
        m_text += utf8;
        m_length += static_cast<std::int64_t>(utf8.size());
        return;
    }
    std::string clean = normalize_stored_text(utf8).text;
    std::replace(clean.begin(), clean.end(), '\n', ' ');
    m_replaced += count_replaced(clean) - count_replaced(utf8);
    m_length += static_cast<std::int64_t>(count_code_points(clean));
    m_text += clean;
}

void ParagraphBuilder::soft_break()
{
    m_text += "\xE2\x80\xA8";
    ++m_length;
}

void ParagraphBuilder::end_paragraph()
{
    set_style({});
    m_text += '\n';
    m_paragraph_begin = ++m_length;
}

void ParagraphBuilder::insert(const ImportedDocument& document)
{
    if (!paragraph_empty()) {
        end_paragraph();
    }
    std::int64_t shift = m_length;
    std::string_view rest = document.text;
    while (!rest.empty()) {
        std::size_t end = std::min(rest.find('\n'), rest.size());
        text(rest.substr(0, end));
        end_paragraph();
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    for (const Mark& inner : document.marks) {
        if (inner.kind != MarkKind::Page) {
            mark(inner.kind, {inner.range.begin + shift, inner.range.end + shift}, inner.number, inner.value);
        }
    }
}

void ParagraphBuilder::set_style(RunStyle style)
{
    turn(m_bold, style.bold, *this);
    turn(m_italic, style.italic, *this);
}

void ParagraphBuilder::turn(Open& open, bool on, ParagraphBuilder& builder)
{
    if (on && !open.begin) {
        open.begin = builder.here();
    } else if (!on && open.begin) {
        builder.mark(open.kind, {*open.begin, builder.here()});
        open.begin.reset();
    }
}

void ParagraphBuilder::mark(MarkKind kind, CharRange range, std::int64_t number, std::string value)
{
    if (!range.empty() || kind == MarkKind::Page) {
        m_marks.push_back({kind, range, number, std::move(value)});
    }
}

void ParagraphBuilder::finish(ImportedDocument& document)
{
    set_style({});
    std::size_t end = m_text.find_last_not_of('\n');
    m_text.erase(end == std::string::npos ? 0 : end + 1);
    CharPos last{static_cast<std::int64_t>(count_code_points(m_text))};
    for (Mark& mark : m_marks) {
        mark.range = {std::min(mark.range.begin, last), std::min(mark.range.end, last)};
    }
    std::erase_if(m_marks, [](const Mark& mark) { return mark.range.empty() && mark.kind != MarkKind::Page; });
    std::stable_sort(m_marks.begin(), m_marks.end(), [](const Mark& a, const Mark& b) {
        return a.range.begin != b.range.begin ? a.range.begin < b.range.begin : a.range.end > b.range.end;
    });
    document.text = std::move(m_text);
    document.marks = std::move(m_marks);
    if (m_replaced > 0) {
        document.findings.push_back({Severity::Warning, {},
                                     msgn("{0} character that text may not hold was replaced by “�”.",
                                          "{0} characters that text may not hold were replaced by “�”.", m_replaced, m_replaced)});
    }
}

} // namespace duiding
