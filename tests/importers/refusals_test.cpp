// SPDX-License-Identifier: GPL-3.0-or-later
// Each kind of file that Duiding does not read has its own sentence.
#include "core/base/error.h"
#include "importers/importer.h"
#include "tests/importers/docx_maker.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace duiding;

namespace {

std::string refusal(const std::string& name, const std::string& bytes)
{
    try {
        choose_importer({name, bytes});
    } catch (const BadInput& error) {
        return format(error.text());
    }
    return "not refused";
}

std::string zip_of(const test::DocxParts& parts)
{
    test::TempFolder folder;
    test::write_docx(folder / "a.zip", parts);
    return test::read_text(folder / "a.zip");
}

std::string ole_with(const std::string& stream)
{
    std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    bytes.resize(600, '\0');
    for (char c : stream) {
        bytes += c;
        bytes += '\0';
    }
    return bytes;
}

using Catch::Matchers::Contains;

} // namespace

TEST_CASE("old Office files are told apart by what is in them")
{
    CHECK_THAT(refusal("a.doc", ole_with("WordDocument")), Contains("Word file in the format of before 2007"));
    CHECK_THAT(refusal("a.xls", ole_with("Workbook")), Contains("Excel file in the format of before 2007"));
    CHECK_THAT(refusal("a.ppt", ole_with("PowerPoint Document")), Contains("presentation"));
    CHECK_THAT(refusal("a.docx", ole_with("EncryptedPackage")), Contains("password"));
}

TEST_CASE("archives and presentations are told apart by what is in them")
{
    CHECK_THAT(refusal("a.pptx", zip_of({{"ppt/presentation.xml", "<x/>"}})), Contains("presentation"));
    CHECK_THAT(refusal("a.odp", zip_of({{"mimetype", "application/vnd.oasis.opendocument.presentation"}})), Contains("presentation"));
    CHECK_THAT(refusal("a.odg", zip_of({{"mimetype", "application/vnd.oasis.opendocument.graphics"}})), Contains("OpenDocument file, but no text"));
    CHECK_THAT(refusal("a.zip", zip_of({{"verslag.docx", "x"}})), Contains("Unpack it and import the folder"));
    std::string encrypted = zip_of({{"verslag.docx", "x"}});
    for (auto [header, flags] : {std::pair{"PK\x03\x04", 6}, std::pair{"PK\x01\x02", 8}}) {
        encrypted[encrypted.find(header) + static_cast<std::size_t>(flags)] |= 1;
    }
    CHECK_THAT(refusal("a.zip", encrypted), Contains("password"));
    std::string last_of_two = zip_of({{"verslag.docx", "x"}});
    last_of_two[last_of_two.find("PK\x05\x06") + 4] = 1;
    CHECK_THAT(refusal("a.zip", last_of_two), Contains("one part of an archive"));
}

TEST_CASE("unknown XML is not read as text")
{
    CHECK_THAT(refusal("a.xml", "<?xml version=\"1.0\"?><gegevens/>"), Contains("XML file of a kind"));
}
