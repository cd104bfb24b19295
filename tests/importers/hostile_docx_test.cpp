// SPDX-License-Identifier: GPL-3.0-or-later
// Files made to hurt: each is refused or read within bounds, and none fetches, recurses or grows without end.
#include "core/base/error.h"
#include "core/text/normalize.h"
#include "importers/importer.h"
#include "importers/support/zip_reader.h"
#include "tests/importers/document_checks.h"
#include "tests/importers/docx_maker.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace duiding;
using test::repeat;

namespace {

ImportedDocument import(const test::DocxParts& parts)
{
    test::TempFolder folder;
    test::write_docx(folder / "kwaad.docx", parts);
    Progress progress;
    return import_file(folder / "kwaad.docx", {}, progress);
}

const std::string one = "<w:p><w:r><w:t>tekst</w:t></w:r></w:p>";

} // namespace

TEST_CASE("a zip that grows without end is refused")
{
    CHECK_THROWS_AS(import(test::docx_parts("<w:p><w:r><w:t>" + std::string(40 << 20, 'a') + "</w:t></w:r></w:p>")), BadInput);
}

TEST_CASE("a directory that lies about sizes does not fool the reader")
{
    test::TempFolder folder;
    test::write_docx(folder / "a.docx", {{"word/document.xml", std::string(1 << 20, 'a')}});
    std::string bytes = test::read_text(folder / "a.docx");
    std::size_t entry = bytes.find("PK\x01\x02");
    REQUIRE(entry != std::string::npos);
    bytes.replace(entry + 24, 4, std::string("\x10\0\0\0", 4));
    ZipLimits limits;
    limits.part_bytes = 1000;
    ZipReader zip(bytes, "a.docx", limits);
    CHECK_THROWS_AS(zip.read("word/document.xml"), BadInput);
}

TEST_CASE("an archive of very many entries is refused")
{
    test::DocxParts parts = test::docx_parts(one);
    for (int i = 0; i < 10'001; ++i) {
        parts["f" + std::to_string(i)] = "";
    }
    CHECK_THROWS_AS(import(parts), BadInput);
}

TEST_CASE("parts that point outside the package are not found, and nothing is written")
{
    test::DocxParts parts = test::docx_parts(one);
    parts["../../../../tmp/duiding-evil.txt"] = "kwaad";
    parts["_rels/.rels"] = "<Relationships><Relationship Type=\"x/officeDocument\" Target=\"../../../etc/passwd\"/></Relationships>";
    CHECK_THROWS_AS(import(parts), BadInput);
    CHECK_FALSE(std::filesystem::exists("/tmp/duiding-evil.txt"));
}

TEST_CASE("a part with a document type is refused, so that no entity is fetched or expanded")
{
    test::DocxParts parts = test::docx_parts(one);
    std::string body = "<w:document><w:body><w:p><w:r><w:t>voor &x; na</w:t></w:r></w:p></w:body></w:document>";
    parts["word/document.xml"] = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + body;
    CHECK_THROWS_AS(import(parts), BadInput);
}

