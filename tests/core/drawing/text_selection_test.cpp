// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/drawing/drawing_samples.h"

#include "core/drawing/text_selection.h"

using namespace duiding;
using namespace duiding::test;

namespace {

std::string quoted(const DocumentText& document, CharRange range)
{
    return std::string(document.slice(range));
}

} // namespace

TEST_CASE("a double click takes the word, a triple the sentence, a quadruple the turn without its label")
{
    auto document = interview("R1: Ja, dat klopt. We bellen elke week met de wijk.\nI: En verder?\n");
    CharPos in_week{32};
    CHECK(quoted(*document, unit_at(*document, in_week, TextUnit::Word)) == "elke");
    CHECK(quoted(*document, unit_at(*document, in_week, TextUnit::Sentence)) == "We bellen elke week met de wijk.");
    CHECK(quoted(*document, unit_at(*document, in_week, TextUnit::Turn)) == "Ja, dat klopt. We bellen elke week met de wijk.");
    CHECK(quoted(*document, unit_at(*document, {6}, TextUnit::Sentence)) == "Ja, dat klopt.");
}

TEST_CASE("Ctrl+E grows a selection from word to sentence to paragraph to turn, then stays")
{
    std::string text = "R1: Ja, dat klopt. We bellen elke week.\nEn soms ook niet.\n";
    std::vector<Mark> marks = {{MarkKind::Turn, char_range(0, static_cast<std::int64_t>(text.size()) - 1), 0, "R1"},
                               {MarkKind::Label, char_range(0, 4), 0, {}}};
    DocumentText document(DocumentId{1}, text, marks, {});
    CharRange range = char_range(31, 31);
    std::vector<std::string> steps;
    for (int i = 0; i < 5; ++i) {
        range = grown_selection(document, range);
        steps.push_back(quoted(document, range));
    }
    CHECK(steps == std::vector<std::string>{"elke", "We bellen elke week.", "Ja, dat klopt. We bellen elke week.",
                                            "Ja, dat klopt. We bellen elke week.\nEn soms ook niet.",
                                            "Ja, dat klopt. We bellen elke week.\nEn soms ook niet."});
}

TEST_CASE("the edges of a coding move by a word, over labels, and never make it empty")
{
    auto document = interview("R1: Een twee drie.\nR2: Vier vijf.\n");
    CharRange range = char_range(8, 12);
    REQUIRE(quoted(*document, range) == "twee");
    CharRange longer = moved_edge(*document, range, RangeEdge::End, EdgeMotion::Later);
    CHECK(quoted(*document, longer) == "twee drie");
    CharRange over_label = moved_edge(*document, longer, RangeEdge::End, EdgeMotion::Later);
    CHECK(document->quote(over_label).find("Vier") != std::string::npos);
    CHECK(document->quote(over_label).find("R2") == std::string::npos);
    CHECK(moved_edge(*document, over_label, RangeEdge::End, EdgeMotion::Earlier) == longer);
    CHECK(moved_edge(*document, range, RangeEdge::End, EdgeMotion::Earlier) == range);
    CHECK(moved_edge(*document, range, RangeEdge::Begin, EdgeMotion::Later) == range);
    CharRange earlier = moved_edge(*document, range, RangeEdge::Begin, EdgeMotion::Earlier);
    CHECK(quoted(*document, earlier) == "Een twee");
    CHECK(moved_edge(*document, earlier, RangeEdge::Begin, EdgeMotion::Earlier) == earlier);
}
