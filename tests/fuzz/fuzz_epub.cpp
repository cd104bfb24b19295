// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the package of an e-book (its list of chapters), in an honest archive with two chapters.
#include "importers/reader/epub_document.h"
#include "tests/fuzz/fuzz_support.h"
#include "tests/fuzz/fuzz_zip.h"

using namespace duiding;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return fuzz::run(data, size, [](const std::string& bytes) {
        std::string book = fuzz::zipped({{"META-INF/container.xml", "<container><rootfiles><rootfile full-path='OEBPS/boek.opf'/></rootfiles></container>"},
                                         {"OEBPS/boek.opf", bytes},
                                         {"OEBPS/tekst/hoofdstuk 1.xhtml", "<html><body><h1>Aankomst</h1><p>Wij kwamen <i/>wonen.</p></body></html>"},
                                         {"OEBPS/tekst/hoofdstuk2.xhtml", "<html><head><title>Twee</title></head><body><p>De raad.</p></body></html>"}});
        fuzz::check_document(reader::read_epub_document({"fuzz.epub", book}, {}));
    });
}
