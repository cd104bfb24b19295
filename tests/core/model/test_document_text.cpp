// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/document.h"
#include "tests/support/transcript.h"

using namespace duiding;
using namespace duiding::test;

namespace {

const std::vector<std::string> interview = {
    "== iv",
    "# Gesprek over de wijk",
    "I: Hoe gaat het? #00:00:01-2#",
    "R1: Goed. #00:00:05-1#  Echt waar.",
    "Vrijwilligers helpen.",
    "== ",
    "I: Mooi.",
    "I: En verder?",
    "R2:   Ja   ",
};

CharRange whole(const DocumentText& text) { return char_range(0, text.characters()); }

CharRange between(const DocumentText& text, const std::string& first, const std::string& last)
{
    return {range_of(text, first).begin, range_of(text, last).end};
}

} // namespace

TEST_CASE("a quote leaves labels and time marks out and keeps paragraph breaks")
{
    auto text = document_text({1}, interview);
    CHECK(text->quote(between(*text, "Goed.", "Echt waar.")) == "Goed. Echt waar.");
    CHECK(text->quote(between(*text, "gaat", "Goed.")) == "gaat het?\nGoed.");
    CHECK(text->quote(range_of(*text, "R1: Goed.")) == "Goed.");
    CHECK(text->quote(range_of(*text, "Goed. #00:00:05-1#")) == "Goed.");
    CHECK(text->quote(range_of(*text, "#00:00:05-1#")).empty());
    CHECK(text->quote(whole(*text)) ==
          "Gesprek over de wijk\nHoe gaat het?\nGoed. Echt waar.\nVrijwilligers helpen.\nMooi.\nEn verder?\nJa   ");
}

TEST_CASE("a quote without labels is the text itself, blanks and all")
{
    auto text = document_text({1}, interview);
    CharRange range = range_of(*text, " Echt waar.\nVrijwilligers ");
    CHECK(text->quote(range) == " Echt waar.\nVrijwilligers ");
    CHECK(text->quote(char_range(5, 5)).empty());
}

TEST_CASE("content parts and labels together make the range again")
{
    auto text = document_text({1}, interview);
    std::int64_t content = 0;
    CharPos last{0};
    for (CharRange part : text->content_of(whole(*text))) {
        CHECK(last <= part.begin);
        CHECK_FALSE(part.empty());
        for (CharPos p = part.begin; p < part.end; ++p) {
            CHECK(text->is_content(p));
        }
        content += part.length();
        last = part.end;
    }
    for (CharRange span : text->non_content()) {
        content += span.length();
    }
    CHECK(content == text->characters());
}

TEST_CASE("a selection sheds labels, time marks and blanks at its edges")
{
    auto text = document_text({1}, interview);
    auto snapped = [&](CharRange range) { return std::string(text->slice(text->snap_selection(range))); };
    CHECK(snapped(range_of(*text, "R1: Goed. #00:00:05-1#  ")) == "Goed.");
    CHECK(snapped(range_of(*text, "1: Goed")) == "Goed");
    CHECK(snapped(range_of(*text, "0:01-2#\nR1: Goed. #00")) == "Goed.");
    CHECK(snapped(range_of(*text, "\nVrijwilligers helpen.\nI:")) == "Vrijwilligers helpen.");
    CHECK(text->snap_selection(range_of(*text, "#00:00:05-1#  ")).empty());
    CHECK(text->snap_selection(range_of(*text, "1:")).empty());
    CHECK(snapped(between(*text, "gaat", "Goed.")).starts_with("gaat het? #00"));
    CHECK(text->snap_selection(char_range(-5, 0)).empty());
    CHECK(snapped(char_range(-5, 9999)) == std::string(text->slice(char_range(0, text->characters() - 3))));
}

TEST_CASE("a selection inside a cluster takes the whole cluster")
{
    auto text = document_text({1}, {"R1: een 👩🏽‍⚕️ kwam"});
    CharRange nurse = range_of(*text, "👩🏽‍⚕️");
    CHECK(text->snap_selection({nurse.begin + 1, nurse.end - 1}) == nurse);
}

TEST_CASE("turns, speakers and pages are known at every position")
{
    auto text = document_text({1}, interview);
    CharPos good = range_of(*text, "Goed").begin;
    CHECK(text->turn_at(good)->value == "R1");
    CHECK(text->speaker_at(good)->name == "R1");
    CHECK(text->speaker_at(range_of(*text, "Mooi").begin)->kind == SpeakerKind::Interviewer);
    CHECK(text->speaker_at(range_of(*text, "Vrijwilligers").begin) == nullptr);
    CHECK(text->turn_at({text->characters()}) == nullptr);
    CHECK(text->page_label_at(good) == "iv");
    CHECK(text->page_label_at(range_of(*text, "verder").begin) == "2");
    CHECK(text->page_label_at({text->characters() + 5}).empty());
}

