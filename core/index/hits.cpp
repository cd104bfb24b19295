// SPDX-License-Identifier: GPL-3.0-or-later
// From matches to what people read (context lines) and to what auto-coding codes (ranges).
#include "core/index/hits.h"

#include "core/text/segments.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace duiding {

namespace {

constexpr std::int64_t snippet_before = 60;
constexpr std::int64_t snippet_after = 140;

bool is_blank(char32_t c) { return c <= U' ' || c == U'\u00A0' || c == U'\u2028'; }

// A stretch of a document on one line: without labels and time marks, line ends and runs of blanks as one blank.
class OneLine {
public:
    OneLine(const DocumentText& text, CharRange range) : m_begin(range.begin)
    {
        m_places.assign(static_cast<std::size_t>(std::max<std::int64_t>(range.length(), 0)) + 1, 0);
        CharPos at = range.begin;
        for (CharRange piece : text.content_of(range)) {
            skip_to(at, piece.begin);
            std::string_view bytes = text.slice(piece);
            for (std::size_t byte = 0; byte < bytes.size(); ++at) {
                auto point = decode_at(bytes, byte);
                place(at);
                add(point.value);
                byte += static_cast<std::size_t>(point.bytes);
            }
        }
        skip_to(at, range.end);
        place(range.end);
    }

    const std::string& line() const { return m_line; }

    // Where a range of the document stands in the line.
    CharRange in_line(CharRange range) const { return char_range(place_of(range.begin), place_of(range.end)); }

private:
    void add(char32_t c)
    {
        bool blank = is_blank(c);
        if (blank && (m_characters == 0 || m_after_blank)) {
            return;
        }
        append_utf8(m_line, blank ? U' ' : c);
        m_after_blank = blank;
        ++m_characters;
    }

    void place(CharPos at) { m_places[static_cast<std::size_t>(at - m_begin)] = m_characters; }

    void skip_to(CharPos& at, CharPos end)
    {
        for (; at < end; ++at) {
            place(at);
        }
    }

    std::int64_t place_of(CharPos at) const
    {
        auto last = static_cast<std::int64_t>(m_places.size()) - 1;
        return m_places[static_cast<std::size_t>(std::clamp<std::int64_t>(at - m_begin, 0, last))];
    }

    CharPos m_begin;
    std::vector<std::int64_t> m_places;      // of each position of the range, in the line
    std::string m_line;
    std::int64_t m_characters = 0;
    bool m_after_blank = false;
};

bool is_blank_at(const DocumentText& text, CharPos at)
{
    return is_blank(decode_at(text.text(), static_cast<std::size_t>(text.map().to_byte(at).value)).value);
}

// Moves inward to the next blank, at most `most` characters, so that no word is cut.
CharPos to_blank(const DocumentText& text, CharPos at, CharPos limit, std::int64_t step)
{
    constexpr std::int64_t most = 20;
    CharPos moved = at;
    for (std::int64_t i = 0; i < most && moved != limit; ++i, moved = moved + step) {
        if (is_blank_at(text, moved)) {
            return moved;
        }
    }
    return at;
}

CharRange context_window(const DocumentText& text, CharRange unit, CharRange match, std::int64_t before, std::int64_t after)
{
    CharRange window{std::max(unit.begin, match.begin - before), std::min(unit.end, match.end + after)};
    if (window.begin > unit.begin) {
        window.begin = to_blank(text, window.begin, match.begin, 1);
    }
    if (window.end < unit.end) {
        window.end = to_blank(text, window.end, match.end, -1);
    }
    return snap_to_graphemes(text.map(), window);
}

constexpr std::array code_unit_keys = {std::pair{CodeUnit::Hit, "hit"}, std::pair{CodeUnit::Sentence, "sentence"},
                                       std::pair{CodeUnit::Paragraph, "paragraph"}, std::pair{CodeUnit::Turn, "turn"},
                                       std::pair{CodeUnit::Section, "section"}};

// From the heading above the place to the line before the next heading.
CharRange section_at(const DocumentText& text, CharPos at)
{
    CharRange section = char_range(0, text.characters());
    for (const Mark& mark : text.marks()) {
        if (mark.kind == MarkKind::Heading && mark.range.begin > at) {
            section.end = std::min(section.end, mark.range.begin - 1);
        } else if (mark.kind == MarkKind::Heading) {
            section.begin = std::max(section.begin, mark.range.begin);
        }
    }
    return section;
}

CharRange unit_of(const DocumentText& text, CharRange match, CodeUnit unit)
{
    switch (unit) {
    case CodeUnit::Section:
        return section_at(text, match.begin);
    case CodeUnit::Sentence: {
        CharRange first = sentence_at(text.map(), match.begin);
        CharRange last = sentence_at(text.map(), match.end - 1);
        return {std::min(first.begin, match.begin), std::max(last.end, match.end)};
    }
    case CodeUnit::Paragraph:
        return text.paragraphs()[text.paragraph_index(match.begin)];
    case CodeUnit::Turn: {
        const Mark* turn = text.turn_at(match.begin);
        return turn ? turn->range : text.paragraphs()[text.paragraph_index(match.begin)];
    }
    case CodeUnit::Hit:
        break;
    }
    return match;
}

// The sentences, paragraphs, turns or sections in a stretch of text that hold a word.
std::vector<CharRange> stretches_of(const DocumentText& text, CharRange range, CodeUnit unit)
{
    std::vector<CharRange> stretches;
    range.end = std::min(range.end, CharPos{text.characters()});
    for (CharPos at = range.begin; at < range.end;) {
        CharRange one = unit_of(text, {at, at + 1}, unit).intersection(range);
        CharRange words = text.snap_selection(one);
        if (!words.empty()) {
            stretches.push_back(words);
        }
        at = std::max(one.end, at) + 1;                // past the LF, or the blank between two
    }
    return stretches;
}

void keep_disjoint(std::vector<CharRange>& ranges)
{
    std::sort(ranges.begin(), ranges.end());
    std::vector<CharRange> kept;
    for (CharRange range : ranges) {
        if (!kept.empty() && range.begin < kept.back().end) {
            kept.back().end = std::max(kept.back().end, range.end);
        } else {
            kept.push_back(range);
        }
    }
    ranges = std::move(kept);
}

} // namespace

