// SPDX-License-Identifier: GPL-3.0-or-later
// Text correction moves every coding and mark with its words (decisions.md 8).
#include "tests/core/edits/study.h"

#include "core/base/error.h"
#include "core/text/utf8.h"

#include <random>
#include <set>

using namespace duiding;
using duiding::test::Study;

namespace {

// Code points of every kind: the whole of Unicode at random, and on purpose those that stick together.
std::u32string any_text(std::mt19937_64& random, std::size_t most)
{
    static const std::u32string sticky = U"\u0301\u200D\u0308\U0001F469\U0001F1F3\U0001F1F1\u1100\u1161\u11A8\u0915\u094D\u0937\uFE0F\u0345\u0E33\n\n   ";
    std::u32string text;
    for (std::size_t n = random() % (most + 1); n > 0; --n) {
        char32_t c = sticky[random() % sticky.size()];
        switch (random() % 4) {
        case 0: c = U'a' + char32_t(random() % 26); break;
        case 1: c = 0x20 + char32_t(random() % 0x3000); break;
        case 2: c = char32_t(random() % 0x110000); break;
        default: break;
        }
        bool surrogate = c >= 0xD800 && c <= 0xDFFF;
        text += surrogate || c == 0 ? U'x' : c;
    }
    return text;
}

// The oracle: every character carries the set of codings it belongs to.
struct Tagged {
    char32_t c;
    std::set<int> codings;
};

void correct(std::vector<Tagged>& text, std::size_t a, std::size_t b, std::u32string inserted)
{
    while (b > a && !inserted.empty() && text[b - 1].c == inserted.back()) {
        --b;
        inserted.pop_back();
    }
    while (b > a && !inserted.empty() && text[a].c == inserted.front()) {
        ++a;
        inserted.erase(0, 1);
    }
    std::set<int> of_inserted;
    for (std::size_t i = a; i < b; ++i) {
        of_inserted.insert(text[i].codings.begin(), text[i].codings.end());
    }
    if (a == b && a > 0 && a < text.size()) {
        std::set_intersection(text[a - 1].codings.begin(), text[a - 1].codings.end(), text[a].codings.begin(), text[a].codings.end(),
                              std::inserter(of_inserted, of_inserted.begin()));
    }
    text.erase(text.begin() + std::ptrdiff_t(a), text.begin() + std::ptrdiff_t(b));
    std::vector<Tagged> fresh;
    for (char32_t c : inserted) {
        fresh.push_back({c, of_inserted});
    }
    text.insert(text.begin() + std::ptrdiff_t(a), fresh.begin(), fresh.end());
}

std::string text_of(const std::vector<Tagged>& tagged, int coding = -1)
{
    std::string out;
    for (const Tagged& t : tagged) {
        if (coding < 0 || t.codings.contains(coding)) {
            append_utf8(out, t.c);
        }
    }
    return out;
}

} // namespace

