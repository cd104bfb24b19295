// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/text/offsets.h"
#include "importers/importer.h"
#include "tests/importers/document_checks.h"
#include "tests/importers/docx_maker.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace duiding;
using test::marked;
using test::mentions;

namespace {

using Strings = std::vector<std::string>;

ImportedDocument import(const test::DocxParts& parts)
{
    test::TempFolder folder;
    test::write_docx(folder / "proef.odt", parts);
    Progress progress;
    return import_file(folder / "proef.odt", {}, progress);
}

test::DocxParts odt_parts(const std::string& text, const std::string& automatic = {}, const std::string& named = {})
{
    return {{"mimetype", "application/vnd.oasis.opendocument.text"},
            {"content.xml", "<office:document-content><office:automatic-styles>" + automatic + "</office:automatic-styles><office:body><office:text>"
                                + text + "</office:text></office:body></office:document-content>"},
            {"styles.xml", "<office:document-styles><office:styles>" + named + "</office:styles></office:document-styles>"}};
}

ImportedDocument import(const std::string& text, const std::string& automatic = {}, const std::string& named = {})
{
    return import(odt_parts(text, automatic, named));
}

std::string p(const std::string& text, const std::string& style = {})
{
    return "<text:p" + (style.empty() ? "" : " text:style-name=\"" + style + "\"") + ">" + text + "</text:p>";
}

std::string style(const std::string& family, const std::string& name, const std::string& more, const std::string& letters = {})
{
    return "<style:style style:family=\"" + family + "\" style:name=\"" + name + "\" " + more + "><style:text-properties " + letters + "/></style:style>";
}

std::string why(const test::DocxParts& parts)
{
    try {
        import(parts);
    } catch (const BadInput& error) {
        return format(error.text());
    }
    return "read";
}

} // namespace

TEST_CASE("blanks collapse in OpenDocument, but for those that are meant")
{
    CHECK(import(p("\n  een\n   <text:span>twee </text:span> drie<text:s text:c=\"3\"/>vier<text:tab/>vijf<text:line-break/>zes <text:span>a</text:span> <text:span>b</text:span>")).text
          == "een twee drie   vier\tvijf\u2028zes a b");
    CHECK(import(p("a<text:s text:c=\"2000000000\"/>b")).text.size() < 200);
}

TEST_CASE("headings of OpenDocument have their level; a title is one and gives the document its title")
{
    std::string named = style("paragraph", "Title", "") + style("paragraph", "Heading_20_2", "style:default-outline-level=\"2\"");
    std::string automatic = style("paragraph", "P1", "style:parent-style-name=\"Title\"") + style("paragraph", "P2", "style:parent-style-name=\"Heading_20_2\"")
                            + style("paragraph", "P3", "style:parent-style-name=\"P3\"");
    auto document = import(p("Nota", "P1") + "<text:h text:outline-level=\"3\">Drie</text:h>" + p("Twee", "P2") + "<text:h>Een</text:h>"
                               + "<text:h text:outline-level=\"99\">Diep</text:h>" + p("Tekst", "P3"),
                           automatic, named);
    CHECK(marked(document, MarkKind::Heading) == Strings{"1||Nota", "3||Drie", "2||Twee", "1||Een", "6||Diep"});
    CHECK(document.title == "Nota");
}

TEST_CASE("lists of OpenDocument get the marker that is drawn, also when they go on")
{
    auto item = [](const std::string& content, const std::string& more = {}) { return "<text:list-item" + more + ">" + content + "</text:list-item>"; };
    auto list = [](const std::string& content, const std::string& more) { return "<text:list " + more + ">" + content + "</text:list>"; };
    std::string style_l = "text:style-name=\"L\"";
    std::string automatic = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"a\" style:num-suffix=\")\"/>"
                            "<text:list-level-style-number text:level=\"2\" style:num-format=\"1\" text:display-levels=\"2\" style:num-prefix=\"(\"/>"
                            "<text:list-level-style-bullet text:level=\"3\" text:bullet-char=\"\uF0B7\"/></text:list-style>";
    auto document = import(list(item(p("een") + p("vervolg")) + item(p("twee") + list(item(p("diep")) + item(p("dieper") + list(item(p("punt")), "")), "")), style_l)
                               + p("tussendoor") + list(item(p("drie")), style_l + " text:continue-numbering=\"true\"") + list(item(p("opnieuw")), style_l)
                               + list(item(p("zeven"), " text:start-value=\"7\"") + "<text:list-header>" + p("kop") + "</text:list-header>", style_l),
                           automatic);
    CHECK(marked(document, MarkKind::ListItem)
          == Strings{"1|a)|een", "1|b)|twee", "2|(b.1|diep", "2|(b.2|dieper", "3|•|punt", "1|c)|drie", "1|a)|opnieuw", "1|g)|zeven"});
}

