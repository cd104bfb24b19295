// SPDX-License-Identifier: GPL-3.0-or-later
// Documents that lie whole inside a Word document: read where they stand, or told.
#include "core/base/error.h"
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

struct Inside {
    std::string name;                // in the folder "word"
    std::string bytes;
    std::string type = {};           // as [Content_Types].xml says it; may be empty
    bool external = false;
};

std::string p(const std::string& text) { return "<w:p><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>"; }

std::string chunk(int number)
{
    return "<w:altChunk xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"deel" + std::to_string(number) + "\"/>";
}

test::DocxParts package(const std::string& body, const std::vector<Inside>& inside)
{
    test::DocxParts parts = test::docx_parts(body);
    std::string relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    std::string types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">";
    for (std::size_t i = 0; i < inside.size(); ++i) {
        relations += "<Relationship Id=\"deel" + std::to_string(i + 1) + "\" Target=\"" + inside[i].name + "\""
                     + (inside[i].external ? " TargetMode=\"External\"" : "")
                     + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk\"/>";
        if (!inside[i].type.empty()) {
            types += "<Override PartName=\"/word/" + inside[i].name + "\" ContentType=\"" + inside[i].type + "\"/>";
        }
        if (!inside[i].external) {
            parts["word/" + inside[i].name] = inside[i].bytes;
        }
    }
    parts["word/_rels/document.xml.rels"] = relations + "</Relationships>";
    parts["[Content_Types].xml"] = types + "</Types>";
    return parts;
}

std::string bytes_of(const test::DocxParts& parts)
{
    test::TempFolder folder;
    test::write_docx(folder / "deel.docx", parts);
    return test::read_text(folder / "deel.docx");
}

ImportedDocument import(const std::string& body, const std::vector<Inside>& inside)
{
    Progress progress;
    return import_bytes({"brief.docx", bytes_of(package(body, inside)), {}}, {}, progress);
}

const std::string rtf = "{\\rtf1\\ansi\\ansicpg1252 Verslag van \\b Anke\\b0 , caf\\'e9.\\par Tweede regel.\\par}";
const std::string html = "<html><body><h2>Bijlage</h2><p>Uit een <b>webpagina</b>.</p></body></html>";

} // namespace

TEST_CASE("documents inside a Word document are read where they stand, with their headings and bold")
{
    auto document = import(p("Voor.") + chunk(1) + p("Tussen.") + chunk(2) + chunk(3) + p("Na."),
                           {{"a.rtf", rtf}, {"b.dat", html, "text/html"}, {"c.txt", "Eén\r\nTwee", "text/plain"}});
    CHECK(document.text == "Voor.\nVerslag van Anke, café.\nTweede regel.\nTussen.\nBijlage\nUit een webpagina.\nEén\nTwee\nNa.");
    CHECK(marked(document, MarkKind::Bold) == std::vector<std::string>{"0||Anke", "0||webpagina"});
    CHECK(marked(document, MarkKind::Heading) == std::vector<std::string>{"2||Bijlage"});
    CHECK_FALSE(mentions(document, "embedded"));
}

TEST_CASE("a Word document inside is read with what lies inside it, and no deeper")
{
    std::string deepest = bytes_of(package(p("Te diep."), {}));
    std::string deep = bytes_of(package(p("Derde.") + chunk(1), {{"d.docx", deepest}}));
    std::string inner = bytes_of(package(p("Tweede.") + chunk(1) + p("Tweede slot."), {{"c.docx", deep}}));
    auto document = import(p("Eerste.") + chunk(1) + p("Slot."), {{"b.docx", inner}});
    CHECK(document.text == "Eerste.\nTweede.\nDerde.\nTweede slot.\nSlot.");
    CHECK(mentions(document, "1 embedded document was not imported."));
}

TEST_CASE("a document inside that holds itself, as a file made by hand may, ends")
{
    std::vector<Inside> many;
    std::string body = p("Begin.");
    for (int i = 1; i <= 300; ++i) {
        many.push_back({"d" + std::to_string(i) + ".txt", "Deel " + std::to_string(i), "text/plain"});
        body += chunk(i);
    }
    auto document = import(body, many);
    CHECK(document.text.find("Deel 200") != std::string::npos);
    CHECK(document.text.find("Deel 201") == std::string::npos);
    CHECK(mentions(document, "100 embedded documents were not imported."));
    auto again = import(p("Begin.") + chunk(1) + chunk(1) + p("Slot."), {{"a.txt", "Deel", "text/plain"}});
    CHECK(again.text == "Begin.\nDeel\nDeel\nSlot.");
}

TEST_CASE("what lies outside the package, a web archive and what is damaged are told and not read")
{
    auto document = import(p("Voor.") + chunk(1) + chunk(2) + chunk(3) + chunk(4) + chunk(9) + p("Na."),
                           {{"file:///etc/hostname", "", "text/plain", true},
                            {"b.mht", "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html><body>Nee</body></html>", "message/rfc822"},
                            {"c.docx", bytes_of(package(p("Kapot."), {})).substr(0, 60)},
                            {"d.rtf", "{\\rtf1 }"}});
    CHECK(document.text == "Voor.\nNa.");
    CHECK(mentions(document, "5 embedded documents were not imported."));
    CHECK(std::any_of(document.findings.begin(), document.findings.end(), [](const Finding& finding) {
        return finding.where == "word/d.rtf" && format(finding.message) == "There is no text in it.";
    }));
}

TEST_CASE("a document inside a cell of a table stays in its cell")
{
    std::string row = "<w:tr><w:tc>" + p("Links") + "</w:tc><w:tc>" + chunk(1) + p("") + "</w:tc></w:tr>";
    auto document = import("<w:tbl>" + row + "</w:tbl>" + p("Na."), {{"a.rtf", "{\\rtf1 Een\\tab twee\\par drie\\par}"}});
    CHECK(document.text == "Links\tEen twee\u2028drie\nNa.");
    CHECK(marked(document, MarkKind::Table) == std::vector<std::string>{"2||Links\tEen twee\u2028drie"});
}

TEST_CASE("a Word document whose whole text lies inside it is that text")
{
    auto document = import(chunk(1), {{"a.html", html}});
    CHECK(document.text == "Bijlage\nUit een webpagina.");
    CHECK_THROWS_AS(import(chunk(1), {{"a.mht", "MIME-Version: 1.0", "message/rfc822"}}), BadInput);
}