TEST_CASE("the innermost of nested marks of a kind is found, however far the outer one reaches")
{
    std::string words(1000, 'x');
    std::vector<Mark> marks = {{MarkKind::Section, char_range(0, 1000), 1, "buiten"}, {MarkKind::Section, char_range(10, 20), 2, "binnen"}};
    for (std::int64_t i = 20; i < 400; i += 10) {
        marks.push_back({MarkKind::Section, char_range(i, i + 5), 3, "klein"});
    }
    DocumentText text({1}, words, marks, {});
    CHECK(text.mark_at(MarkKind::Section, {5})->value == "buiten");
    CHECK(text.mark_at(MarkKind::Section, {15})->value == "binnen");
    CHECK(text.mark_at(MarkKind::Section, {22})->value == "klein");
    CHECK(text.mark_at(MarkKind::Section, {999})->value == "buiten");
    CHECK(text.mark_at(MarkKind::Section, {1000}) == nullptr);
    CHECK(text.mark_at(MarkKind::Page, {5}) == nullptr);
}

TEST_CASE("a range is the interviewer's only when all its words are")
{
    auto text = document_text({1}, interview);
    CHECK(text->is_interviewer(range_of(*text, "Hoe gaat")));
    CHECK(text->is_interviewer(between(*text, "Mooi.", "verder?")));
    CHECK_FALSE(text->is_interviewer(between(*text, "gaat", "Goed.")));
    CHECK_FALSE(text->is_interviewer(range_of(*text, "Vrijwilligers")));
    CHECK_FALSE(text->is_interviewer(range_of(*text, "I: ")));
}

TEST_CASE("paragraphs are what lies between line ends, also where there is nothing")
{
    DocumentText text({1}, "één\n\ntwee\n", {}, {});
    CHECK(text.paragraphs() == std::vector<CharRange>{char_range(0, 3), char_range(4, 4), char_range(5, 9), char_range(10, 10)});
    CHECK(text.paragraph_index({0}) == 0);
    CHECK(text.paragraph_index({3}) == 0);
    CHECK(text.paragraph_index({4}) == 1);
    CHECK(text.paragraph_index({9}) == 2);
    CHECK(text.paragraph_index({99}) == 3);
    DocumentText empty({1}, "", {}, {});
    CHECK(empty.paragraphs() == std::vector<CharRange>{char_range(0, 0)});
    CHECK(empty.quote(char_range(0, 0)).empty());
    CHECK(empty.content_of(char_range(0, 0)).empty());
}

TEST_CASE("overlapping labels are one span of non-content")
{
    DocumentText text({1}, "abcdefghij", {{MarkKind::Time, char_range(6, 7), 0, {}}, {MarkKind::Label, char_range(1, 4), 0, {}},
                                          {MarkKind::Time, char_range(3, 5), 0, {}}, {MarkKind::Label, char_range(8, 8), 0, {}}}, {});
    CHECK(text.non_content() == std::vector<CharRange>{char_range(1, 5), char_range(6, 7)});
    CHECK(text.quote(char_range(0, 10)) == "afhij");
}

TEST_CASE("counts are of words that people said")
{
    auto text = document_text({1}, interview);
    DocumentInfo info;
    count_into(info, *text);
    CHECK(info.characters == text->characters());
    CHECK(info.words == 4 + 3 + 1 + 2 + 2 + 1 + 2 + 1);
    CHECK(info.paragraphs == 7);
    CHECK(info.turns == 5);
    CHECK(info.pages == 2);
}

TEST_CASE("a very long transcript is ready at once and stays quick to ask")
{
    std::vector<std::string> lines;
    for (int i = 0; i < 12000; ++i) {
        lines.push_back((i % 2 ? "R1: " : "I: ") + std::string("Dat is een antwoord van gemiddelde lengte over de cliënte en haar wijk. "));
    }
    auto text = document_text({1}, lines);
    CHECK(text->marks().size() == 24000);
    CHECK(text->paragraphs().size() == 12000);
    std::int64_t participants = 0;
    for (CharRange paragraph : text->paragraphs()) {
        participants += !text->is_interviewer(paragraph);
    }
    CHECK(participants == 6000);
}
