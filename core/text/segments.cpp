// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/segments.h"

#include "core/text/abbreviations.h"
#include "core/text/breaker.h"
#include "core/text/utf8.h"

#include <unicode/uchar.h>

namespace duiding {

namespace {

// A stretch of the text in bytes, with the conversions that break iteration needs.
struct Stretch {
    const OffsetMap& map;
    ByteRange bytes;

    std::string_view text() const
    {
        return map.text().substr(static_cast<std::size_t>(bytes.begin.value), static_cast<std::size_t>(bytes.length()));
    }
    std::int64_t local(CharPos position) const { return map.to_byte(position) - bytes.begin; }
    CharPos global(std::int64_t local_byte) const { return map.to_char(bytes.begin + local_byte); }
};

// Code points counted along with the bytes of an iteration: cheaper than asking the map for each boundary.
class Counter {
public:
    Counter(std::string_view text, CharPos begin) : m_text(text), m_position(begin) {}

    CharPos to(std::int64_t byte)
    {
        auto n = count_code_points(m_text.substr(static_cast<std::size_t>(m_byte), static_cast<std::size_t>(byte - m_byte)));
        m_position = m_position + static_cast<std::int64_t>(n);
        m_byte = byte;
        return m_position;
    }

private:
    std::string_view m_text;
    std::int64_t m_byte = 0;
    CharPos m_position;
};

CharPos clamped(const OffsetMap& map, CharPos position) { return {std::clamp<std::int64_t>(position.value, 0, map.characters())}; }

ByteRange paragraph_bytes(std::string_view text, BytePos at)
{
    auto byte = static_cast<std::size_t>(at.value);
    std::size_t before = byte == 0 ? std::string_view::npos : text.rfind('\n', byte - 1);
    std::size_t after = text.find('\n', byte);
    return {{before == std::string_view::npos ? 0 : static_cast<std::int64_t>(before) + 1},
            {static_cast<std::int64_t>(after == std::string_view::npos ? text.size() : after)}};
}

Stretch paragraph_stretch(const OffsetMap& map, CharPos position)
{
    return {map, paragraph_bytes(map.text(), map.to_byte(clamped(map, position)))};
}

// Calls visit(stretch) for the part of each paragraph that lies in the range.
template <class Visit>
void for_each_paragraph(const OffsetMap& map, CharRange within, Visit visit)
{
    ByteRange bytes = map.to_bytes(within);
    while (bytes.begin < bytes.end) {
        std::size_t lf = map.text().find('\n', static_cast<std::size_t>(bytes.begin.value));
        BytePos end = lf == std::string_view::npos ? bytes.end : std::min(bytes.end, BytePos{static_cast<std::int64_t>(lf)});
        visit(Stretch{map, {bytes.begin, end}});
        bytes.begin = end + 1;
    }
}

bool is_blank(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)); }

std::size_t previous_start(std::string_view text, std::size_t at)
{
    do {
        --at;
    } while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    return at;
}

// Bytes [begin, end) of `text` without blanks at both ends.
std::pair<std::size_t, std::size_t> trimmed(std::string_view text, std::size_t begin, std::size_t end)
{
    while (begin < end) {
        DecodedPoint point = decode_at(text, begin);
        if (!is_blank(point.value)) {
            break;
        }
        begin += static_cast<std::size_t>(point.bytes);
    }
    while (end > begin) {
        std::size_t at = previous_start(text, end);
        if (!is_blank(decode_at(text, at).value)) {
            break;
        }
        end = at;
    }
    return {begin, end};
}

// The run of blanks around byte `at` of `text`, which holds a blank.
std::pair<std::size_t, std::size_t> blank_run(std::string_view text, std::size_t at)
{
    std::size_t begin = at;
    while (begin > 0 && is_blank(decode_at(text, previous_start(text, begin)).value)) {
        begin = previous_start(text, begin);
    }
    std::size_t end = at;
    while (end < text.size() && is_blank(decode_at(text, end).value)) {
        end += static_cast<std::size_t>(decode_at(text, end).bytes);
    }
    return {begin, end};
}

bool is_sentence_boundary(std::string_view paragraph, std::int64_t at)
{
    return !ends_in_abbreviation(paragraph.substr(0, static_cast<std::size_t>(at)));
}

