// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/text/offsets.h"
#include "importers/importer.h"
#include "importers/reader/epub_document.h"
#include "importers/reader/xhtml_tags.h"
#include "tests/importers/document_checks.h"
#include "tests/importers/docx_maker.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <chrono>

using namespace duiding;
using test::repeat;

namespace {

std::string page(const std::string& body)
{
    return "<html><head><title>Wijkboek</title></head><body>" + body + "</body></html>";
}

// A book of these chapters, in this order; `more` adds parts.
test::DocxParts book(const std::vector<std::string>& chapters, const test::DocxParts& more = {})
{
    std::string items;
    std::string spine;
    test::DocxParts parts = more;
    for (std::size_t i = 0; i < chapters.size(); ++i) {
        std::string id = "c" + std::to_string(i);
        items += "<item id='" + id + "' href='" + id + ".xhtml'/>";
        spine += "<itemref idref='" + id + "'/>";
        if (!chapters[i].empty()) {
            parts[id + ".xhtml"] = chapters[i];
        }
    }
    parts["META-INF/container.xml"] = "<container><rootfiles><rootfile full-path='boek.opf'/></rootfiles></container>";
    parts["boek.opf"] = "<package><metadata><title>Wijkboek</title></metadata><manifest>" + items + "</manifest><spine>" + spine + "</spine></package>";
    return parts;
}

// Without the process between.
ImportedDocument read(const test::DocxParts& parts)
{
    test::TempFolder folder;
    test::write_docx(folder / "boek.epub", parts);
    return reader::read_epub_document({folder / "boek.epub", test::read_text(folder / "boek.epub")}, {});
}

std::vector<std::string> sections(const ImportedDocument& document)
{
    OffsetMap map(document.text);
    std::vector<std::string> out;
    for (const Mark& mark : document.marks) {
        if (mark.kind == MarkKind::Section) {
            out.push_back(mark.value + "|" + std::string(map.slice(mark.range)));
        }
    }
    return out;
}

std::string encryption(const std::string& algorithm)
{
    return "<encryption xmlns:e='x'><e:EncryptedData><e:EncryptionMethod Algorithm='" + algorithm + "'/></e:EncryptedData></encryption>";
}

} // namespace

TEST_CASE("an e-book is one text, with a section for each chapter and what the book says of itself")
{
    Progress progress;
    ImportedDocument document = import_file(test::test_data("good/epub/lindewijk.epub"), {}, progress);
    CHECK(document.text == "Aankomst\n"
                           "Toen wij in de Lindewijk kwamen wonen, stond er nog geen buurthuis.\n"
                           "“Je kende je buren van de bakker,” zegt mevrouw Terpstra.\n"
                           "De wijkraad\nDe raad kwam op dinsdag bijeen:\neerst koffie,\ndan de agenda.\n"
                           "Met dank aan alle bewoners die hun verhaal vertelden.");
    CHECK(document.title == "Buren van de Lindewijk");
    CHECK(document.language == "nl");
    REQUIRE(document.attributes.size() == 3);
    CHECK(document.attributes[0].value == "2022-05-14");
    CHECK(document.attributes[1].value == "Uitgeverij De Wilg");
    CHECK(document.attributes[2].value == "Marijke Dolfing; Youssef Amrani");
    std::vector<std::string> found = sections(document);
    REQUIRE(found.size() == 3);
    CHECK(found[0].starts_with("Aankomst|Aankomst\n"));
    CHECK(found[1].starts_with("De wijkraad|De wijkraad\n"));
    CHECK(found[2] == "Nawoord|Met dank aan alle bewoners die hun verhaal vertelden.");
    CHECK(document.findings.empty());
}

TEST_CASE("a tag that is whole in XHTML stays whole for a parser of HTML")
{
    using reader::with_whole_tags;
    CHECK(with_whole_tags("<title/><p>a<br/><a id='1'/>b</p>") == "<title></title><p>a<br/><a id='1'></a>b</p>");
    CHECK(with_whole_tags("<a title='x/>'>b</a>") == "<a title='x/>'>b</a>");
    CHECK(with_whole_tags("<!-- <i/> --> 1 < 2 <i />") == "<!-- <i/> --> 1 < 2 <i ></i>");
    CHECK(with_whole_tags("<h1/") == "<h1/");
    CHECK(with_whole_tags("<") == "<");
}

TEST_CASE("many tags without an end cost no more than their length")
{
    auto begin = std::chrono::steady_clock::now();
    std::string open = repeat("<title ", 1'000'000);
    CHECK(reader::with_whole_tags(open) == open);
    CHECK(reader::with_whole_tags(open + "/>").ends_with("></title>"));
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}

TEST_CASE("a chapter that is missing is left out with a finding; the rest is read")
{
    ImportedDocument document = read(book({page("<p>Eerste deel.</p>"), "", page("<p>Derde deel.</p>")}));
    CHECK(document.text == "Eerste deel.\nDerde deel.");
    REQUIRE(document.findings.size() == 1);
    CHECK(document.findings[0].where == "c1.xhtml");
    CHECK(sections(document) == std::vector<std::string>{"|Eerste deel.", "|Derde deel."});
}

TEST_CASE("a chapter beyond the limits of a page is left out with a finding")
{
    ImportedDocument document = read(book({page("<p>Gewoon.</p>"), page(repeat("<div>", 5'000) + "diep")}));
    CHECK(document.text == "Gewoon.");
    CHECK(document.findings.size() == 1);
}

TEST_CASE("a book of which every chapter is missing or too much is refused with that reason")
{
    CHECK_THROWS_WITH(read(book({"", ""})), Catch::Matchers::Contains("This chapter is missing in the file."));
    CHECK_THROWS_WITH(read(book({page(repeat("<div>", 5'000) + "diep")})), Catch::Matchers::Contains("nested more than"));
    test::DocxParts outside = book({page("<p>Tekst.</p>")});
    outside["boek.opf"] = "<package><manifest><item id='a' href='../../etc/passwd'/><item id='b' href='file:///etc/passwd'/></manifest>"
                          "<spine><itemref idref='a'/><itemref idref='b'/></spine></package>";
    CHECK_THROWS_AS(read(outside), BadInput);
}

TEST_CASE("an e-book locked by its shop is refused, one with scrambled fonts is read")
{
    test::DocxParts fonts{{"META-INF/encryption.xml", encryption("http://www.idpf.org/2008/embedding")}};
    CHECK(read(book({page("<p>Leesbaar.</p>")}, fonts)).text == "Leesbaar.");
    test::DocxParts lock{{"META-INF/encryption.xml", encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")}};
    CHECK_THROWS_AS(read(book({page("<p>Leesbaar.</p>")}, lock)), BadInput);
}

TEST_CASE("a book with very many chapters and headings is read in time")
{
    auto begin = std::chrono::steady_clock::now();
    ImportedDocument document = read(book(std::vector<std::string>(1'500, page(repeat("<h2>Kop</h2><p>Woorden.</p>", 20)))));
    CHECK(sections(document).size() == 1'500);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
}
