// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as the main part of a zipped format: wrapped in an honest package, so that the fuzzer reaches the walker and is not
// stopped by a checksum. FUZZ_FORMAT names the importer, FUZZ_PART the part; its other parts are the smallest there are.
#include "importers/importer.h"
#include "tests/fuzz/fuzz_support.h"

#include <zip.h>

using namespace duiding;

namespace {

struct Part {
    const char* name;
    std::string bytes;
};

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

std::string zipped(const std::vector<Part>& parts)
{
    zip_error_t error;
    zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* archive = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
    zip_source_keep(memory);
    for (const Part& part : parts) {
        auto index = zip_file_add(archive, part.name, zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0), ZIP_FL_OVERWRITE);
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
    }
    zip_close(archive);
    zip_stat_t stat;
    zip_source_open(memory);
    zip_source_stat(memory, &stat);
    std::string bytes(stat.size, '\0');
    zip_source_read(memory, bytes.data(), bytes.size());
    zip_source_close(memory);
    zip_source_free(memory);
    return bytes;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return fuzz::run(data, size, [](std::string bytes) {
        ImportSource source{"fuzz." FUZZ_FORMAT, zipped(parts_around(std::move(bytes)))};
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
