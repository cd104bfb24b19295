// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for words and sentences whatever the text.
#include "core/text/fold.h"
#include "core/text/segments.h"
#include "core/text/utf8.h"
#include "tests/support/unicode_generators.h"

using namespace duiding;
using namespace duiding::test;

namespace {

void check_ordered_and_whole(const OffsetMap& map, const std::vector<CharRange>& ranges)
{
    CharPos last{0};
    for (CharRange range : ranges) {
        RC_ASSERT(last <= range.begin);
        RC_ASSERT(!range.empty());
        RC_ASSERT(map.slice(range).find('\n') == std::string_view::npos);
        RC_ASSERT(trim_blanks(map, range) == range);
        last = range.end;
    }
}

} // namespace

TEST_CASE("words and sentences are in order, never empty, never over a line end")
{
    check_property([] {
        std::string text = *stored_text();
        OffsetMap map(text);
        CharRange all = char_range(0, map.characters());
        check_ordered_and_whole(map, words(map, all));
        check_ordered_and_whole(map, sentences(map, all));
        RC_ASSERT(count_words(map, all) == std::ssize(words(map, all)));
    }, 300);
}

TEST_CASE("every character that is no blank lies in exactly one sentence, the one that sentence_at gives")
{
    check_property([] {
        std::string text = *stored_text();
        OffsetMap map(text);
        std::int64_t covered = 0;
        for (CharRange sentence : sentences(map, char_range(0, map.characters()))) {
            for (CharPos p = sentence.begin; p < sentence.end; ++p) {
                RC_ASSERT(sentence_at(map, p) == sentence);
                covered += !trim_blanks(map, {p, p + 1}).empty();
            }
        }
        std::int64_t solid = 0;
        for (CharPos p{0}; p.value < map.characters(); ++p) {
            solid += !trim_blanks(map, {p, p + 1}).empty();
        }
        RC_ASSERT(covered == solid);
    }, 150);
}

TEST_CASE("moving by words always gets on and ends at the ends")
{
    check_property([] {
        std::string text = *stored_text();
        OffsetMap map(text);
        for (CharPos p{0}; p.value < map.characters();) {
            CharPos next = next_word(map, p);
            RC_ASSERT(next > p);
            p = next;
        }
        for (CharPos p{map.characters()}; p.value > 0;) {
            CharPos previous = previous_word(map, p);
            RC_ASSERT(previous < p);
            p = previous;
        }
    }, 150);
}

TEST_CASE("folding twice is folding once and names compare as a total order")
{
    check_property([] {
        std::string a = *stored_text();
        std::string b = *stored_text();
        RC_ASSERT(is_valid_utf8(fold(a)));
        RC_ASSERT(fold(fold(a)) == fold(a));
        RC_ASSERT(compare_names(a, b) == -compare_names(b, a));
        RC_ASSERT((compare_names(a, b) == 0) == (a == b));
    }, 300);
}
