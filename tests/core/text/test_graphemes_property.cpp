// SPDX-License-Identifier: GPL-3.0-or-later
// Grapheme boundaries, asked one position at a time in UTF-8, against ICU's own iterator walking the whole text in UTF-16.
#include "core/text/segments.h"
#include "core/text/utf8.h"
#include "tests/support/unicode_generators.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

using namespace duiding;
using namespace duiding::test;

namespace {

// For every code point position, the end included: is it a boundary?
std::vector<bool> icu_boundaries(const std::string& text)
{
    UErrorCode status = U_ZERO_ERROR;
    static const std::unique_ptr<icu::BreakIterator> iterator(icu::BreakIterator::createCharacterInstance(icu::Locale("nl"), status));
    icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
    iterator->setText(wide);
    std::vector<bool> boundaries(count_code_points(text) + 1);
    for (std::int32_t at = iterator->first(); at != icu::BreakIterator::DONE; at = iterator->next()) {
        boundaries[static_cast<std::size_t>(wide.countChar32(0, at))] = true;
    }
    return boundaries;
}

std::int64_t boundary_before(const std::vector<bool>& boundaries, std::int64_t at)
{
    do {
        --at;
    } while (at > 0 && !boundaries[static_cast<std::size_t>(at)]);
    return std::max<std::int64_t>(at, 0);
}

std::int64_t boundary_after(const std::vector<bool>& boundaries, std::int64_t at)
{
    std::int64_t end = std::ssize(boundaries) - 1;
    do {
        ++at;
    } while (at < end && !boundaries[static_cast<std::size_t>(at)]);
    return std::min(at, end);
}

std::string first_difference(const std::string& text)
{
    OffsetMap map(text);
    std::vector<bool> boundaries = icu_boundaries(text);
    boundaries.front() = true;
    for (std::int64_t at = 0; at < std::ssize(boundaries); ++at) {
        std::string where = " at " + std::to_string(at);
        if (is_grapheme_boundary(map, {at}) != boundaries[static_cast<std::size_t>(at)]) {
            return "is_grapheme_boundary" + where;
        }
        if (previous_grapheme(map, {at}).value != boundary_before(boundaries, at)) {
            return "previous_grapheme" + where;
        }
        if (next_grapheme(map, {at}).value != boundary_after(boundaries, at)) {
            return "next_grapheme" + where;
        }
    }
    return {};
}

} // namespace

TEST_CASE("grapheme boundaries of random difficult text are those of ICU over the whole text")
{
    check_property([] {
        std::string text = *raw_text();
        RC_ASSERT(first_difference(text) == "");
    }, 300);
}

TEST_CASE("grapheme boundaries hold for every pair of character classes")
{
    const auto& classes = character_classes();
    for (const CharacterClass& first : classes) {
        for (const CharacterClass& second : classes) {
            std::string text = "a";
            append_utf8(text, first.characters.back());
            append_utf8(text, second.characters.front());
            append_utf8(text, second.characters.back());
            append_utf8(text, first.characters.front());
            INFO(first.name << " " << second.name);
            std::string difference = first_difference(text);
            if (!difference.empty()) {
                FAIL(difference);
            }
        }
    }
    CHECK(classes.size() >= 29 + 14);
}

TEST_CASE("a long run of flags is cut in pairs from its start, wherever one asks")
{
    std::string text;
    for (int i = 0; i < 301; ++i) {
        append_utf8(text, U'🇳');
    }
    CHECK(first_difference(text) == "");
}

TEST_CASE("a snapped range grows to whole clusters and not further")
{
    check_property([] {
        std::string text = *stored_text();
        OffsetMap map(text);
        auto begin = *rc::gen::inRange<std::int64_t>(0, map.characters() + 1);
        auto end = *rc::gen::inRange<std::int64_t>(begin, map.characters() + 1);
        CharRange snapped = snap_to_graphemes(map, char_range(begin, end));
        RC_ASSERT(snapped.empty() == (begin == end));
        if (begin != end) {
            std::vector<bool> boundaries = icu_boundaries(text);
            RC_ASSERT(snapped.begin.value == (boundaries[static_cast<std::size_t>(begin)] ? begin : boundary_before(boundaries, begin)));
            RC_ASSERT(snapped.end.value == (boundaries[static_cast<std::size_t>(end)] ? end : boundary_after(boundaries, end)));
            RC_ASSERT(snap_to_graphemes(map, snapped) == snapped);
        }
    }, 500);
}
