// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/text/offsets.h"
#include "importers/importer.h"
#include "importers/rtf.h"
#include "tests/importers/document_checks.h"
#include "tests/support/paths.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>

using namespace duiding;
using test::repeat;
using test::marked;
using test::mentions;

namespace {

constexpr const char* head = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Calibri;}{\\f1\\fcharset2 Symbol;}{\\f2\\fcharset238 Arial CE;}"
                             "{\\f3\\fcharset2 Wingdings;}{\\f4\\fcharset128 MS Mincho;}}{\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}{\\s2 Kop 2;}{\\s3\\outlinelevel2 "
                             "Hoofdstuk;}{\\*\\cs1 heading 4;}{\\s5 Title;}}";

ImportedDocument import_rtf(const std::string& bytes)
{
    Progress progress;
    return import_bytes({"proef.rtf", bytes}, {}, progress);
}

ImportedDocument import(const std::string& body)
{
    return import_rtf(head + body + "}");
}

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("an RTF interview comes in with its speakers, headings, lists, table, note, comment and author")
{
    Progress progress;
    ImportedDocument document = import_file(test::test_data("good/rtf/gesprek.rtf"), {}, progress);
    CHECK(document.title == "Gesprek met mevrouw Vlietstra");
    CHECK(document.attributes == std::vector<ImportedAttribute>{{"author", "Jorien Haagsma", AttributeType::Text}});
    CHECK(document.kind == DocumentKind::Interview);
    CHECK(document.speakers.size() == 2);
    CHECK(document.language == "nl");
    CHECK(document.text.find("Vertrouwelijk") == std::string::npos);
    CHECK(document.text.find("“ga er ééns langs”. Dat was in coördinatie met de gemeente.[1]") != std::string::npos);
    CHECK(document.text.find("Dvořáková") != std::string::npos);
    CHECK(document.text.ends_with("Einde van het gesprek.\n[1] De gemeente heet hier Zuiderwold."));
    CHECK(marked(document, MarkKind::Heading) == Strings{"1||Gesprek over de wijkverpleging", "2||Afspraken"});
    CHECK(marked(document, MarkKind::ListItem) == Strings{"1|•|elke dinsdag bellen", "1|•|het plan bespreken"});
    CHECK(marked(document, MarkKind::Table) == Strings{"2||Wie\tWat\nR1\tbelt de huisarts"});
    CHECK(marked(document, MarkKind::Note) == Strings{"0|1|[1] De gemeente heet hier Zuiderwold."});
    CHECK(marked(document, MarkKind::Comment) == Strings{"0|Jorien Haagsma: Terugkomen op deze vraag|Goed"});
}

TEST_CASE("letters are read by the code page of the file and the character set of the font")
{
    CHECK(import("\\'e9\\'80 {\\f2 \\'f8} \\'e9{\\f4 \\'82\\'a0\\'82a} x").text == "é€ ř éあＢ x");
    CHECK(import_rtf("{\\rtf1\\mac \\'8e\\'db}").text == "é€");
    CHECK(import_rtf("{\\rtf1\\pc \\'82\\'89}").text == "éë");
    CHECK(import_rtf("{\\rtf1\\pca \\'82\\'d5}").text == "éı");
    CHECK(import_rtf("{\\rtf1\\ansi\\ansicpg1251 \\'e4\\'e0}").text == "да");
    CHECK(import_rtf("{\\rtf1\\ansi\\ansicpg65001 één}").text == "één");
    CHECK(import_rtf("{\\rtf1\\ansi cli\xEBnt}").text == "cliënt");
    ImportedDocument unknown = import_rtf("{\\rtf1\\ansi\\ansicpg4711 \\'e9}");
    CHECK(unknown.text == "é");
    CHECK(mentions(unknown, "4711"));
}

TEST_CASE("Unicode letters replace what stands after them for older readers")
{
    CHECK(import("\\u233\\'e9 \\uc2\\u235ee! \\uc0\\u8364 a{\\uc1\\u233 }b").text == "é ë! €aéb");
    CHECK(import("\\u-10179?\\u-8704?!").text == "😀!");
    CHECK(import("a\\u-10179?b").text == "ab");
    CHECK(import("{\\upr{gewoon}{\\*\\ud{b\\u233 ?ter}}}").text == "béter");
    CHECK(import("\\uc2147483647\\u233 " + std::string(70, 'x') + "y").text == "éxxxxxxy");
}