TEST_CASE("nesting is read to a thousand deep and refused beyond, without harm to the stack")
{
    CHECK(import(test::docx_parts(repeat("<w:ins>", 900) + one + repeat("</w:ins>", 900))).text == "tekst");
    CHECK(import(test::docx_parts(repeat("<w:p><w:r><w:txbxContent>", 300) + one + repeat("</w:txbxContent></w:r></w:p>", 300))).text
              .find("tekst") != std::string::npos);
    std::string cell = "<w:tbl><w:tr><w:tc>";
    std::string end = "</w:tc><w:tc/></w:tr></w:tbl>";
    CHECK(import(test::docx_parts(repeat(cell, 300) + one + repeat(end, 300))).text.find("tekst") != std::string::npos);
    for (int depth : {1'001, 1'000'000}) {
        CHECK_THROWS_AS(import(test::docx_parts(repeat("<w:ins>", depth) + one + repeat("</w:ins>", depth))), BadInput);
    }
}

TEST_CASE("an element of more than a thousand attributes is refused")
{
    for (int count : {1'000, 1'001, 300'000}) {
        std::string attributes;
        for (int i = 0; i < count; ++i) {
            attributes += " a" + std::to_string(i) + "=\"1\"";
        }
        auto parts = test::docx_parts("<w:p" + attributes + "><w:r><w:t>tekst</w:t></w:r></w:p>");
        if (count == 1'000) {
            CHECK(import(parts).text == "tekst");
        } else {
            CHECK_THROWS_AS(import(parts), BadInput);
        }
    }
}

TEST_CASE("two parts of one name are refused, whatever their capitals")
{
    test::TempFolder folder;
    test::DocxParts parts = test::docx_parts(one);
    parts["word/documenU.xml"] = parts["word/document.xml"];
    test::write_docx(folder / "a.docx", parts);
    std::string bytes = test::read_text(folder / "a.docx");
    for (std::size_t at = bytes.find("documenU"); at != std::string::npos; at = bytes.find("documenU", at)) {
        bytes[at + 7] = 't';
    }
    test::write_text(folder / "a.docx", bytes);
    Progress progress;
    CHECK_THROWS_AS(import_file(folder / "a.docx", {}, progress), BadInput);
    parts.erase("word/documenU.xml");
    parts["WORD/Document.XML"] = std::move(parts["word/document.xml"]);
    parts.erase("word/document.xml");
    CHECK(import(parts).text == "tekst");
}

TEST_CASE("a note that refers to itself is written once")
{
    std::string reference = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
    auto document = import(test::docx_parts("<w:p><w:r><w:t>a</w:t></w:r>" + reference + "</w:p>",
                                            {{"footnotes", "<w:footnote w:id=\"2\"><w:p><w:r><w:t>b</w:t></w:r>" + reference + "</w:p></w:footnote>"}}));
    CHECK(document.text == "a[1]\n[1] b");
}

TEST_CASE("unbalanced fields, rows without a table and numbers out of range are survived")
{
    CHECK(import(test::docx_parts("<w:p><w:r><w:fldChar w:fldCharType=\"end\"/><w:fldChar w:fldCharType=\"separate\"/><w:t>a</w:t></w:r></w:p>")).text == "a");
    CHECK(import(test::docx_parts("<w:tr><w:tc>" + one + "</w:tc></w:tr><w:tc>" + one + "</w:tc>")).text.find("tekst") == 0);
    std::string huge = "<w:pPr><w:outlineLvl w:val=\"99999999999999\"/><w:numPr><w:ilvl w:val=\"-5\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>";
    std::string numbering = "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"2147483647\"/><w:lvlText w:val=\"%9%1\"/></w:lvl>"
                            "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>";
    CHECK(import(test::docx_parts("<w:p>" + huge + "<w:r><w:t>b</w:t></w:r></w:p>", {{"numbering", numbering}})).text == "b");
}

TEST_CASE("a Word document with bytes changed is read or refused, never more")
{
    std::string body = "<w:tbl><w:tr><w:tc>" + one + "</w:tc><w:tc>" + one + "</w:tc></w:tr></w:tbl><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/>"
                       "<w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:ins><w:r><w:t>één</w:t></w:r></w:ins></w:p>";
    test::DocxParts parts = test::docx_parts(body);
    std::string& document = parts["word/document.xml"];
    int read = 0;
    for (std::size_t at = 0; at < document.size(); ++at) {
        char before = document[at];
        document[at] = static_cast<char>(before ^ (1 << at % 8));
        try {
            ImportedDocument imported = import(parts);
            read += normalize_stored_text(imported.text).text == imported.text;
        } catch (const BadInput& error) {
            CHECK_FALSE(error.text().why.empty());
        }
        document[at] = before;
    }
    CHECK(read > 0);
}
