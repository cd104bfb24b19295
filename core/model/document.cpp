// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/document.h"

#include "core/model/key_table.h"
#include "core/text/segments.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

namespace duiding {

namespace {

constexpr KeyEntry<DocumentKind> keys[] = {
    {DocumentKind::Interview, "interview"}, {DocumentKind::Policy, "policy"}, {DocumentKind::Note, "note"},
    {DocumentKind::Survey, "survey"},       {DocumentKind::Media, "media"},
};

constexpr std::size_t mark_kinds = static_cast<std::size_t>(MarkKind::Comment) + 1;

bool in_mark_order(const Mark& a, const Mark& b)
{
    if (a.range.begin != b.range.begin) {
        return a.range.begin < b.range.begin;
    }
    if (a.range.end != b.range.end) {
        return a.range.end > b.range.end;
    }
    return a.kind < b.kind;
}

std::vector<CharRange> find_paragraphs(std::string_view text)
{
    std::vector<CharRange> paragraphs;
    std::int64_t begin = 0;
    for (std::size_t at = 0;;) {
        std::size_t lf = text.find('\n', at);
        std::string_view line = text.substr(at, lf == std::string_view::npos ? lf : lf - at);
        std::int64_t end = begin + static_cast<std::int64_t>(count_code_points(line));
        paragraphs.push_back(char_range(begin, end));
        if (lf == std::string_view::npos) {
            return paragraphs;
        }
        begin = end + 1;
        at = lf + 1;
    }
}

std::vector<CharRange> find_non_content(const std::vector<Mark>& marks)
{
    std::vector<CharRange> spans;
    for (const Mark& mark : marks) {
        if (!is_non_content(mark.kind) || mark.range.empty()) {
            continue;
        }
        if (!spans.empty() && mark.range.begin <= spans.back().end) {
            spans.back().end = std::max(spans.back().end, mark.range.end);
        } else {
            spans.push_back(mark.range);
        }
    }
    return spans;
}

bool begins_before(CharPos position, const CharRange& range) { return position < range.begin; }

// The span that holds the position, or null.
const CharRange* span_at(const std::vector<CharRange>& spans, CharPos position)
{
    auto after = std::upper_bound(spans.begin(), spans.end(), position, begins_before);
    return after != spans.begin() && std::prev(after)->contains(position) ? &*std::prev(after) : nullptr;
}

} // namespace

const char* to_key(DocumentKind kind) { return key_of(keys, kind); }
std::optional<DocumentKind> document_kind_from_key(std::string_view key) { return value_of(keys, key); }

DocumentText::DocumentText(DocumentId id, std::string text, std::vector<Mark> marks, std::vector<Speaker> speakers)
    : m_id(id), m_text(std::move(text)), m_map(m_text), m_marks(std::move(marks)), m_speakers(std::move(speakers)),
      m_paragraphs(find_paragraphs(m_text)), m_by_kind(mark_kinds)
{
    std::stable_sort(m_marks.begin(), m_marks.end(), in_mark_order);
    m_non_content = find_non_content(m_marks);
    for (std::size_t i = 0; i < m_marks.size(); ++i) {
        KindIndex& index = m_by_kind[static_cast<std::size_t>(m_marks[i].kind)];
        index.marks.push_back(i);
        index.longest = std::max(index.longest, m_marks[i].range.length());
    }
}

std::size_t DocumentText::paragraph_index(CharPos position) const
{
    auto after = std::upper_bound(m_paragraphs.begin(), m_paragraphs.end(), position, begins_before);
    return after == m_paragraphs.begin() ? 0 : static_cast<std::size_t>(after - m_paragraphs.begin()) - 1;
}

std::vector<CharRange> DocumentText::content_of(CharRange range) const
{
    std::vector<CharRange> parts;
    CharPos at = range.begin;
    auto span = std::upper_bound(m_non_content.begin(), m_non_content.end(), at, begins_before);
    if (span != m_non_content.begin()) {
        --span;
    }
    for (; span != m_non_content.end() && span->begin < range.end; ++span) {
        if (at < span->begin) {
            parts.push_back({at, span->begin});
        }
        at = std::max(at, span->end);
    }
    if (at < range.end) {
        parts.push_back({at, range.end});
    }
    return parts;
}

std::string DocumentText::quote(CharRange range) const
{
    std::vector<CharRange> parts = content_of(range);
    if (parts.size() == 1 && parts.front() == range) {
        return std::string(slice(range));
    }
    std::string out;
    std::string seam;                               // the blanks on both sides of what was left out
    for (const CharRange& part : parts) {
        CharRange kept = trim_blanks(m_map, part);
        if (kept.empty()) {
            seam += slice(part);
            continue;
        }
        kept.begin = part.begin == range.begin ? part.begin : kept.begin;
        kept.end = part.end == range.end ? part.end : kept.end;
        seam += slice({part.begin, kept.begin});
        if (!out.empty() && !seam.empty()) {
            out += seam.find('\n') != std::string::npos ? '\n' : ' ';
        }
        out += slice(kept);
        seam = slice({kept.end, part.end});
    }
    return out;
}

CharRange DocumentText::snap_selection(CharRange range) const
{
    CharRange snapped = snap_to_graphemes(m_map, range);
    for (CharRange before{}; before != snapped;) {
        before = snapped;
        snapped = trim_blanks(m_map, snapped);
        if (snapped.empty()) {
            return {snapped.begin, snapped.begin};
        }
        if (const CharRange* span = span_at(m_non_content, snapped.begin)) {
            snapped.begin = span->end;
        }
        if (const CharRange* span = span_at(m_non_content, snapped.end - 1)) {
            snapped.end = span->begin;
        }
        // Inward: the edge of a label or blank may lie inside a cluster (a combining mark on a blank).
        if (!is_grapheme_boundary(m_map, snapped.begin)) {
            snapped.begin = next_grapheme(m_map, snapped.begin);
        }
        if (!is_grapheme_boundary(m_map, snapped.end)) {
            snapped.end = previous_grapheme(m_map, snapped.end);
        }
    }
    return snapped;
}

bool DocumentText::is_content(CharPos position) const { return !span_at(m_non_content, position); }

const Mark* DocumentText::mark_at(MarkKind kind, CharPos position) const
{
    const KindIndex& index = m_by_kind[static_cast<std::size_t>(kind)];
    auto after = std::upper_bound(index.marks.begin(), index.marks.end(), position,
                                  [&](CharPos p, std::size_t i) { return p < m_marks[i].range.begin; });
    while (after != index.marks.begin()) {
        const Mark& mark = m_marks[*--after];
        if (mark.range.contains(position)) {
            return &mark;
        }
        if (mark.range.begin + index.longest <= position) {
            return nullptr;
        }
    }
    return nullptr;
}

const Speaker* DocumentText::speaker_at(CharPos position) const
{
    const Mark* turn = turn_at(position);
    if (!turn) {
        return nullptr;
    }
    auto it = std::find_if(m_speakers.begin(), m_speakers.end(), [&](const Speaker& speaker) { return speaker.name == turn->value; });
    return it == m_speakers.end() ? nullptr : &*it;
}

PersonId DocumentText::person_at(CharPos position) const
{
    const Speaker* speaker = speaker_at(position);
    return speaker ? speaker->person : PersonId{};
}

std::string DocumentText::page_label_at(CharPos position) const
{
    const Mark* page = mark_at(MarkKind::Page, position);
    if (!page) {
        return {};
    }
    return page->value.empty() ? std::to_string(page->number) : page->value;
}

bool DocumentText::is_interviewer(CharRange range) const
{
    bool any = false;
    for (const CharRange& part : content_of(range)) {
        // Blanks between turns belong to nobody.
        for (CharRange rest = trim_blanks(m_map, part); !rest.empty(); rest = trim_blanks(m_map, rest)) {
            const Speaker* speaker = speaker_at(rest.begin);
            if (!speaker || speaker->kind != SpeakerKind::Interviewer) {
                return false;
            }
            any = true;
            rest.begin = turn_at(rest.begin)->range.end;
        }
    }
    return any;
}

void count_into(DocumentInfo& info, const DocumentText& text)
{
    info.characters = text.characters();
    info.words = 0;
    for (const CharRange& part : text.content_of(char_range(0, text.characters()))) {
        info.words += count_words(text.map(), part);
    }
    const auto& paragraphs = text.paragraphs();
    info.paragraphs = std::count_if(paragraphs.begin(), paragraphs.end(),
                                    [&](const CharRange& range) { return !trim_blanks(text.map(), range).empty(); });
    const auto& marks = text.marks();
    info.turns = std::count_if(marks.begin(), marks.end(), [](const Mark& mark) { return mark.kind == MarkKind::Turn; });
    std::set<std::pair<std::int64_t, std::string_view>> pages;               // one may have its text in several places
    for (const Mark& mark : marks) {
        if (mark.kind == MarkKind::Page) {
            pages.emplace(mark.number, mark.value);
        }
    }
    info.pages = std::ssize(pages);
}

} // namespace duiding
