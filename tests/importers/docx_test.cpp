// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/text/offsets.h"
#include "importers/importer.h"
#include "tests/importers/document_checks.h"
#include "tests/importers/docx_maker.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace duiding;
using test::marked;
using test::mentions;

namespace {

ImportedDocument import(const std::string& body, const test::DocxParts& more = {})
{
    test::TempFolder folder;
    test::write_docx(folder / "proef.docx", test::docx_parts(body, more));
    Progress progress;
    return import_file(folder / "proef.docx", {}, progress);
}

std::string p(const std::string& text, const std::string& properties = {})
{
    return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") + "<w:r><w:t xml:space=\"preserve\">" + text
           + "</w:t></w:r></w:p>";
}

std::string style(const std::string& id)
{
    return "<w:pStyle w:val=\"" + id + "\"/>";
}

std::string cell(const std::string& content)
{
    return "<w:tc>" + content + "</w:tc>";
}

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("headings are found by outline level, by name in any language, and by inheritance")
{
    std::string styles = "<w:style w:styleId=\"Kop1\"><w:name w:val=\"heading 1\"/></w:style>"
                         "<w:style w:styleId=\"K2\"><w:name w:val=\"Kop 2\"/></w:style>"
                         "<w:style w:styleId=\"Eigen\"><w:name w:val=\"Hoofdstuk\"/><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style>"
                         "<w:style w:styleId=\"Kind\"><w:name w:val=\"Rood\"/><w:basedOn w:val=\"Kop1\"/></w:style>"
                         "<w:style w:styleId=\"Lus\"><w:name w:val=\"x\"/><w:basedOn w:val=\"Lus\"/></w:style>"
                         "<w:style w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>";
    auto document = import(p("Titel 👍", style("T")) + p("Een", style("Kop1")) + p("Twee", style("K2")) + p("Drie", style("Eigen"))
                               + p("Ook een", style("Kind")) + p("Tekst", style("Lus")) + p("Vier", "<w:outlineLvl w:val=\"3\"/>")
                               + p("Toch niet", style("Kop1") + "<w:outlineLvl w:val=\"9\"/>"),
                           {{"styles", styles}});
    CHECK(marked(document, MarkKind::Heading)
          == Strings{"1||Titel 👍", "1||Een", "2||Twee", "3||Drie", "1||Ook een", "4||Vier"});
    CHECK(document.title == "Titel 👍");
}

TEST_CASE("lists get the marker Word draws")
{
    auto item = [](const char* list, int level, const char* text) {
        return p(text, "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + list + "\"/></w:numPr>");
    };
    std::string numbering =
        "<w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
        "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%1.%2)\"/></w:lvl></w:abstractNum>"
        "<w:abstractNum w:abstractNumId=\"8\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\uF0B7\"/></w:lvl></w:abstractNum>"
        "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num>"
        "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>";
    auto document = import(item("1", 0, "a") + item("1", 1, "b") + item("1", 1, "c") + item("1", 0, "d") + item("1", 1, "e")
                               + item("2", 0, "f") + item("3", 0, "g") + item("0", 0, "h"),
                           {{"numbering", numbering}});
    CHECK(marked(document, MarkKind::ListItem)
          == Strings{"1|3.|a", "2|3.a)|b", "2|3.b)|c", "1|4.|d", "2|4.a)|e", "1|•|f", "1|1.|g"});
}

TEST_CASE("a table keeps its rows and cells, whatever lies inside them")
{
    std::string nested = "<w:tbl><w:tr>" + cell(p("x")) + cell(p("y")) + "</w:tr></w:tbl>";
    auto document = import(p("Voor") + "<w:tbl><w:tr>" + cell(p("a") + p("b")) + cell(p("c\td")) + "</w:tr><w:tr>" + cell(nested + "<w:p/>")
                           + cell("<w:p/>") + cell(p("z")) + "</w:tr></w:tbl>" + p("Na"));
    CHECK(document.text == "Voor\na\u2028b\tc d\nx\u2028y\t\tz\nNa");
    CHECK(marked(document, MarkKind::Table) == Strings{"3||a\u2028b\tc d\nx\u2028y\t\tz"});
}

TEST_CASE("a table of one column is only a frame")
{
    auto document = import("<w:tbl><w:tr>" + cell(p("a") + p("b")) + "</w:tr></w:tbl>" + p("c"));
    CHECK(document.text == "a\nb\nc");
    CHECK(document.marks.empty());
}

TEST_CASE("notes stand at the end, once, with their sign in the text")
{
    std::string ref = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
    auto document = import("<w:p><w:r><w:t>Tekst</w:t></w:r>" + ref + "<w:r><w:t>, meer</w:t></w:r><w:r><w:endnoteReference w:id=\"1\"/></w:r>" + ref + "</w:p>",
                           {{"footnotes", "<w:footnote w:type=\"separator\" w:id=\"0\">" + p("streep") + "</w:footnote><w:footnote w:id=\"2\">"
                                              + p(" Een noot.") + p("Tweede alinea.") + "</w:footnote>"},
                            {"endnotes", "<w:endnote w:id=\"1\">" + p("Eindnoot.") + "</w:endnote>"}});
    CHECK(document.text == "Tekst[1], meer[e1]\n[1] Een noot.\nTweede alinea.\n[e1] Eindnoot.");
    CHECK(marked(document, MarkKind::Note) == Strings{"0|1|[1] Een noot.\nTweede alinea.", "0|e1|[e1] Eindnoot."});
}

TEST_CASE("a text box is read once, after its paragraph, also inside another")
{
    std::string inner = "<w:r><w:pict><w:txbxContent>" + p("binnen") + "</w:txbxContent></w:pict></w:r>";
    std::string box = "<w:txbxContent><w:p><w:r><w:t>kader</w:t></w:r>" + inner + "</w:p></w:txbxContent>";
    auto document = import("<w:p><w:r><w:t>Voor </w:t></w:r><w:r><mc:AlternateContent xmlns:mc=\"x\"><mc:Choice>" + box
                           + "</mc:Choice><mc:Fallback>" + box + "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>na</w:t></w:r></w:p>" + p("slot"));
    CHECK(document.text == "Voor na\nkader\nbinnen\nslot");
}

TEST_CASE("tracked changes count as accepted, moved text stands once, and the user is told")
{
    auto document = import("<w:p><w:ins><w:r><w:t>nieuw </w:t></w:r></w:ins><w:del><w:r><w:delText>oud</w:delText></w:r></w:del>"
                           "<w:moveFrom><w:r><w:t>hier</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>daar</w:t></w:r></w:moveTo></w:p>"
                           "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>een </w:t></w:r></w:p>" + p("alinea"));
    CHECK(document.text == "nieuw daar\neen alinea");
    CHECK(mentions(document, "4 tracked changes"));
}

TEST_CASE("fields give their result only, also when one is not closed")
{
    std::string begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
    std::string separate = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
    std::string end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    std::string code = "<w:r><w:instrText>PAGEREF _x</w:instrText></w:r><w:r><w:t>fout</w:t></w:r>";
    auto run = [](const char* text) { return std::string("<w:r><w:t>") + text + "</w:t></w:r>"; };
    CHECK(import("<w:p>" + run("a") + begin + code + begin + code + separate + run("weg") + end + separate + run("b") + end + run("c") + "</w:p>").text == "abc");
    CHECK(import("<w:p>" + run("a") + begin + code + "</w:p>" + p("verder")).text == "a\nverder");
    CHECK(import("<w:p><w:fldSimple w:instr=\"PAGE\">" + run("7") + "</w:fldSimple></w:p>").text == "7");
}

TEST_CASE("breaks, tabs, hyphens and symbols become characters")
{
    auto document = import("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
                           "<w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:br w:type=\"page\"/></w:r></w:p><w:p/>" + p("e"));
    CHECK(document.text == "a\u2028b\tc\u2011d✓\n\ne");
}

TEST_CASE("marks of byte order before the first word are no part of the text")
{
    CHECK(import(p("\uFEFF\uFEFFEerste") + p("Tweede")).text == "Eerste\nTweede");
}

TEST_CASE("bold and italic runs are marked, hidden text is left out")
{
    auto document = import("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>één</w:t></w:r><w:r><w:rPr><w:b/><w:i/></w:rPr><w:t>twee</w:t></w:r>"
                           "<w:r><w:rPr><w:b w:val=\"0\"/><w:vanish/></w:rPr><w:t>weg</w:t></w:r><w:r><w:t>drie</w:t></w:r></w:p>");
    CHECK(document.text == "ééntweedrie");
    CHECK(marked(document, MarkKind::Bold) == Strings{"0||ééntwee"});
    CHECK(marked(document, MarkKind::Italic) == Strings{"0||twee"});
    CHECK(mentions(document, "Hidden text"));
}

TEST_CASE("speakers are found in a Word transcript with bold labels and tabs")
{
    auto turn = [](const char* who, const char* text) {
        return std::string("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>") + who + "</w:t></w:r><w:r><w:tab/><w:t>" + text + "</w:t></w:r></w:p>";
    };
    auto document = import(turn("Interviewer:", "a") + turn("Fatima:", "b") + turn("Interviewer:", "c") + turn("Fatima:", "d"));
    CHECK(document.speakers.size() == 2);
    CHECK(marked(document, MarkKind::Label) == Strings{"0||Interviewer:\t", "0||Fatima:\t", "0||Interviewer:\t", "0||Fatima:\t"});
}

TEST_CASE("a comment marks the words it is about, with its author; one without a range marks its paragraph")
{
    std::string comments = "<w:comment w:id=\"1\" w:author=\"Noor Bos\">" + p("Klopt dit?") + p("Navragen.") + "</w:comment>"
                           "<w:comment w:id=\"2\">" + p("Los") + "</w:comment><w:comment w:id=\"3\" w:author=\"A\">" + p("Twee alinea\'s")
                           + "</w:comment><w:comment w:id=\"4\" w:author=\"B\">" + p("Nergens") + "</w:comment>";
    auto begin = [](const char* id) { return std::string("<w:commentRangeStart w:id=\"") + id + "\"/>"; };
    auto end = [](const char* id) {
        return std::string("<w:commentRangeEnd w:id=\"") + id + "\"/><w:r><w:commentReference w:id=\"" + id + "\"/></w:r>";
    };
    auto run = [](const char* text) { return std::string("<w:r><w:t xml:space=\"preserve\">") + text + "</w:t></w:r>"; };
    auto document = import("<w:p>" + run("Voor ") + begin("1") + run("deze woorden 👍") + end("1") + run(" na") + "</w:p><w:p>" + run("Hele alinea")
                               + "<w:r><w:commentReference w:id=\"2\"/></w:r></w:p>" + begin("3") + p("Een") + p("Twee") + end("3")
                               + "<w:p>" + begin("4") + end("4") + "</w:p>",
                           {{"comments", comments}});
    CHECK(document.text == "Voor deze woorden 👍 na\nHele alinea\nEen\nTwee");
    CHECK(marked(document, MarkKind::Comment)
          == Strings{"0|Noor Bos: Klopt dit?\nNavragen.|deze woorden 👍", "0|Los|Hele alinea", "0|A: Twee alinea\'s|Een\nTwee"});
    CHECK(mentions(document, "3 comments were kept"));
    CHECK(mentions(document, "1 comment hangs on no text"));
}

TEST_CASE("author, date and title of the file become attributes and title, and its main part may lie anywhere")
{
    test::DocxParts parts = test::docx_parts(p("Tekst"));
    parts["office/hoofd.xml"] = std::move(parts["word/document.xml"]);
    parts.erase("word/document.xml");
    std::string type = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
    parts["[Content_Types].xml"] = "<Types><Override PartName=\"/office/hoofd.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
                                   "wordprocessingml.document.main+xml\"/></Types>";
    parts["_rels/.rels"] = "<Relationships><Relationship Id=\"1\" Type=\"" + type + "officeDocument\" Target=\"/office/hoofd.xml\"/><Relationship Id=\"2\" "
                           "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";
    parts["docProps/core.xml"] = "<cp:coreProperties><dc:title> Nota jeugd </dc:title><dc:creator>Gemeente Oeverland</dc:creator>"
                                 "<dcterms:created>2024-03-17T10:00:00Z</dcterms:created></cp:coreProperties>";
    test::TempFolder folder;
    test::write_docx(folder / "proef.docx", parts);
    Progress progress;
    auto document = import_file(folder / "proef.docx", {}, progress);
    CHECK(document.text == "Tekst");
    CHECK(document.title == "Nota jeugd");
    CHECK(document.attributes == std::vector<ImportedAttribute>{{"author", "Gemeente Oeverland", AttributeType::Text}, {"created", "2024-03-17", AttributeType::Date}});
}
