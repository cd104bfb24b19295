// SPDX-License-Identifier: GPL-3.0-or-later
// From words with boxes to text, marks and findings.
#include "importers/pdf/hyphenation.h"
#include "tests/importers/pdf_sheet.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <limits>
#include <map>

using namespace duiding;
using pdf::Join;
using test::filled;
using test::full;
using test::lines;
using test::marked;
using test::put;
using test::sheet;
using test::text_of;

namespace {

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("full lines flow together, a short line ends the paragraph")
{
    std::string next = filled("Nieuwe alinea ");
    CHECK(text_of({lines({full, full, "en hier houdt het op.", next, "slot."})})
          == full + " " + full + " en hier houdt het op.\n" + next + " slot.");
}

TEST_CASE("a gap, an indent and a list marker begin a paragraph")
{
    std::string sentence = filled("", ".");
    std::string indented = filled("In").substr(0, 62);
    pdf::Page page = lines({full, full});
    put(page, 72, 242, full);                                 // after a gap
    put(page, 92, 254, indented);
    put(page, 72, 266, sentence);
    put(page, 72, 278, "• punt");
    put(page, 72, 290, "1. nummer");
    CHECK(text_of({page}) == full + " " + full + "\n" + full + "\n" + indented + " " + sentence + "\n• punt\n1. nummer");
}

TEST_CASE("a speaker's label begins a paragraph, a dash in a sentence does not")
{
    std::string question = filled("", "?");
    std::string answer = filled("R1: ", ".");
    CHECK(text_of({lines({filled("I: "), question, answer, "I: En?"})}) == filled("I: ") + " " + question + "\n" + answer + "\nI: En?");
    CHECK(text_of({lines({full, filled("– zei zij – "), "slot."})}) == full + " " + filled("– zei zij – ") + " slot.");
}

TEST_CASE("words broken at the end of a line are put together, unless the hyphen belongs there")
{
    CHECK(text_of({lines({filled("", " sa-"), filled("menwerking gaat "), "door."})}).find(" samenwerking gaat") != std::string::npos);
    CHECK(text_of({lines({filled("", " klimaat-"), filled("en natuurcrisis "), "door."})}).find("klimaat- en natuurcrisis")
          != std::string::npos);
}

TEST_CASE("the rules of hyphens")
{
    pdf::Hyphenation hyphenation;
    hyphenation.learn("zorg-coach");
    hyphenation.learn("(wijkteam,");
    CHECK(hyphenation.join("wijk-", "team") == Join::DropHyphen);
    CHECK(hyphenation.join("zorg-", "coach.") == Join::KeepHyphen);
    CHECK(hyphenation.join("onbe-", "kend") == Join::DropHyphen);
    CHECK(hyphenation.join("klimaat-", "en") == Join::Blank);
    CHECK(hyphenation.join("klimaat-", "en/of") == Join::Blank);
    CHECK(hyphenation.join("JGZ-", "manager") == Join::KeepHyphen);
    CHECK(hyphenation.join("Noord-", "Holland") == Join::KeepHyphen);
    CHECK(hyphenation.join("18-", "jarige") == Join::KeepHyphen);
    CHECK(hyphenation.join("co\u00AD", "Ouders") == Join::DropHyphen);
    hyphenation.learn("VoorZorg");
    CHECK(hyphenation.join("Voor-", "Zorg.") == Join::DropHyphen);
    CHECK(hyphenation.join("https://www.zandhoven.example/", "wijkteams") == Join::KeepHyphen);
    CHECK(hyphenation.join("2024–", "2027") == Join::KeepHyphen);
    CHECK(hyphenation.join("zonder", "streepje") == Join::Blank);
    CHECK(hyphenation.join("-", "streepje") == Join::Blank);
}

TEST_CASE("a paragraph goes on over the page, and each page is marked with its printed number")
{
    std::vector<std::string> five(5, full);
    std::string flowing = full + " " + full + " " + full + " " + full + " " + full;
    std::vector<pdf::Page> pages{lines(five, 1), lines({"Bladzijde twee gaat verder.", "Nieuw."}, 2)};
    pages[0].label = "iv";
    ImportedDocument document = pdf::document_of(pages);
    CHECK(document.text == flowing + " Bladzijde twee gaat verder.\nNieuw.");
    CHECK(marked(document, MarkKind::Page) == Strings{"1|iv|" + flowing + " ", "2||Bladzijde twee gaat verder.\nNieuw."});
}

TEST_CASE("headings are known by their letters and ranked by size")
{
    pdf::Page page = sheet();
    put(page, 72, 200, "De titel", {20, true});
    put(page, 72, 240, "Hoofdstuk een", {14, true});
    put(page, 72, 270, full);
    put(page, 72, 282, full + ".");
    put(page, 72, 310, "Vet kopje", {10, true});
    put(page, 72, 322, full);
    put(page, 72, 334, "slot.");
    ImportedDocument document = pdf::document_of({page});
    CHECK(marked(document, MarkKind::Heading) == Strings{"1||De titel", "2||Hoofdstuk een", "3||Vet kopje"});
    CHECK(document.title == "De titel");
    CHECK(marked(document, MarkKind::Bold).size() == 3);
}

TEST_CASE("running headers, footers and page numbers are left out, and that is said")
{
    std::vector<pdf::Page> pages;
    for (int i = 1; i <= 3; ++i) {
        pdf::Page page = lines({"Inhoud van bladzijde " + std::to_string(i) + "."}, i);
        put(page, 72, 30, "Gemeente Zandhoven – Nota");
        put(page, 280, 800, "Pagina " + std::to_string(i) + " van 3");
        pages.push_back(page);
    }
    ImportedDocument document = pdf::document_of(pages);
    CHECK(document.text == "Inhoud van bladzijde 1.\nInhoud van bladzijde 2.\nInhoud van bladzijde 3.");
    REQUIRE(document.findings.size() == 1);
    CHECK(format(document.findings[0].message).find("6 lines") == 0);
}

TEST_CASE("a running header below a wide margin is left out, the first line of the text is not")
{
    std::vector<pdf::Page> pages;
    for (int i = 1; i <= 4; ++i) {
        pdf::Page page = lines({"Inhoud van bladzijde " + std::to_string(i) + ".", full}, i, 160);
        put(page, 72, 125, i % 2 == 0 ? "Nota over wijkteams" : "Gemeente Zandhoven");
        pages.push_back(page);
    }
    std::string text = text_of(pages);
    CHECK(text.find("Nota") == std::string::npos);
    CHECK(text.find("Gemeente") == std::string::npos);
    CHECK(text.find("Inhoud van bladzijde 1.") == 0);
}

TEST_CASE("what stands on every page but is the text itself is kept")
{
    std::vector<pdf::Page> pages;
    for (int i = 1; i <= 4; ++i) {
        pages.push_back(lines({"Dia " + std::to_string(i)}, i, 40));
    }
    CHECK(text_of(pages) == "Dia 1\nDia 2\nDia 3\nDia 4");
}

TEST_CASE("a table gives a row a line and a cell a tab, also when cells are wrapped")
{
    pdf::Page page = lines({full, full + "."});
    put(page, 72, 260, "Wijkteam | Wijk | Plaatsen");
    put(page, 72, 280, "Noord | Waterwijk en | 12");
    put(page, 72, 291, "| Molenbuurt");
    put(page, 72, 311, "Zuid | Lindenoord | 8");
    put(page, 72, 360, full + ".");
    ImportedDocument document = pdf::document_of({page});
    std::string table = "Wijkteam\tWijk\tPlaatsen\nNoord\tWaterwijk en Molenbuurt\t12\nZuid\tLindenoord\t8";
    CHECK(document.text == full + " " + full + ".\n" + table + "\n" + full + ".");
    CHECK(marked(document, MarkKind::Table) == Strings{"3||" + table});
}

TEST_CASE("lines with wide gaps that share no column are text")
{
    pdf::Page page = lines({full, full + "."});
    put(page, 72, 260, "Links | rechts");
    put(page, 72, 272, "Deze regel loopt over de plaats van het gat heen");
    put(page, 72, 284, "Weer | gat");
    CHECK(marked(pdf::document_of({page}), MarkKind::Table).empty());
}

TEST_CASE("of two columns the left one is read first")
{
    pdf::Page page = sheet();
    put(page, 72, 100, "Een titel over de hele breedte van de bladzijde heen", {16, true});
    for (int i = 0; i < 12; ++i) {
        put(page, 72, 150 + 12 * i, "linker kolom met gewone tekst die doorloopt");
        put(page, 310, 150 + 12 * i, "rechter kolom met gewone tekst die doorgaat");
    }
    std::string text = text_of({page});
    CHECK(text.find("rechter") > text.rfind("linker"));
    CHECK(text.find("Een titel") == 0);
}

TEST_CASE("columns the user asks for are made, and one column reads straight across")
{
    pdf::Page page = sheet();
    for (int i = 0; i < 3; ++i) {
        std::string n = std::to_string(i);
        put(page, 72, 150 + 12 * i, "a" + n);
        put(page, 230, 150 + 12 * i, "b" + n);
        put(page, 400, 150 + 12 * i, "c" + n);
    }
    auto words = [&](int columns) {
        std::string text = pdf::document_of({page}, {columns}).text;
        std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
        return text;
    };
    CHECK(words(3) == "a0 a1 a2 b0 b1 b2 c0 c1 c2");
    CHECK(words(1) == "a0 b0 c0 a1 b1 c1 a2 b2 c2");
    CHECK(words(0) == words(1));
}

TEST_CASE("words that are turned stand after the text beside them; a page turned as a whole is read as it is meant")
{
    auto turn = [](pdf::Word& word) {                           // to the left, as if the page were 595 high
        word.box = {word.box.top, 842 - word.box.right, word.box.bottom, 842 - word.box.left};
        word.turns = 3;
    };
    pdf::Page page = lines({full, full + "."});
    put(page, 100, 20, "stempel in de marge");
    for (std::size_t i = page.words.size() - 4; i < page.words.size(); ++i) {
        turn(page.words[i]);
    }
    CHECK(text_of({page}) == full + " " + full + ".\nstempel in de marge");

    pdf::Page whole = lines({full, "slot."});
    std::for_each(whole.words.begin(), whole.words.end(), turn);
    std::vector<pdf::LaidLine> laid;
    CHECK(pdf::document_of({whole}, {}, &laid).text == full + " slot.");
    CHECK(laid.back().box.left == 212);
}

TEST_CASE("an initial several lines high stands before its first line")
{
    pdf::Page page = sheet();
    put(page, 72, 200, "D", {30, true});
    put(page, 90, 200, "it begint met een grote letter");
    put(page, 90, 212, "die drie regels hoog is en dan");
    put(page, 90, 222, "verder gaat");
    put(page, 72, 236, "onder de letter door.");
    CHECK(text_of({page}).find("grote letter") < text_of({page}).find("die drie"));
    CHECK(text_of({page}).find("die drie") < text_of({page}).find("verder gaat"));
}

TEST_CASE("each line of the text is told with its place on the page when asked")
{
    pdf::Page page = lines({full, "slot."});
    put(page, 72, 260, "Wijkteam | Wijk");
    put(page, 72, 280, "Noord | Waterwijk");
    std::vector<pdf::LaidLine> laid;
    ImportedDocument document = pdf::document_of({page}, {}, &laid);
    OffsetMap map(document.text);
    Strings text;
    for (const pdf::LaidLine& line : laid) {
        text.push_back(std::string(map.slice(line.range)));
    }
    CHECK(text == Strings{full, "slot.", "Wijkteam", "Wijk", "Noord", "Waterwijk"});
    CHECK(laid[1].box.top == 212);
    CHECK(laid[3].box.left == 222);
}

TEST_CASE("a page without text has its mark where the next page begins; a document without any text is empty")
{
    ImportedDocument document = pdf::document_of({sheet(1), lines({full, "en"}, 2), sheet(3), sheet(4), lines({"verder.", "Slot."}, 5), sheet(6)});
    CHECK(document.findings.empty());
    auto begin = static_cast<std::int64_t>(document.text.find("verder"));
    auto end = static_cast<std::int64_t>(document.text.size());
    std::map<std::int64_t, CharRange> pages;
    for (const Mark& mark : document.marks) {
        if (mark.kind == MarkKind::Page) {
            CHECK(pages.emplace(mark.number, mark.range).second);
        }
    }
    REQUIRE(pages.size() == 6);
    CHECK(pages[1] == char_range(0, 0));
    CHECK(pages[2] == char_range(0, begin));
    CHECK(pages[3] == char_range(begin, begin));
    CHECK(pages[4] == char_range(begin, begin));
    CHECK(pages[5] == char_range(begin, end));
    CHECK(pages[6] == char_range(end, end));
    DocumentText text({1}, document.text, document.marks, {});
    CHECK(text.page_label_at({begin - 1}) == "2");
    CHECK(text.page_label_at({begin}) == "5");
    DocumentInfo info;
    count_into(info, text);
    CHECK(info.pages == 6);
    CHECK(text_of({sheet(1), sheet(2)}).empty());
}

TEST_CASE("words with boxes that make no sense are survived")
{
    pdf::Page page = sheet();
    double huge = 1e300;
    double nothing = std::numeric_limits<double>::quiet_NaN();
    for (int i = 0; i < 40; ++i) {
        page.words.push_back({"n", {nothing, 10.0 * i, huge, nothing}, nothing, false, false, false, false});
    }
    page.words.push_back({"a", {0, 0, 0, 0}, 10, false, false, false, false});
    page.words.push_back({"b", {huge, huge, -huge, -huge}, 10, false, false, false, false});
    page.words.push_back({"c", {-5, -5, 5, 5}, 999, true, true, true, false});
    page.width = 0;
    page.height = 0;
    CHECK_FALSE(text_of({page}).empty());
}