// Start of the sentence that holds byte `at` (which may be its first).
std::int64_t sentence_begin(Breaker& breaker, std::string_view paragraph, std::int64_t at)
{
    std::int64_t begin = at > 0 && !breaker.is_boundary(at) ? breaker.preceding(at) : at;
    while (begin > 0 && !is_sentence_boundary(paragraph, begin)) {
        begin = breaker.preceding(begin);
    }
    return begin;
}

std::int64_t sentence_end(Breaker& breaker, std::string_view paragraph, std::int64_t begin)
{
    auto length = static_cast<std::int64_t>(paragraph.size());
    std::int64_t end = breaker.following(begin);
    while (end < length && !is_sentence_boundary(paragraph, end)) {
        end = breaker.following(end);
    }
    return end;
}

} // namespace

CharRange paragraph_at(const OffsetMap& map, CharPos position) { return map.to_chars(paragraph_stretch(map, position).bytes); }

// Graphemes are asked of the whole text: ICU looks only at what lies next to the position, and opening the text costs nothing.
bool is_grapheme_boundary(const OffsetMap& map, CharPos position)
{
    if (position.value <= 0 || position.value >= map.characters()) {
        return true;
    }
    return Breaker::on(BreakKind::Grapheme, map.text()).is_boundary(map.to_byte(position).value);
}

CharPos previous_grapheme(const OffsetMap& map, CharPos position)
{
    if (position.value <= 0) {
        return {0};
    }
    return map.to_char(BytePos{Breaker::on(BreakKind::Grapheme, map.text()).preceding(map.to_byte(position).value)});
}

CharPos next_grapheme(const OffsetMap& map, CharPos position)
{
    if (position.value >= map.characters()) {
        return {map.characters()};
    }
    return map.to_char(BytePos{Breaker::on(BreakKind::Grapheme, map.text()).following(map.to_byte(position).value)});
}

CharRange snap_to_graphemes(const OffsetMap& map, CharRange range)
{
    CharRange snapped{clamped(map, range.begin), clamped(map, range.end)};
    if (snapped.empty()) {
        return snapped;
    }
    if (!is_grapheme_boundary(map, snapped.begin)) {
        snapped.begin = previous_grapheme(map, snapped.begin);
    }
    if (!is_grapheme_boundary(map, snapped.end)) {
        snapped.end = next_grapheme(map, snapped.end);
    }
    return snapped;
}

CharRange word_at(const OffsetMap& map, CharPos position)
{
    Stretch paragraph = paragraph_stretch(map, position);
    std::string_view text = paragraph.text();
    std::int64_t at = paragraph.local(clamped(map, position));
    if (at >= static_cast<std::int64_t>(text.size())) {
        return {paragraph.global(at), paragraph.global(at)};
    }
    if (is_blank(decode_at(text, static_cast<std::size_t>(at)).value)) {
        auto [begin, end] = blank_run(text, static_cast<std::size_t>(at));
        return {paragraph.global(static_cast<std::int64_t>(begin)), paragraph.global(static_cast<std::int64_t>(end))};
    }
    Breaker& breaker = Breaker::on(BreakKind::Word, text);
    std::int64_t begin = breaker.is_boundary(at) ? at : breaker.preceding(at);
    return {paragraph.global(begin), paragraph.global(breaker.following(begin))};
}

CharPos previous_word(const OffsetMap& map, CharPos position)
{
    CharPos from = clamped(map, position);
    while (from.value > 0) {
        Stretch paragraph = paragraph_stretch(map, from);
        Breaker& breaker = Breaker::on(BreakKind::Word, paragraph.text());
        for (std::int64_t at = paragraph.local(from); at > 0;) {
            at = breaker.preceding(at);
            breaker.following(at);
            if (breaker.is_word()) {
                return paragraph.global(at);
            }
        }
        from = paragraph.global(0) - 1;
    }
    return {0};
}

CharPos next_word(const OffsetMap& map, CharPos position)
{
    CharPos from = clamped(map, position);
    while (from.value < map.characters()) {
        Stretch paragraph = paragraph_stretch(map, from);
        auto length = paragraph.bytes.length();
        Breaker& breaker = Breaker::on(BreakKind::Word, paragraph.text());
        for (std::int64_t at = paragraph.local(from); at < length;) {
            at = breaker.following(at);
            if (breaker.is_word()) {
                return paragraph.global(at);
            }
        }
        from = paragraph.global(length) + 1;
    }
    return {map.characters()};
}