TEST_CASE("ten thousand random corrections leave every coding on its own words, and one undo brings all back")
{
    std::mt19937_64 random(20261124);
    Study study;
    std::u32string original = to_utf32(normalize_stored_text(to_utf8(any_text(random, 0) + U"start " + any_text(random, 20'000))).text);
    DocumentId document = study.add_text("gesprek", to_utf8(original));
    CodeId code = study.add_code("vertrouwen");

    std::vector<Tagged> oracle;
    for (char32_t c : original) {
        oracle.push_back({c, {}});
    }
    std::vector<edits::NewCoding> codings;
    for (int i = 0; i < 300; ++i) {
        std::size_t begin = random() % (original.size() - 1);
        std::size_t end = std::min(original.size(), begin + 1 + random() % 200);
        codings.push_back({document, char_range(std::int64_t(begin), std::int64_t(end)), code, {}, Direction::None, {}, {}});
    }
    std::vector<CodingId> ids = edits::add_codings(*study.project, codings).get().codings;
    auto snapshot = study.project->snapshot();
    for (std::size_t i = 0; i < ids.size(); ++i) {
        CharRange range = snapshot->codings_of(document).find(ids[i])->range();
        for (auto p = range.begin.value; p < range.end.value; ++p) {
            oracle[std::size_t(p)].codings.insert(int(i));
        }
    }
    std::string before = study.dump();

    std::vector<edits::Correction> corrections;
    for (int i = 0; i < 10'000; ++i) {
        std::size_t a = random() % (oracle.size() + 1);
        std::size_t b = std::min(oracle.size(), a + random() % 8);
        std::u32string inserted = to_utf32(normalize_stored_text(to_utf8(any_text(random, 9))).text);
        corrections.push_back({char_range(std::int64_t(a), std::int64_t(b)), to_utf8(inserted)});
        correct(oracle, a, b, inserted);
    }
    edits::correct_text(*study.project, document, corrections).get();

    REQUIRE((study.project->text_now(document)->text() == text_of(oracle)));
    for (std::size_t i = 0; i < ids.size(); ++i) {
        std::string words = text_of(oracle, int(i));
        REQUIRE((study.quote(document, ids[i]) == (words.empty() ? "(gone)" : words)));
    }
    REQUIRE(study.project->verify().get().empty());

    REQUIRE(study.project->undo().get().changed);
    REQUIRE((study.dump() == before));
    REQUIRE((study.project->text_now(document)->text() == to_utf8(original)));
    study.reopen();
    REQUIRE(study.project->redo().get().changed);
    REQUIRE((study.project->text_now(document)->text() == text_of(oracle)));
    REQUIRE(study.project->verify().get().empty());
}

TEST_CASE("a correction keeps, cuts or removes codings as the rule says")
{
    Study study;
    //                                        0         1         2
    //                                        0123456789012345678901234
    DocumentId d = study.add_text("gesprek", "een twee drie vier vijf.");
    CodeId code = study.add_code("getal");
    CodingId twee = study.code(d, 4, 8, code);
    CodingId drie = study.code(d, 9, 13, code);
    CodingId both = study.code(d, 4, 13, code);
    auto correct = [&](std::int64_t begin, std::int64_t end, const char* text) {
        return edits::correct_text(*study.project, d, {{char_range(begin, end), text}}).get();
    };
    auto quotes = [&] { return study.quote(d, twee) + "|" + study.quote(d, drie) + "|" + study.quote(d, both); };

    SECTION("a letter before them moves them") { correct(0, 0, "Nu "); CHECK(quotes() == "twee|drie|twee drie"); }
    SECTION("an insertion at the edge lies outside") { correct(8, 8, "!"); CHECK(quotes() == "twee|drie|twee! drie"); }
    SECTION("an insertion before the first letter lies outside") { correct(4, 4, "x"); CHECK(quotes() == "twee|drie|twee drie"); }
    SECTION("a correction inside a word is part of the quote") { correct(5, 6, "ww"); CHECK(quotes() == "twwee|drie|twwee drie"); }
    SECTION("what is the same at both ends was not corrected") { correct(0, 13, "Een twee drie"); CHECK(quotes() == "twee|drie|twee drie"); }
    SECTION("words deleted wholly take their coding along, by name")
    {
        auto result = correct(9, 13, "");
        CHECK(quotes() == "twee|(gone)|twee ");
        REQUIRE(result.findings.size() == 1);
        CHECK(format(result.findings[0].message) == "The coding “getal” on “drie” is gone: all its words were deleted.");
        study.project->undo().get();
        CHECK(quotes() == "twee|drie|twee drie");
    }
    SECTION("a range outside the text is refused and nothing changes")
    {
        std::string before = study.dump();
        CHECK_THROWS_AS(correct(20, 30, "x"), BadInput);
        CHECK((study.dump() == before));
    }
}

TEST_CASE("turns, labels and headings move with a correction")
{
    Study study;
    //                   0         1          2
    //                   0123456789012 3456789012345
    std::string text = "I: Hoe gaat? \nR: Het gaat.";
    std::vector<Mark> marks{{MarkKind::Turn, char_range(0, 13), 0, "I"}, {MarkKind::Label, char_range(0, 3), 0, ""},
                            {MarkKind::Turn, char_range(14, 26), 0, "R"}, {MarkKind::Label, char_range(14, 17), 0, ""}};
    DocumentId d = study.add_text("gesprek", text, marks, {{{}, {}, {}, "I", SpeakerKind::Interviewer}, {{}, {}, {}, "R", SpeakerKind::Participant}});
    edits::correct_text(*study.project, d, {{char_range(3, 6), "Ja, hoe"}, {char_range(30, 30), " Goed zo."}}).get();
    auto now = study.project->text_now(d);
    CHECK(now->text() == "I: Ja, hoe gaat? \nR: Het gaat. Goed zo.");
    CHECK(now->turn_at({20})->range == char_range(18, 39));
    CHECK(now->turn_at({5})->range == char_range(0, 17));
    CHECK(now->quote(char_range(0, 39)) == "Ja, hoe gaat?\nHet gaat. Goed zo.");
}

TEST_CASE("a page that is only a picture stays without text, whatever is put in where it stands")
{
    Study study;
    std::string text = "Een zin die\nverder gaat.";
    std::vector<Mark> marks{{MarkKind::Page, char_range(0, 12), 1, ""}, {MarkKind::Page, char_range(12, 12), 2, ""},
                            {MarkKind::Page, char_range(12, 24), 3, ""}, {MarkKind::Page, char_range(24, 24), 4, ""}};
    DocumentId d = study.add_text("nota", text, marks);
    CHECK(study.project->snapshot()->find_document(d)->pages == 4);
    edits::correct_text(*study.project, d, {{char_range(12, 12), "nu "}, {char_range(27, 27), " Slot."}}).get();
    auto now = study.project->text_now(d);
    CHECK(now->text() == "Een zin die\nnu verder gaat. Slot.");
    CHECK(study.project->snapshot()->find_document(d)->pages == 4);
    for (const Mark& mark : now->marks()) {
        CHECK(mark.range.empty() == (mark.number % 2 == 0));
    }
    CHECK(now->page_label_at({0}) == "1");
    CHECK(now->page_label_at({12}) == "3");
    CHECK(now->page_label_at({32}) == "3");
    edits::correct_text(*study.project, d, {{char_range(0, 12), ""}}).get();
    CHECK(study.project->text_now(d)->page_label_at({0}) == "3");
    study.project->undo().get();
    study.project->undo().get();
    CHECK((study.project->text_now(d)->marks() == DocumentText(d, text, marks, {}).marks()));
}
