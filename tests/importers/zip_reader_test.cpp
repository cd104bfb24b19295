// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/zip_reader.h"

#include "core/base/error.h"
#include "importers/support/zip_kind.h"
#include "tests/importers/docx_maker.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace duiding;

namespace {

std::string zip_of(const test::DocxParts& parts)
{
    test::TempFolder folder;
    test::write_docx(folder / "a.zip", parts);
    return test::read_text(folder / "a.zip");
}

// Text that does not pack well, so that a part takes some room in the file.
std::string noise(std::size_t size)
{
    std::string out;
    std::uint32_t state = 1;
    while (out.size() < size) {
        state = state * 1664525 + 1013904223;
        out += static_cast<char>('a' + (state >> 24) % 26);
    }
    return out;
}

std::string open_document(const std::string& type)
{
    return zip_of({{"mimetype", "application/vnd.oasis.opendocument." + type}, {"content.xml", "<x/>"}});
}

} // namespace

TEST_CASE("a part is given in pieces, whole and counted")
{
    std::string text = noise(300'000);
    std::string bytes = zip_of({{"xl/worksheets/sheet1.xml", text}});
    ZipReader zip(bytes, "a.xlsx");
    std::string got;
    std::size_t largest = 0;
    CHECK(zip.read_stream("xl/worksheets/sheet1.xml", [&](std::string_view piece) {
        got += piece;
        largest = std::max(largest, piece.size());
    }));
    CHECK(got == text);
    CHECK(largest <= 65'536);
    CHECK_FALSE(zip.read_stream("xl/worksheets/sheet2.xml", [](std::string_view) {}));
    CHECK_FALSE(zip.damaged());
}

TEST_CASE("a part that is too large, an archive that is too large and a ratio that is too high are refused while streaming")
{
    std::string bytes = zip_of({{"a", std::string(6 << 20, 'a')}, {"b", noise(200'000)}});
    auto ignore = [](std::string_view) {};
    CHECK_THROWS_AS(ZipReader(bytes, "a").read_stream("a", ignore), BadInput);
    ZipLimits limits;
    limits.stream_bytes = 100'000;
    CHECK_THROWS_AS(ZipReader(bytes, "a", limits).read_stream("b", ignore), BadInput);
    limits = {};
    limits.total_bytes = 300'000;
    ZipReader twice(bytes, "a", limits);
    CHECK(twice.read_stream("b", ignore));
    CHECK_THROWS_AS(twice.read_stream("b", ignore), BadInput);
}

TEST_CASE("what the taker throws passes through")
{
    std::string bytes = zip_of({{"a", "tekst"}});
    ZipReader zip(bytes, "a");
    CHECK_THROWS_AS(zip.read_stream("a", [](std::string_view) { throw Cancelled(); }), Cancelled);
}

TEST_CASE("an archive that was cut off gives what is there, and says that it is damaged")
{
    std::string first = noise(50'000);
    std::string second = noise(80'000);
    std::string bytes = zip_of({{"a", first}, {"b", second}});
    std::string cut = bytes.substr(0, bytes.size() - 30'000);
    ZipReader zip(cut, "kapot.docx");
    CHECK(zip.damaged());
    CHECK(zip.read("a") == first);
    std::string begun = zip.read("b").value_or("");
    CHECK(begun.size() > 20'000);
    CHECK(second.starts_with(begun));
    CHECK(zip.damage_finding().severity == Severity::Error);
    CHECK_THROWS_AS(ZipReader("PK\x03\x04", "kapot.docx"), BadInput);
}

TEST_CASE("a part with changed bytes gives what comes before them")
{
    std::string text = noise(200'000);
    std::string bytes = zip_of({{"a", text}});
    bytes.replace(bytes.size() / 2, 40, 40, '\xFF');
    ZipReader zip(bytes, "kapot.docx");
    CHECK_FALSE(zip.damaged());
    std::string begun = zip.read("a").value_or("");
    CHECK(zip.damaged());
    CHECK(begun.size() < text.size() + 65'536);
    CHECK(begun.substr(0, 30'000) == text.substr(0, 30'000));
}

TEST_CASE("zip files are told apart by what is in them")
{
    CHECK(zip_kind(zip_of(test::docx_parts("<w:p/>"))) == ZipKind::Docx);
    CHECK(zip_kind(zip_of({{"[Content_Types].xml", "<x/>"}, {"xl/workbook.xml", "<x/>"}})) == ZipKind::Xlsx);
    CHECK(zip_kind(zip_of({{"ppt/presentation.xml", "<x/>"}})) == ZipKind::Pptx);
    CHECK(zip_kind(open_document("text")) == ZipKind::Odt);
    CHECK(zip_kind(open_document("text-template")) == ZipKind::Odt);
    CHECK(zip_kind(open_document("spreadsheet")) == ZipKind::Ods);
    CHECK(zip_kind(open_document("presentation")) == ZipKind::Odp);
    CHECK(zip_kind(open_document("graphics")) == ZipKind::OtherOpenDocument);
    CHECK(zip_kind(zip_of({{"mimetype", "application/epub+zip"}})) == ZipKind::Epub);
    CHECK(zip_kind(zip_of({{"META-INF/container.xml", "<x/>"}})) == ZipKind::Epub);
    CHECK(zip_kind(zip_of({{"verslag.docx", "x"}, {"nota.pdf", "x"}})) == ZipKind::Other);
    CHECK(zip_kind("tekst") == ZipKind::None);
    CHECK(zip_kind("") == ZipKind::None);
}

TEST_CASE("a Word document whose parts lie elsewhere is known by its content types")
{
    std::string types = "<Types><Default Extension=\"xlsx\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\"/>"
                        "<Override PartName=\"/tekst.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    CHECK(zip_kind(zip_of({{"[Content_Types].xml", types}, {"tekst.xml", "<x/>"}})) == ZipKind::Docx);
}

TEST_CASE("the kind of a zip file is found without its directory too")
{
    std::string bytes = zip_of(test::docx_parts("<w:p><w:r><w:t>" + noise(5'000) + "</w:t></w:r></w:p>"));
    CHECK(zip_kind(bytes.substr(0, bytes.find("PK\x01\x02"))) == ZipKind::Docx);
}
