// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a web page, as it comes and as a chapter of an e-book: its encoding, the limits, the parser and the walk.
#include "importers/reader/html_document.h"
#include "importers/reader/xhtml_tags.h"
#include "importers/support/html_encoding.h"
#include "tests/fuzz/fuzz_support.h"

using namespace duiding;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return fuzz::run(data, size, [](const std::string& bytes) {
        std::string page = decode_html(bytes, {}, "fuzz.html").utf8;
        fuzz::require(is_valid_utf8(page), "a decoded page is valid UTF-8");
        std::string chapter = reader::with_whole_tags(page);
        fuzz::require(reader::with_whole_tags(chapter).size() >= chapter.size(), "tags made whole stay whole");
        fuzz::run(reinterpret_cast<const std::uint8_t*>(chapter.data()), chapter.size(),
                  [](const std::string& html) { fuzz::check_document(reader::read_html_document({"fuzz.html", html}, {})); });
        fuzz::check_document(reader::read_html_document({"fuzz.html", page}, {}));
    });
}
