// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drawing/text_selection.h"

#include "core/text/segments.h"

#include <algorithm>

namespace duiding {

namespace {

CharRange paragraph_of(const DocumentText& document, CharPos position)
{
    return document.paragraphs()[document.paragraph_index(position)];
}

CharRange raw_unit(const DocumentText& document, CharPos position, TextUnit unit)
{
    switch (unit) {
    case TextUnit::Word: return word_at(document.map(), position);
    case TextUnit::Sentence: return sentence_at(document.map(), position);
    case TextUnit::Paragraph: break;
    case TextUnit::Turn:
        if (const Mark* turn = document.turn_at(position)) {
            return turn->range;
        }
        break;
    }
    return paragraph_of(document, position);
}

CharPos end_of_next_word(const DocumentText& document, CharPos from)
{
    for (std::size_t i = document.paragraph_index(from); i < document.paragraphs().size(); ++i) {
        CharRange paragraph = document.paragraphs()[i];
        for (const CharRange& word : words(document.map(), paragraph)) {
            if (word.end > from && document.is_content(word.begin)) {
                return word.end;
            }
        }
    }
    return from;
}

CharPos begin_of_word_before(const DocumentText& document, CharPos from)
{
    for (std::size_t i = document.paragraph_index(from) + 1; i-- > 0;) {
        std::vector<CharRange> found = words(document.map(), document.paragraphs()[i]);
        for (auto word = found.rbegin(); word != found.rend(); ++word) {
            if (word->begin < from && document.is_content(word->begin)) {
                return word->begin;
            }
        }
    }
    return from;
}

CharPos begin_of_word_after(const DocumentText& document, CharPos from, CharPos before)
{
    for (const CharRange& word : words(document.map(), {from, before})) {
        if (word.begin > from && document.is_content(word.begin)) {
            return word.begin;
        }
    }
    return from;
}

CharPos end_of_word_before(const DocumentText& document, CharPos from, CharPos after)
{
    std::vector<CharRange> found = words(document.map(), {after, from});
    for (auto word = found.rbegin(); word != found.rend(); ++word) {
        if (word->end < from && document.is_content(word->begin)) {
            return word->end;
        }
    }
    return from;
}

} // namespace

CharRange unit_at(const DocumentText& document, CharPos position, TextUnit unit)
{
    CharRange range = raw_unit(document, position, unit);
    CharRange snapped = document.snap_selection(range);
    return unit == TextUnit::Word && snapped.empty() ? CharRange{position, position} : snapped;
}

CharRange unit_range(const DocumentText& document, CharPos from, CharPos to, TextUnit unit)
{
    CharRange first = raw_unit(document, std::min(from, to), unit);
    CharRange last = raw_unit(document, std::max(from, to), unit);
    return document.snap_selection({std::min(first.begin, last.begin), std::max(first.end, last.end)});
}

CharRange grown_selection(const DocumentText& document, CharRange range)
{
    CharPos last = range.empty() ? range.begin : range.end - 1;
    for (TextUnit unit : {TextUnit::Word, TextUnit::Sentence, TextUnit::Paragraph, TextUnit::Turn}) {
        CharRange grown = unit_range(document, range.begin, last, unit);
        if (grown.contains(range) && grown.length() > range.length()) {
            return grown;
        }
    }
    return range;
}

CharRange moved_edge(const DocumentText& document, CharRange range, RangeEdge edge, EdgeMotion motion)
{
    CharRange moved = range;
    if (edge == RangeEdge::End) {
        moved.end = motion == EdgeMotion::Later ? end_of_next_word(document, range.end)
                                                : end_of_word_before(document, range.end, range.begin);
    } else {
        moved.begin = motion == EdgeMotion::Earlier ? begin_of_word_before(document, range.begin)
                                                    : begin_of_word_after(document, range.begin, range.end);
    }
    return moved;
}

} // namespace duiding
