// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/drawing/drawing_samples.h"

#include "core/drawing/caret_motion.h"
#include "core/text/segments.h"

#include <thread>

using namespace duiding;
using namespace duiding::test;

namespace {

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines) {
        text += line + "\n";
    }
    return text;
}

std::vector<CharPos> grapheme_starts(const DocumentText& document, CharRange range)
{
    std::vector<CharPos> starts;
    for (CharPos at = range.begin; at < range.end; at = next_grapheme(document.map(), at)) {
        starts.push_back(at);
    }
    return starts;
}

// What Pango itself says, asked the way a screen reader asks, about where a grapheme stands: from its start to the start of
// the next one; right to left, or at a line's end, from the place of each of its characters.
std::pair<double, double> extent_by_index(const LaidCell& cell, int begin, int end)
{
    const LaidLine& line = cell.lines[cell.line_of(begin)];
    auto place_of = [&](int index) {
        PangoRectangle place;
        pango_layout_index_to_pos(cell.layout.get(), index, &place);
        return place;
    };
    if (line.left_to_right && end < line.end) {
        return {cell.x + from_pango(place_of(begin).x), cell.x + from_pango(place_of(end).x)};
    }
    double left = 1e9;
    double right = -1e9;
    const char* text = pango_layout_get_text(cell.layout.get());
    for (const char* at = text + begin; at < text + end; at = g_utf8_next_char(at)) {
        PangoRectangle place = place_of(static_cast<int>(at - text));
        left = std::min({left, from_pango(place.x), from_pango(place.x + place.width)});
        right = std::max({right, from_pango(place.x), from_pango(place.x + place.width)});
    }
    return {cell.x + left, cell.x + right};
}

} // namespace

TEST_CASE("the box of every grapheme covers exactly its glyphs, in any script")
{
    auto layout = layout_of(plain_document(joined(difficult_lines())), 760);
    const DocumentText& document = layout->document();
    std::size_t graphemes = 0;
    for (std::size_t i = 0; i < difficult_lines().size(); ++i) {
        const LaidParagraph& paragraph = layout->laid(i);
        REQUIRE(paragraph.cells.size() == 1);
        const LaidCell& cell = paragraph.cells.front();
        for (CharPos at : grapheme_starts(document, paragraph.range)) {
            CharRange grapheme{at, next_grapheme(document.map(), at)};
            std::vector<Box> boxes = paragraph.boxes(grapheme);
            auto [left, right] = extent_by_index(cell, cell.shown.to_byte(grapheme.begin), cell.shown.to_byte(grapheme.end));
            CAPTURE(i, at.value, std::string(document.slice(grapheme)));
            if (boxes.empty()) {
                CHECK(right - left < 0.01);             // a soft break, or the blank at which a line was wrapped
                continue;
            }
            double box_left = 1e9;
            double box_right = -1e9;
            for (const Box& box : boxes) {
                box_left = std::min(box_left, box.x);
                box_right = std::max(box_right, box.right());
            }
            CHECK(box_left == Approx(left).margin(0.01));
            CHECK(box_right == Approx(right).margin(0.01));
            ++graphemes;
        }
    }
    CHECK(graphemes > 300);
}

TEST_CASE("a click in the middle of each grapheme's first half puts the caret before it")
{
    auto layout = layout_of(plain_document(joined(difficult_lines())), 760);
    const DocumentText& document = layout->document();
    for (std::size_t i = 0; i < difficult_lines().size(); ++i) {
        for (CharPos at : grapheme_starts(document, document.paragraphs()[i])) {
            CharPos after = next_grapheme(document.map(), at);
            std::vector<Box> boxes = layout->boxes({at, after});
            if (boxes.size() != 1 || boxes.front().width < 2) {
                continue;
            }
            const Box& box = boxes.front();
            double y = box.y + box.height / 2;
            CharPos left_side = layout->hit(box.x + box.width * 0.2, y);
            CharPos right_side = layout->hit(box.x + box.width * 0.8, y);
            CAPTURE(i, at.value, std::string(document.slice({at, after})));
            // In a right-to-left run the first half lies on the right.
            bool one_way = left_side == at && (right_side == after || right_side == at);
            bool other_way = right_side == at && (left_side == after || left_side == at);
            CHECK((one_way || other_way));
            CHECK(layout->caret(at).y == Approx(box.y).margin(0.01));
        }
    }
}

