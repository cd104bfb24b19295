// SPDX-License-Identifier: GPL-3.0-or-later
// Quotes and selections over random text with random labels, against an oracle that goes one character at a time.
#include "core/model/document.h"
#include "core/text/segments.h"
#include "core/text/utf8.h"
#include "tests/support/unicode_generators.h"

using namespace duiding;
using namespace duiding::test;

namespace {

struct Labelled {
    std::string text;
    std::vector<Mark> marks;
};

Labelled labelled_text()
{
    Labelled made{*stored_text(), {}};
    auto length = static_cast<std::int64_t>(count_code_points(made.text));
    int labels = *rc::gen::inRange(0, 6);
    for (int i = 0; i < labels; ++i) {
        auto begin = *rc::gen::inRange<std::int64_t>(0, length + 1);
        auto end = *rc::gen::inRange<std::int64_t>(begin, std::min(length, begin + 8) + 1);
        made.marks.push_back({i % 2 ? MarkKind::Label : MarkKind::Time, char_range(begin, end), 0, {}});
    }
    return made;
}

CharRange any_range(const DocumentText& text)
{
    auto begin = *rc::gen::inRange<std::int64_t>(0, text.characters() + 1);
    return char_range(begin, *rc::gen::inRange<std::int64_t>(begin, text.characters() + 1));
}

bool labelled(const std::vector<Mark>& marks, CharPos p)
{
    return std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) { return mark.range.contains(p); });
}

std::string without_blanks(std::string_view utf8)
{
    OffsetMap map(utf8);
    std::string out;
    for (CharPos p{0}; p.value < map.characters(); ++p) {
        if (!trim_blanks(map, {p, p + 1}).empty()) {
            out += map.slice({p, p + 1});
        }
    }
    return out;
}

} // namespace

TEST_CASE("a quote holds exactly the characters outside the labels, but for blanks at the seams")
{
    check_property([] {
        Labelled made = labelled_text();
        DocumentText text({1}, made.text, made.marks, {});
        CharRange range = any_range(text);
        std::string content;
        bool any_label = false;
        for (CharPos p = range.begin; p < range.end; ++p) {
            bool label = labelled(made.marks, p);
            RC_ASSERT(text.is_content(p) == !label);
            any_label = any_label || label;
            content += label ? std::string_view() : text.slice({p, p + 1});
        }
        std::string quote = text.quote(range);
        RC_ASSERT(without_blanks(quote) == without_blanks(content));
        RC_ASSERT((any_label || quote == text.slice(range)));
    }, 400);
}

TEST_CASE("a snapped selection has clean edges, whole clusters, and does not move again")
{
    check_property([] {
        Labelled made = labelled_text();
        DocumentText text({1}, made.text, made.marks, {});
        CharRange snapped = text.snap_selection(any_range(text));
        if (!snapped.empty()) {
            RC_ASSERT(trim_blanks(text.map(), snapped) == snapped);
            RC_ASSERT(text.is_content(snapped.begin));
            RC_ASSERT(text.is_content(snapped.end - 1));
            RC_ASSERT(is_grapheme_boundary(text.map(), snapped.begin));
            RC_ASSERT(is_grapheme_boundary(text.map(), snapped.end));
            RC_ASSERT(text.snap_selection(snapped) == snapped);
        }
    }, 400);
}
