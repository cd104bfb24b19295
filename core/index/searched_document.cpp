// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/searched_document.h"

#include "core/text/segments.h"

#include <algorithm>

namespace duiding {

CharRange SearchedDocument::paragraph_at(CharPos position) const
{
    return m_whole ? m_whole->paragraphs()[m_whole->paragraph_index(position)] : m_block.paragraph(m_block.paragraph_index(position));
}

Cut SearchedDocument::cut(CharRange range) const
{
    if (m_whole) {
        return {m_whole, 0};
    }
    std::size_t first = m_block.paragraph_index(range.begin);
    std::size_t last = m_block.paragraph_index(range.end);        // one further when the range ends behind an LF
    return {m_block.cut(first, last), m_block.paragraph(first).begin.value, first};
}

// From the heading above the place to the line before the next heading.
CharRange SearchedDocument::section_at(CharPos at)
{
    if (!m_headings) {
        m_headings.emplace();
        for (const Mark& mark : m_whole ? m_whole->marks() : m_block.marks()) {
            if (mark.kind == MarkKind::Heading) {
                m_headings->push_back(mark.range.begin);
            }
        }
    }
    auto next = std::upper_bound(m_headings->begin(), m_headings->end(), at);
    CharRange section = char_range(0, characters());
    section.begin = next == m_headings->begin() ? section.begin : *std::prev(next);
    section.end = next == m_headings->end() ? section.end : *next - 1;
    return section;
}

std::vector<Mark> SearchedDocument::turns_of(CharRange paragraph) const
{
    auto marks = m_block.marks_of(m_block.paragraph_index(paragraph.begin));
    std::erase_if(marks, [](const Mark& mark) { return mark.kind != MarkKind::Turn; });
    return marks;
}

// The innermost, or null.
const Mark* SearchedDocument::turn_at(CharPos position, const std::vector<Mark>& turns) const
{
    if (m_whole) {
        return m_whole->turn_at(position);
    }
    auto turn = std::find_if(turns.rbegin(), turns.rend(), [&](const Mark& mark) { return mark.range.contains(position); });
    return turn == turns.rend() ? nullptr : &*turn;
}

std::vector<CharRange> SearchedDocument::units(CharPos position, HitUnit unit)
{
    CharRange paragraph = paragraph_at(position);
    switch (unit) {
    case HitUnit::Sentence: {
        Cut read = cut(paragraph);
        auto found = sentences(read.text->map(), read.inside(paragraph));
        std::transform(found.begin(), found.end(), found.begin(), [&](CharRange range) { return read.outside(range); });
        return found;
    }
    case HitUnit::Section:
        return {section_at(paragraph.begin)};
    case HitUnit::Document:
        return {char_range(0, characters())};
    case HitUnit::Turn: {
        std::vector<CharRange> units;
        auto turns = m_whole ? std::vector<Mark>() : turns_of(paragraph);
        for (CharPos at = paragraph.begin; at < paragraph.end;) {
            const Mark* turn = turn_at(at, turns);
            CharRange range = turn ? turn->range : paragraph;
            units.push_back(range);
            at = std::max(range.end, at + 1);
        }
        return units;
    }
    case HitUnit::Paragraph:
        break;
    }
    return {paragraph};
}

} // namespace duiding