TEST_CASE("a table of OpenDocument keeps rows and cells, covered ones too; one of one column is a frame")
{
    auto cell = [](const std::string& content) { return "<table:table-cell>" + content + "</table:table-cell>"; };
    auto row = [](const std::string& cells) { return "<table:table-row>" + cells + "</table:table-row>"; };
    std::string nested = "<table:table>" + row(cell(p("x")) + cell(p("y"))) + "</table:table>";
    auto document = import(p("Voor") + "<table:table><table:table-header-rows>" + row(cell(p("a") + p("b")) + "<table:covered-table-cell/>" + cell(p("c<text:tab/>d")))
                           + "</table:table-header-rows>" + row(cell(nested) + cell(p("")) + cell(p("z"))) + "</table:table>"
                           + "<table:table>" + row(cell(p("kader") + p("twee"))) + "</table:table>" + p("Na"));
    CHECK(document.text == "Voor\na\u2028b\t\tc d\nx\u2028y\t\tz\nkader\ntwee\nNa");
    CHECK(marked(document, MarkKind::Table) == Strings{"3||a\u2028b\t\tc d\nx\u2028y\t\tz"});
    CHECK(import("<table:table>" + row(cell(p("a")) + "<table:table-cell table:number-columns-repeated=\"1000000000\"/>") + "</table:table>").text.size() < 200);
}

TEST_CASE("notes of OpenDocument stand at the end with their sign in the text")
{
    auto note = [](const std::string& kind, const std::string& text) {
        return "<text:note text:note-class=\"" + kind + "\"><text:note-citation>9</text:note-citation><text:note-body>" + p(text) + "</text:note-body></text:note>";
    };
    auto document = import(p("Tekst" + note("footnote", "Een noot.") + " en " + note("endnote", "Eindnoot.") + "meer" + note("footnote", "Nog een.")));
    CHECK(document.text == "Tekst[1] en [e1]meer[2]\n[1] Een noot.\n[e1] Eindnoot.\n[2] Nog een.");
    CHECK(marked(document, MarkKind::Note) == Strings{"0|1|[1] Een noot.", "0|e1|[e1] Eindnoot.", "0|2|[2] Nog een."});
}

TEST_CASE("a comment of OpenDocument marks its words, or its paragraph when it has no end")
{
    auto comment = [](const std::string& name, const std::string& text) {
        return "<office:annotation office:name=\"" + name + "\"><dc:creator>Noor Bos</dc:creator><dc:date>2025-01-01</dc:date>" + p(text) + p("Tweede.") + "</office:annotation>";
    };
    auto document = import(p("Voor " + comment("a", "Klopt dit?") + "deze 👍<office:annotation-end office:name=\"a\"/> na")
                           + p("Hele " + comment("b", "Alles.") + "alinea") + p(comment("c", "Nergens.")));
    CHECK(document.text == "Voor deze 👍 na\nHele alinea");
    CHECK(marked(document, MarkKind::Comment) == Strings{"0|Noor Bos: Klopt dit?\nTweede.|deze 👍", "0|Noor Bos: Alles.\nTweede.|Hele alinea"});
    CHECK(mentions(document, "2 comments were kept"));
    CHECK(mentions(document, "1 comment hangs on no text"));
}

TEST_CASE("text boxes and shapes are read once, after their paragraph, also inside another")
{
    std::string inner = "<draw:frame><draw:text-box>" + p("binnen") + "</draw:text-box><svg:desc>beschrijving</svg:desc></draw:frame>";
    auto document = import("<draw:frame><draw:text-box>" + p("op de bladzijde") + "</draw:text-box></draw:frame>"
                           + p("Voor <draw:frame><draw:text-box>" + p("kader" + inner) + "</draw:text-box></draw:frame>na<draw:custom-shape>" + p("vorm") + "</draw:custom-shape>")
                           + p("slot"));
    CHECK(document.text == "op de bladzijde\nVoor na\nkader\nvorm\nbinnen\nslot");
}

