// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as the main part of a zipped format: wrapped in an honest package, so that the fuzzer reaches the walker and is not
// stopped by a checksum. FUZZ_FORMAT names the importer, FUZZ_PART the part; its other parts are the smallest there are.
#include "importers/importer.h"
#include "tests/fuzz/fuzz_support.h"
#include "tests/fuzz/fuzz_zip.h"

using namespace duiding;
using fuzz::Part;

namespace {

std::vector<Part> parts_around(std::string bytes)
{
    std::string format = FUZZ_FORMAT;
    std::vector<Part> parts;
    if (format == "odt" || format == "ods") {
        std::string kind = format == "odt" ? "text" : "spreadsheet";
        parts.push_back({"mimetype", "application/vnd.oasis.opendocument." + kind});
    } else if (format == "docx") {
        parts.push_back({"[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"});
    } else {
        parts.push_back({"[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"});
        parts.push_back({"xl/workbook.xml",
                         "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                         "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                         "<sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"});
        parts.push_back({"xl/_rels/workbook.xml.rels",
                         "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                         "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
                         "Target=\"worksheets/sheet1.xml\"/></Relationships>"});
    }
    parts.push_back({FUZZ_PART, std::move(bytes)});
    return parts;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return fuzz::run(data, size, [](std::string bytes) {
        ImportSource source{"fuzz." FUZZ_FORMAT, fuzz::zipped(parts_around(std::move(bytes)))};
        Progress progress;
        for (const Importer& one : importers()) {
            if (std::string_view(one.id) == FUZZ_FORMAT) {
                if (one.read) {
                    fuzz::check_document(one.read(source, {}, progress));
                } else {
                    one.read_survey(source, {}, progress);
                }
            }
        }
    });
}
