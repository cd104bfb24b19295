// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "importers/support/sheet.h"
#include "tests/importers/sheet_words.h"
#include "tests/support/locale_guard.h"

#include <chrono>

using namespace duiding;
using test::first_row;
using test::grid;
using test::load_text;
using test::said;

TEST_CASE("the separator is found, and a decimal comma is not taken for one")
{
    CHECK(grid(load_text("naam,leeftijd\nSanne,34\nOmar,41\n")) == "naam|leeftijd\nSanne|34\nOmar|41\n");
    CHECK(grid(load_text("naam;cijfer\nSanne;7,5\nOmar;8,0\n")) == "naam|cijfer\nSanne|7.5\nOmar|8\n");
    CHECK(grid(load_text("1,5;2,5\n3,5;4,5\n")) == "1.5|2.5\n3.5|4.5\n");
    CHECK(grid(load_text("naam\tplaats\nSanne\tZeist, Utrecht\n")) == "naam|plaats\nSanne|Zeist, Utrecht\n");
    CHECK(grid(load_text("a|b\n1|2\n")) == "a|b\n1|2\n");
    CHECK(grid(load_text("sep=;\na,b;c\nd,e;f\n")) == "a,b|c\nd,e|f\n");
}

TEST_CASE("what was found out is said, kept, and can be chosen otherwise")
{
    Sheet sheet = load_text("naam;cijfer\nSanne;7,5\n");
    CHECK(sheet.info.options == "encoding=UTF-8;separator=;;decimal=,");
    CHECK(said(sheet.info.findings, "Columns are separated by “;”, decimals are written with “,”."));
    ImportOptions options;
    options.separator = ",";
    CHECK(grid(load_text("naam;cijfer\nSanne;7,5\n", options)) == "naam;cijfer\nSanne;7|5\n");
    options.separator = "te lang";
    CHECK_THROWS_AS(load_text("a;b\n", options), BadInput);
}

TEST_CASE("quotes, doubled quotes and line ends in quotes belong to the cell")
{
    CHECK(first_row(load_text("\"zij zei \"\"ja\"\"\",\"twee\r\nregels\",\"\"\n")) == std::vector<std::string>{"zij zei \"ja\"", "twee\nregels"});
    CHECK(first_row(load_text("een \"woord\",b\n")) == std::vector<std::string>{"een \"woord\"", "b"});
    CHECK(first_row(load_text("\"a\"b,c\n")) == std::vector<std::string>{"ab", "c"});
}

TEST_CASE("a quotation mark that is never closed costs one cell, not the rest of the file")
{
    Sheet sheet = load_text("naam,antwoord\nSanne,\"open\nOmar,goed\nLies,\"best, hoor\"\nTon,\"weer open\n");
    CHECK(grid(sheet) == "naam|antwoord\nSanne|\"open\nOmar|goed\nLies|best, hoor\nTon|\"weer open\n");
    CHECK(said(sheet.info.findings, "In row 2 a quotation mark is opened and never closed; it was read as a character."));
}

TEST_CASE("texts that look like numbers or formulas but are names stay as they are")
{
    Sheet sheet = load_text("a;b;c;d;e;f;g;h\n0202;+31612345678;=HYPERLINK(\"x\");-5;@som;123456789012345678;12%;1e5\n");
    std::string kinds;
    for (const Cell& cell : sheet.rows[1].cells) {
        kinds += cell.kind == CellKind::Number ? 'n' : cell.kind == CellKind::Text ? 't' : '?';
    }
    CHECK(kinds == "tttntttt");
    CHECK(sheet.at(1, 0).text == "0202");
    CHECK(sheet.at(1, 2).text == "=HYPERLINK(\"x\")");
}

TEST_CASE("each column's own way of writing numbers and dates is followed")
{
    Sheet sheet = load_text("bedrag;punt;dag;maand\n1.234,50;0.5;3-4-2024;4/31/2024\n1.000;0.25;13-4-2024;12/1/2024\n");
    CHECK(grid(sheet) == "bedrag|punt|dag|maand\n1234.5|0.5|2024-04-03|4/31/2024\n1000|0.25|2024-04-13|2024-01-12\n");
    CHECK(sheet.at(1, 0).shown == "1.234,50");
    CHECK(sheet.at(1, 2).kind == CellKind::Date);
    CHECK(grid(load_text("a,b\n2024-03-17 10:05,3/22/2024 3:05:09 PM\n")) == "a|b\n2024-03-17T10:05:00|2024-03-22T15:05:09\n");
}

TEST_CASE("encodings with and without a mark are understood")
{
    CHECK(grid(load_text("\xEF\xBB\xBFplaats;n\nCoevord\xC3\xABn;1\n")) == "plaats|n\nCoevordën|1\n");
    CHECK(grid(load_text("plaats;n\nIn Coevorden werken cli\xEBnten en co\xF6rdinatoren samen;1\n"))
          == "plaats|n\nIn Coevorden werken cliënten en coördinatoren samen|1\n");
    using namespace std::literals;
    CHECK(grid(load_text("\xFF\xFE" "a\0;\0b\0\n\0" "1\0;\0" "2\0\n\0"s)) == "a|b\n1|2\n");
}

TEST_CASE("rows of another width are read and named")
{
    Sheet sheet = load_text("a,b,c\n1,2,3\n1,2,3,4\n1,2\n1,2,3\n1,2,3\n1,2,3\n1,2,3\n");
    CHECK(sheet.rows[2].cells.size() == 4);
    CHECK(sheet.rows[2].number == 3);
    CHECK(said(sheet.info.findings, "1 row has more cells than the first one: row 3."));
    CHECK(said(sheet.info.findings, "1 row has fewer cells than the first one; the others count as empty."));
}

TEST_CASE("a row too wide and a cell too large are refused in words and at once")
{
    auto begin = std::chrono::steady_clock::now();
    std::string wide(20'000, ',');
    CHECK_THROWS_WITH(load_text(wide), Catch::Contains("more than 16,384 columns"));
    CHECK_THROWS_WITH(load_text("a,b\n1,\"" + std::string(100'000'000, 'x') + "\"\n"), Catch::Contains("a cell of more than 1 MB"));
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}

TEST_CASE("a hundred thousand open quotes are read in linear time")
{
    std::string text;
    for (int i = 0; i < 100'000; ++i) {
        text += "\"a,\"b\n\"";
    }
    auto begin = std::chrono::steady_clock::now();
    load_text(text + "x");
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}

TEST_CASE("numbers are read alike under a Dutch locale")
{
    test::LocaleGuard dutch("nl_NL.UTF-8");
    CHECK(grid(load_text("a;b\n1,5;0,25\n")) == "a|b\n1.5|0.25\n");
    CHECK(grid(load_text("a,b\n1.5,0.25\n")) == "a|b\n1.5|0.25\n");
}

TEST_CASE("a transcript in columns is told from a questionnaire")
{
    CHECK(looks_like_transcript_table(load_text("Tijd;Spreker;Tekst\n0:01;I;Hoe gaat het?\n")));
    CHECK(looks_like_transcript_table(load_text("start,end,speaker,text\n0,1,A,Goed\n")));
    CHECK_FALSE(looks_like_transcript_table(load_text("respondent;leeftijd;tekst\n1;34;Goed\n")));
}