TEST_CASE("the caret goes through all graphemes and back, and over nothing else")
{
    auto layout = layout_of(plain_document(joined(difficult_lines())));
    const DocumentText& document = layout->document();
    for (std::size_t i : {0U, 1U, 2U, 3U, 7U}) {               // left-to-right lines
        std::vector<CharPos> starts = grapheme_starts(document, document.paragraphs()[i]);
        CharPos at = starts.front();
        for (CharPos wanted : starts) {
            CAPTURE(i, wanted.value);
            CHECK(at == wanted);
            at = moved_caret(*layout, at, CaretMotion::Right, 0);
        }
        for (auto wanted = starts.rbegin(); wanted != starts.rend(); ++wanted) {
            at = moved_caret(*layout, at, CaretMotion::Left, 0);
            CHECK(at == *wanted);
        }
    }
}

TEST_CASE("another thread with its own font map lays out to the same heights")
{
    std::string text;
    for (int i = 0; i < 6; ++i) {
        text += joined(difficult_lines());
    }
    auto heights = [&text] {
        auto layout = layout_of(plain_document(text), 620);
        std::vector<double> result;
        for (std::size_t i = 0; i < layout->shape().paragraphs.size(); ++i) {
            result.push_back(layout->laid(i).height);
        }
        return result;
    };
    std::vector<double> there;
    std::thread other([&] { there = heights(); });
    std::vector<double> here = heights();
    other.join();
    CHECK(here == there);
    CHECK(here.size() > 50);
}

TEST_CASE("labels are drawn as captions and are no part of the text")
{
    auto document = interview("I: Hoe gaat het overleg?\nR1: Goed, we bellen elke week.\n");
    auto layout = layout_of(document);
    const LaidParagraph& question = layout->laid(0);
    const LaidParagraph& answer = layout->laid(1);
    CHECK(question.cells[0].shown.text() == "Hoe gaat het overleg?");
    CHECK(answer.cells[0].shown.text() == "Goed, we bellen elke week.");
    REQUIRE(answer.caption);
    CHECK(std::string(pango_layout_get_text(answer.caption->layout.get())) == "R1");
    CHECK(question.shape->voice == Voice::Interviewer);
    CHECK(answer.shape->voice == Voice::Participant);
    CHECK(layout->boxes(char_range(0, 3)).empty());              // the label has no place

    SECTION("the caret steps from the question's end over the label")
    {
        CharPos end = document->paragraphs()[0].end;
        CharPos next = moved_caret(*layout, end, CaretMotion::Right, 0);
        CHECK(next == document->paragraphs()[1].begin + 4);
        CHECK(moved_caret(*layout, next, CaretMotion::Left, 0) == end);
    }
    SECTION("a click on the caption finds the first words")
    {
        double y = layout->top_of(1) + answer.caption->y + 2;
        CHECK(layout->hit(0, y) == document->paragraphs()[1].begin + 4);
    }
}

TEST_CASE("of the times that fall on one line the first is drawn, so that none lies over another")
{
    std::string text;
    std::vector<Mark> marks;
    for (int second = 0; second < 60; ++second) {
        auto at = static_cast<std::int64_t>(text.size());
        text += "[00:00:" + std::string(second < 10 ? "0" : "") + std::to_string(second) + "] ja ";
        marks.push_back({MarkKind::Time, char_range(at, at + 11), second * 1000, {}});
    }
    auto document = std::make_shared<DocumentText>(DocumentId{1}, text, marks, std::vector<Speaker>{});
    auto layout = layout_of(document);
    const LaidParagraph& paragraph = layout->laid(0);
    REQUIRE_FALSE(paragraph.notes.empty());
    CHECK(paragraph.notes.size() <= paragraph.cells[0].lines.size());
    CHECK(paragraph.notes.back().y < paragraph.height);
}