TEST_CASE("tracked changes of OpenDocument count as accepted, and the user is told")
{
    std::string changes = "<text:tracked-changes><text:changed-region text:id=\"1\"><text:deletion>" + p("weg") + "</text:deletion></text:changed-region>"
                          "<text:changed-region text:id=\"2\"><text:insertion/></text:changed-region></text:tracked-changes>";
    auto document = import(changes + p("een<text:change text:change-id=\"1\"/> <text:change-start text:change-id=\"2\"/>nieuw<text:change-end text:change-id=\"2\"/>"));
    CHECK(document.text == "een nieuw");
    CHECK(mentions(document, "2 tracked changes"));
}

TEST_CASE("bold and italic come from what was formatted by hand, hidden text is left out, fields give their result")
{
    std::string automatic = style("text", "T1", "", "fo:font-weight=\"bold\"") + style("text", "T2", "style:parent-style-name=\"Emphasis\"")
                            + style("text", "T3", "", "fo:font-weight=\"normal\"") + style("text", "T4", "", "text:display=\"none\"")
                            + style("paragraph", "P1", "", "fo:font-weight=\"bold\"") + style("paragraph", "P2", "", "text:display=\"none\"");
    std::string named = style("text", "Emphasis", "", "fo:font-style=\"italic\"");
    auto span = [](const std::string& name, const std::string& text) { return "<text:span text:style-name=\"" + name + "\">" + text + "</text:span>"; };
    auto document = import(p(span("T1", "vet " + span("T2", "beide")) + " gewoon" + span("T4", "verborgen")) + p("hele " + span("T3", "niet") + " alinea", "P1")
                               + p("weg", "P2") + "<text:section text:name=\"S\" text:display=\"none\">" + p("ook weg") + "</text:section>"
                               + p("blad <text:page-number>7</text:page-number>, <text:a xlink:href=\"http://x\">koppeling</text:a>"),
                           automatic, named);
    CHECK(document.text == "vet beide gewoon\nhele niet alinea\n\nblad 7, koppeling");
    CHECK(marked(document, MarkKind::Bold) == Strings{"0||vet beide", "0||hele ", "0|| alinea"});
    CHECK(marked(document, MarkKind::Italic) == Strings{"0||beide"});
    CHECK(mentions(document, "Hidden text"));
}

TEST_CASE("sections of OpenDocument are marked with their name and level")
{
    auto document = import("<text:section text:name=\"Bijlage\">" + p("een") + "<text:section text:name=\"Deel\">" + p("twee") + "</text:section></text:section>" + p("drie"));
    CHECK(marked(document, MarkKind::Section) == Strings{"1|Bijlage|een\ntwee", "2|Deel|twee"});
}

TEST_CASE("one text gives the same words as ODT, as template and as one XML file")
{
    Progress progress;
    std::string flat = import_file(test::test_data("good/odt/interview.fodt"), {}, progress).text;
    auto zipped = import_file(test::test_data("good/odt/verslag.odt"), {}, progress);
    CHECK(zipped.text == flat);
    CHECK(import_file(test::test_data("good/odt/sjabloon.ott"), {}, progress).text == flat);
    CHECK(zipped.title == "Gesprek met de wijkverpleegkundige");
    CHECK(zipped.attributes == std::vector<ImportedAttribute>{{"author", "Noor Bos", AttributeType::Text}, {"created", "2025-03-04", AttributeType::Date}});
    CHECK(zipped.speakers.size() == 2);
}

TEST_CASE("an OpenDocument text with a password, or that is no zip, is refused with its own sentence")
{
    Progress progress;
    auto parts = odt_parts(p("a"));
    parts["META-INF/manifest.xml"] = "<manifest:encryption-data/>";
    CHECK(why(parts).find("protected with a password") != std::string::npos);
    CHECK(why({{"mimetype", "application/vnd.oasis.opendocument.presentation"}}).find("presentation") != std::string::npos);
}

TEST_CASE("an OpenDocument text that was cut off is read as far as it goes")
{
    std::string many;
    for (int i = 0; i < 3'000; ++i) {
        many += p("Alinea " + std::to_string(i) + " over " + std::to_string(i * 7919 % 10'007));
    }
    test::TempFolder folder;
    test::write_docx(folder / "heel.odt", odt_parts(many));
    std::string bytes = test::read_text(folder / "heel.odt");
    test::write_text(folder / "half.odt", bytes.substr(0, bytes.size() / 2));
    Progress progress;
    auto document = import_file(folder / "half.odt", {}, progress);
    CHECK(document.text.starts_with("Alinea 0 over 0\nAlinea 1 over 7919\n"));
    CHECK(document.text.size() > 10'000);
    CHECK(mentions(document, "damaged or incomplete: what could be read"));
}