CharRange sentence_at(const OffsetMap& map, CharPos position)
{
    Stretch paragraph = paragraph_stretch(map, position);
    std::string_view text = paragraph.text();
    auto length = static_cast<std::int64_t>(text.size());
    std::int64_t at = std::min(paragraph.local(clamped(map, position)), length);
    if (length == 0) {
        return {paragraph.global(0), paragraph.global(0)};
    }
    Breaker& breaker = Breaker::on(BreakKind::Sentence, text);
    std::int64_t begin = sentence_begin(breaker, text, at == length ? breaker.preceding(length) : at);
    std::int64_t end = sentence_end(breaker, text, begin);
    auto [first, last] = trimmed(text, static_cast<std::size_t>(begin), static_cast<std::size_t>(end));
    return {paragraph.global(static_cast<std::int64_t>(first)), paragraph.global(static_cast<std::int64_t>(last))};
}

std::vector<CharRange> sentences(const OffsetMap& map, CharRange within)
{
    std::vector<CharRange> found;
    for_each_paragraph(map, within, [&](const Stretch& part) {
        // The whole paragraph decides where sentences end, also where `within` begins halfway.
        Stretch paragraph{map, paragraph_bytes(map.text(), part.bytes.begin)};
        std::string_view text = paragraph.text();
        std::int64_t from = part.bytes.begin - paragraph.bytes.begin;
        std::int64_t to = part.bytes.end - paragraph.bytes.begin;
        Breaker& breaker = Breaker::on(BreakKind::Sentence, text);
        Counter counter(text, paragraph.global(0));
        while (from < to) {
            std::int64_t end = sentence_end(breaker, text, from);
            auto [first, last] = trimmed(text, static_cast<std::size_t>(from), static_cast<std::size_t>(std::min(end, to)));
            if (first < last) {
                CharPos begin = counter.to(static_cast<std::int64_t>(first));
                found.push_back({begin, counter.to(static_cast<std::int64_t>(last))});
            }
            from = end;
        }
    });
    return found;
}

namespace {

template <class Visit>
void for_each_word(const OffsetMap& map, CharRange within, Visit visit)
{
    for_each_paragraph(map, within, [&](const Stretch& part) {
        std::string_view text = part.text();
        Breaker& breaker = Breaker::on(BreakKind::Word, text);
        std::int64_t begin = breaker.first();
        for (std::int64_t end = breaker.next(); end != Breaker::done; begin = end, end = breaker.next()) {
            if (breaker.is_word()) {
                visit(part, begin, end);
            }
        }
    });
}

} // namespace

std::vector<CharRange> words(const OffsetMap& map, CharRange within)
{
    std::vector<CharRange> found;
    std::int64_t byte = map.to_byte(within.begin).value;
    Counter counter(map.text().substr(static_cast<std::size_t>(byte)), within.begin);
    for_each_word(map, within, [&](const Stretch& part, std::int64_t begin, std::int64_t end) {
        std::int64_t shift = part.bytes.begin.value - byte;
        CharPos first = counter.to(shift + begin);
        found.push_back({first, counter.to(shift + end)});
    });
    return found;
}

std::int64_t count_words(const OffsetMap& map, CharRange within)
{
    std::int64_t count = 0;
    for_each_word(map, within, [&](const Stretch&, std::int64_t, std::int64_t) { ++count; });
    return count;
}

CharRange trim_blanks(const OffsetMap& map, CharRange range)
{
    ByteRange bytes = map.to_bytes(range);
    if (bytes.empty()) {
        return {range.begin, range.begin};
    }
    auto [begin, end] = trimmed(map.text(), static_cast<std::size_t>(bytes.begin.value), static_cast<std::size_t>(bytes.end.value));
    if (begin == end) {
        return {range.begin, range.begin};
    }
    return map.to_chars({{static_cast<std::int64_t>(begin)}, {static_cast<std::int64_t>(end)}});
}

} // namespace duiding