TEST_CASE("a question of a questionnaire is drawn above its answer and is no part of the text")
{
    std::string question = "Wat helpt u bij de overdracht van een gezin?";
    auto end = static_cast<std::int64_t>(question.size());
    DocumentText document({}, question + "\nDat wij elkaar kennen.\n", {{MarkKind::Section, char_range(0, end + 23), 1, "v7"}, {MarkKind::Label, char_range(0, end), 0, ""}}, {});
    auto shared = std::shared_ptr<const DocumentText>(&document, [](const DocumentText*) {});
    auto layout = layout_of(shared);
    REQUIRE(layout->laid(0).caption);
    CHECK(std::string(pango_layout_get_text(layout->laid(0).caption->layout.get())) == question);
    CHECK(layout->laid(1).cells[0].shown.text() == "Dat wij elkaar kennen.");
    CHECK(layout->boxes(char_range(0, end)).empty());
}

TEST_CASE("a time inside a paragraph stands in the left column, and its blanks are drawn once")
{
    std::string text = "Eerst dit #00:05:12-3# en dan dat.";
    std::vector<Mark> marks = {{MarkKind::Time, char_range(10, 22), 312300, {}}};
    auto document = std::make_shared<DocumentText>(DocumentId{1}, text, marks, std::vector<Speaker>{});
    auto layout = layout_of(document);
    const LaidParagraph& paragraph = layout->laid(0);
    CHECK(paragraph.cells[0].shown.text() == "Eerst dit en dan dat.");
    REQUIRE(paragraph.notes.size() == 1);
    CHECK(std::string(pango_layout_get_text(paragraph.notes[0].layout.get())) == "00:05:12");
    CHECK(paragraph.notes[0].x < paragraph.cells[0].x - 60);
    CHECK(paragraph.cells[0].shown.to_byte({23}) == 10);
    CHECK(paragraph.cells[0].shown.to_position(10) == CharPos{23});
    CHECK(paragraph.cells[0].shown.to_position(9) == CharPos{9});
}

TEST_CASE("a table's cells stand in columns, and a click finds the cell")
{
    std::string text = "Gemeente\tPartner\tAfspraak\nZandmeer\tGGD\tElke maand overleg over de gezinnen, met een vaste vraag over wie het contact houdt en wanneer\n";
    std::vector<Mark> marks = {{MarkKind::Table, char_range(0, static_cast<std::int64_t>(text.size()) - 1), 3, {}}};
    auto document = std::make_shared<DocumentText>(DocumentId{1}, text, marks, std::vector<Speaker>{});
    auto layout = layout_of(document);
    const LaidParagraph& head = layout->laid(0);
    const LaidParagraph& row = layout->laid(1);
    REQUIRE(head.cells.size() == 3);
    REQUIRE(row.cells.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(head.cells[i].x == row.cells[i].x);
    }
    CHECK(row.cells[1].lines.size() == 1);
    CHECK(row.cells[2].x + row.cells[2].width <= layout->columns().text_right() + 0.01);
    CharPos in_partner = layout->hit(row.cells[1].x + 2, layout->top_of(1) + row.cells[1].y + 5);
    CHECK(document->slice({in_partner, in_partner + 3}) == "GGD");
    CharPos end = row.cells[0].shown.range().end;
    CHECK(moved_caret(*layout, end, CaretMotion::Right, 0) == row.cells[1].shown.range().begin);
}

TEST_CASE("the view's anchor keeps its text in place while heights above become exact")
{
    std::string text;
    for (int i = 0; i < 400; ++i) {
        text += std::string(static_cast<std::size_t>(40 + (i * 37) % 700), i % 3 ? 'w' : 'i') + " woorden en nog wat\n";
    }
    auto layout = layout_of(plain_document(text), 700);
    ScrollAnchor anchor{200, 12};
    double before = layout->settle(anchor, 500);
    double shown = layout->top_of(200) - before;
    while (layout->refine(std::chrono::milliseconds(5))) {
    }
    double after = layout->settle(anchor, 500);
    CHECK(layout->top_of(200) - after == Approx(shown));
    CHECK(layout->is_exact());
}