TEST_CASE("signs of symbol fonts and named characters become characters")
{
    CHECK(import("\\emdash\\endash\\bullet\\lquote\\rquote\\ldblquote\\rdblquote").text == "—–•‘’“”");
    CHECK(import("a\\~b\\_c\\-d\\{\\}\\\\").text == "a\u00A0b\u2011c\u00ADd{}\\");
    CHECK(import("{\\f3 \\'fc}{\\f1 ab\\'b7}{\\f3\\u-3844 ?}").text == "✓αβ•✓");
}

TEST_CASE("paragraphs, soft breaks and tabs are kept; line ends of the file mean nothing")
{
    CHECK(import("een\r\ntwee\\line drie\\tab vier\\par\\par vijf\\\nzes\\sect zeven").text == "eentwee\u2028drie\tvier\n\nvijf\nzes\nzeven");
}

TEST_CASE("headings are found by the name and the outline level of the style, and directly")
{
    auto document = import("\\pard\\s5 Titel\\par\\pard\\s1 Een\\par\\pard\\s2 Twee\\par\\pard\\s3 Drie\\par\\pard\\outlinelevel3 Vier\\par"
                           "\\pard\\s1\\outlinelevel9 Toch niet\\par\\pard Tekst\\par");
    CHECK(marked(document, MarkKind::Heading) == Strings{"1||Titel", "1||Een", "2||Twee", "3||Drie", "4||Vier"});
    CHECK(document.title == "Titel");
}

TEST_CASE("list items keep the marker that is drawn before them, and its level")
{
    auto document = import("{\\listtext 1.\\tab}\\pard\\ls1 een\\par{\\listtext a)\\tab}\\pard\\ls1\\ilvl1 onder een\\par"
                           "{\\pntext\\f1\\'b7\\tab}{\\*\\pn\\pnlvlblt{\\pntxtb\\'b7}}oud\\par\\pard gewoon\\par");
    CHECK(document.text == "een\nonder een\noud\ngewoon");
    CHECK(marked(document, MarkKind::ListItem) == Strings{"1|1.|een", "2|a)|onder een", "2|•|oud"});
}

TEST_CASE("a table keeps its rows and cells; what lies inside a cell is parted by soft breaks")
{
    std::string row = "\\trowd\\cellx1\\cellx2\\cellx3\\pard\\intbl ";
    auto document = import("voor\\par " + row + "a\\par b\\cell\\cell c\\tab d\\cell\\row " + row + "e\\cell f\\cell\\cell\\row\\pard na\\par");
    CHECK(document.text == "voor\na\u2028b\t\tc d\ne\tf\t\nna");
    CHECK(marked(document, MarkKind::Table) == Strings{"3||a\u2028b\t\tc d\ne\tf\t"});
}

TEST_CASE("a table inside a cell is parted by soft breaks, a cell that is only a frame is none")
{
    std::string inner = "\\pard\\intbl\\itap2 x\\nestcell y\\nestcell{\\*\\nesttableprops\\trowd\\cellx1\\cellx2\\nestrow}{\\nonesttables\\par}";
    auto nested = import("\\trowd\\cellx1\\cellx2\\pard\\intbl a\\par " + inner + "\\pard\\intbl\\cell b\\cell\\row\\pard na\\par");
    CHECK(nested.text == "a\u2028x\u2028y\tb\nna");
    auto framed = import("\\trowd\\cellx1\\pard\\intbl kop\\par " + inner + inner + "\\pard\\intbl voet\\cell\\row\\pard na\\par");
    CHECK(framed.text == "kop\nx\ty\nx\ty\nvoet\nna");
    CHECK(marked(framed, MarkKind::Table) == Strings{"2||x\ty\nx\ty"});
}

TEST_CASE("foot- and endnotes stand at the end with their sign in the text; a text box after its paragraph")
{
    auto document = import("een{\\footnote\\pard\\plain{\\super\\chftn} voet\\par twee}{\\footnote\\ftnalt eind} rest"
                           "{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt\\pard kader\\par}}{\\shprslt{\\*\\do{\\dptxbxtext kader}}}}\\par verder\\par");
    CHECK(document.text == "een[1][e1] rest\nkader\nverder\n[1] voet\ntwee\n[e1] eind");
    CHECK(marked(document, MarkKind::Note) == Strings{"0|1|[1] voet\ntwee", "0|e1|[e1] eind"});
}

TEST_CASE("tracked changes count as accepted, hidden text is left out, and both are said")
{
    auto document = import("blijft {\\deleted weg\\par }{\\revised erbij }{\\v geheim}na {\\b vet{\\b0  niet} wel}");
    CHECK(document.text == "blijft erbij na vet niet wel");
    CHECK(mentions(document, "2 tracked changes"));
    CHECK(mentions(document, "Hidden text"));
    CHECK(marked(document, MarkKind::Bold) == Strings{"0||vet", "0|| wel"});
}

