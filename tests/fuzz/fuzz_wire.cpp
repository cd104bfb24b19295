// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader process that went mad could send: never believed, only refused. The first byte says what is expected.
#include "importers/support/document_wire.h"
#include "importers/support/page_wire.h"
#include "importers/support/reader_frames.h"
#include "tests/fuzz/fuzz_support.h"

using namespace duiding;

namespace {

void decode(int what, const std::string& body)
{
    switch (what % 6) {
    case 0: fuzz::check_document(decode_document(body)); break;
    case 1: decode_survey(body); break;
    case 2: decode_page(body); break;
    case 3: decode_picture(body); break;
    case 4: decode_refusal(body); break;
    default: {
        FrameSplitter frames;
        frames.feed(body);
        while (frames.next()) {
        }
    }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return size == 0 ? 0 : fuzz::run(data, size, [](const std::string& bytes) { decode(static_cast<unsigned char>(bytes[0]), bytes.substr(1)); });
}