void make_snippet(const Cut& cut, SearchHit& hit)
{
    const DocumentText& text = *cut.text;
    CharRange range = cut.inside(hit.range);
    CharRange first = hit.matches.empty() ? CharRange{range.begin, range.begin} : cut.inside(hit.matches.front());
    CharRange window = context_window(text, range, first, snippet_before, snippet_after);
    OneLine line(text, window);
    bool cut_before = window.begin > range.begin;
    hit.snippet = (cut_before ? "…" : "") + line.line() + (window.end < range.end ? "…" : "");
    hit.snippet_marks.clear();
    for (CharRange match : hit.matches) {
        CharRange visible = cut.inside(match).intersection(window);
        if (!visible.empty()) {
            CharRange mark = line.in_line(visible);
            std::int64_t shift = cut_before ? 1 : 0;
            hit.snippet_marks.push_back({mark.begin + shift, mark.end + shift});
        }
    }
}

MatchContext match_context(const DocumentText& text, CharRange hit, CharRange match, int characters_each_side)
{
    CharRange window = context_window(text, hit, match, characters_each_side, characters_each_side);
    MatchContext context;
    context.before = OneLine(text, {window.begin, match.begin}).line();
    context.match = OneLine(text, match).line();
    context.after = OneLine(text, {match.end, window.end}).line();
    bool blank_after = match.end < window.end && is_blank_at(text, match.end);
    context.before.insert(0, window.begin > hit.begin ? "…" : "");
    context.after.insert(0, blank_after ? " " : "");
    context.after += window.end < hit.end ? "…" : "";
    return context;
}

void make_places(const Cut& cut, SearchHit& hit)
{
    std::vector<CharRange> matches = hit.matches;
    if (matches.empty()) {
        matches.push_back({hit.range.begin, hit.range.begin});
    }
    const DocumentText& text = *cut.text;
    for (CharRange match : matches) {
        CharRange inside = cut.inside(match);
        const Speaker* speaker = text.speaker_at(inside.begin);
        hit.places.push_back({match, speaker ? speaker->name : std::string(), text.page_label_at(inside.begin),
                              static_cast<std::int64_t>(cut.first_paragraph + text.paragraph_index(inside.begin)) + 1,
                              match.empty() ? MatchContext{{}, {}, hit.snippet} : match_context(text, cut.inside(hit.range), inside)});
    }
}

const char* to_key(CodeUnit unit)
{
    return std::find_if(code_unit_keys.begin(), code_unit_keys.end(), [&](const auto& entry) { return entry.first == unit; })->second;
}

std::optional<CodeUnit> code_unit_from_key(std::string_view key)
{
    auto found = std::find_if(code_unit_keys.begin(), code_unit_keys.end(), [&](const auto& entry) { return entry.second == key; });
    return found == code_unit_keys.end() ? std::nullopt : std::optional(found->first);
}

std::vector<DocumentRanges> matches_to_ranges(const std::vector<SearchHit>& hits, CodeUnit unit, const TextSource& texts,
                                              InterviewerTurns interviewer)
{
    std::vector<DocumentRanges> documents;
    std::unordered_map<DocumentId, std::size_t> places;
    std::vector<DocumentTextPtr> loaded;
    for (const SearchHit& hit : hits) {
        auto [place, is_new] = places.try_emplace(hit.document, documents.size());
        if (is_new) {
            documents.push_back({hit.document, {}});
            loaded.push_back(texts(hit.document));
        }
        const DocumentTextPtr& text = loaded[place->second];
        // A hit of fields alone has no matches: all of it is what was asked for.
        for (CharRange match : hit.matches.empty() && text && unit != CodeUnit::Hit ? stretches_of(*text, hit.range, unit) : hit.matches) {
            if (!text || match.end.value > text->characters()
                || (interviewer == InterviewerTurns::LeaveOut && text->is_interviewer(match))) {
                continue;
            }
            // A long section has many matches, and finding it looks at every mark.
            std::vector<CharRange>& ranges = documents[place->second].ranges;
            if (unit == CodeUnit::Section && !ranges.empty() && ranges.back().contains(match)) {
                continue;
            }
            CharRange range = text->snap_selection(unit_of(*text, match, unit));
            if (!range.empty()) {
                ranges.push_back(range);
            }
        }
    }
    for (DocumentRanges& document : documents) {
        keep_disjoint(document.ranges);
    }
    std::erase_if(documents, [](const DocumentRanges& document) { return document.ranges.empty(); });
    return documents;
}

} // namespace duiding