TEST_CASE("estimated heights of ordinary text lie within three per cent of the real ones")
{
    const std::string sentences[] = {
        "Nou, in het begin wist ik eigenlijk niet zo goed bij wie ik moest zijn. ",
        "De verpleegkundige belde mij terug en zei dat het wijkteam ook mee zou kijken, want dat was zo afgesproken. ",
        "Dat vond ik fijn. ",
        "Maar als er dan iemand anders komt, moet je alles opnieuw vertellen, en dat doe je liever niet drie keer. "};
    std::string text;
    for (std::size_t i = 0; i < 300; ++i) {
        for (std::size_t sentence = 0; sentence <= i % 7; ++sentence) {
            text += sentences[(i + sentence * 3) % 4];
        }
        text += "\n";
    }
    auto layout = layout_of(plain_document(text));
    double estimated = layout->height();
    while (layout->refine(std::chrono::seconds(1))) {
    }
    CHECK(estimated == Approx(layout->height()).epsilon(0.03));
}

TEST_CASE("up and down keep to the column, end goes to the end of the visual line")
{
    std::string words;
    for (int i = 0; i < 60; ++i) {
        words += "woord ";
    }
    auto layout = layout_of(plain_document(words + "\n" + words), 700);
    const LaidCell& cell = layout->laid(0).cells[0];
    REQUIRE(cell.lines.size() >= 3);
    CharPos start = cell.shown.to_position(cell.lines[1].begin);
    double x = layout->caret(start + 12).x;
    CharPos up = moved_caret(*layout, start + 12, CaretMotion::LineUp, x);
    CHECK(layout->caret(up).x == Approx(x).margin(6));
    CHECK(moved_caret(*layout, up, CaretMotion::LineDown, x) == start + 12);
    CharPos end = moved_caret(*layout, start + 12, CaretMotion::LineEnd, 0);
    CHECK(layout->caret(end).y == layout->caret(start).y);
    CHECK(end == cell.shown.to_position(cell.lines[1].end) - 1);
    CHECK(moved_caret(*layout, end, CaretMotion::LineBegin, 0) == start);
    CharPos last = cell.shown.to_position(cell.lines.back().begin);
    CHECK(layout->document().paragraph_index(moved_caret(*layout, last, CaretMotion::LineDown, x)) == 1);
}

TEST_CASE("a text of one endless paragraph is wrapped, clicked and walked through like any other")
{
    std::string text;
    while (text.size() < 320000) {
        text += "en toen belde zij over het overleg ";
    }
    auto layout = layout_of(plain_document(text));
    const LaidParagraph& paragraph = layout->laid(0);
    REQUIRE(paragraph.cells.size() > 10);
    CHECK(layout->height() > 60000);
    for (std::size_t i = 0; i + 1 < paragraph.cells.size(); ++i) {
        const LaidCell& cell = paragraph.cells[i];
        CharPos seam = cell.shown.range().end;
        REQUIRE(seam == paragraph.cells[i + 1].shown.range().begin);
        CHECK(text[static_cast<std::size_t>(seam.value) - 1] == ' ');
        CHECK(moved_caret(*layout, seam - 1, CaretMotion::Right, 0) == seam);
        CHECK(moved_caret(*layout, seam, CaretMotion::Right, 0) == seam + 1);
        CHECK(moved_caret(*layout, seam, CaretMotion::Left, 0) == seam - 1);
        CharPos below = moved_caret(*layout, seam - 1, CaretMotion::LineDown, cell.x);
        CHECK(below == seam);
        CHECK(moved_caret(*layout, below, CaretMotion::LineEnd, 0) > below);
        Box box = layout->boxes({seam + 2, seam + 3}).front();
        CHECK(layout->hit(box.x + 1, box.y + 4) == seam + 2);
    }
}