TEST_CASE("of a field stands the result; pictures, headers, styles and unknown groups leave nothing")
{
    auto document = import("{\\header kop}{\\footerf voet}{\\field{\\*\\fldinst HYPERLINK \"http://voorbeeld.invalid\"}{\\fldrslt hier}} "
                           "{\\*\\onbekend rommel}{\\pict\\wmetafile8 0102{\\*\\blipuid 03}}{\\pict\\bin4 {}}}}einde{\\*\\generator Proef;}");
    CHECK(document.text == "hier einde");
}

TEST_CASE("a file that was cut off gives what there is, and says so")
{
    ImportedDocument document = import_rtf(std::string(head) + "\\pard Het begin {\\b van een zin");
    CHECK(document.text == "Het begin van een zin");
    CHECK(mentions(document, "ends in the middle"));
    std::string whole = test::read_text(test::test_data("good/rtf/gesprek.rtf"));
    for (std::size_t size = 1'200; size < whole.size(); size += 7) {
        CAPTURE(size);
        CHECK_FALSE(import_rtf(whole.substr(0, size)).text.empty());
    }
}

TEST_CASE("what follows the last brace is no text, and loose braces, huge numbers and lone backslashes are survived")
{
    CHECK(import_rtf("{\\rtf1 a}rommel}}{").text == "a");
    CHECK(import("\\trowd\\pard\\itap99999999999\\ilvl-5\\s-1\\f99999\\outlinelevel-99999999999999 a\\cell b\\row c\\nestcell d\\nestrow e\\bin99999999999 f").text.starts_with("a\tb\nc"));
    CHECK(import_rtf("{\\rtf1 a\\").text == "a");
    CHECK(import_rtf("{\\rtf1 a\\'").text == "a");
    CHECK(import_rtf("{\\rtf1 a\\'4").text == "a4");
}

// A part of a DOCX file that says it is RTF is read without a look at how it begins.
TEST_CASE("what does not begin with a brace is refused, also when it begins with a note or a text box")
{
    Progress progress;
    for (const char* bytes : {"een noot{ en meer}", "\\footnote een noot{ en meer}", "\\footnote \\ftnalt een noot{{{ en meer", "\\shptxt een noot{ en meer}"}) {
        CAPTURE(bytes);
        CHECK_THROWS_AS(read_rtf({"proef.rtf", bytes}, {}, progress), BadInput);
    }
}

TEST_CASE("groups beyond a thousand deep are refused, a million tokens are read in seconds")
{
    auto start = std::chrono::steady_clock::now();
    CHECK(import_rtf("{\\rtf1 " + repeat("{", 900) + "x" + repeat("}", 900) + "}").text == "x");
    CHECK_THROWS_AS(import_rtf("{\\rtf1 " + repeat("{", 500'000) + "x" + repeat("}", 500'000) + "}"), BadInput);
    CHECK(import("\\pard " + repeat("{\\b a}\\'e9\\u233?", 200'000)).text.size() == 200'000 * 5);
    CHECK(import("\\pard a" + repeat("{\\footnote b}", 50'000)).text.size() > 50'000);
    CHECK(import("\\pard a" + repeat("{\\footnote b", 900) + repeat("}", 900)).text.find("[1] b") != std::string::npos);
    CHECK(import(repeat("\\trowd\\cellx1\\cellx2\\pard\\intbl\\cell\\cell\\row", 50'000) + "\\pard a").text.ends_with("a"));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}

TEST_CASE("an RTF file with bytes changed is read or refused, never more")
{
    std::string bytes = test::read_text(test::test_data("good/rtf/gesprek.rtf"));
    int read = 0;
    for (std::size_t at = 6; at < bytes.size(); ++at) {
        char before = bytes[at];
        bytes[at] = static_cast<char>(before ^ (1 << at % 8));
        try {
            read += !import_rtf(bytes).text.empty();
        } catch (const BadInput& error) {
            CHECK_FALSE(error.text().why.empty());
        }
        bytes[at] = before;
    }
    CHECK(read > 0);
}

TEST_CASE("the name of a style that is too long is cut between two letters")
{
    // Found by fuzzing: the last letter that had room was kept by half.
    for (std::size_t before = 250; before < 258; ++before) {
        CHECK(import("{\\stylesheet{\\s1 " + std::string(before, 'x') + "\\u233 ?\\u233 ?;}}\\s1 woord").text == "woord");
    }
}
