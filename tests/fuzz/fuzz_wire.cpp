// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader process that went mad could send: never believed, only refused. The checksum is made right, so that the fuzzer
// gets behind it.
#include "core/base/file.h"
#include "importers/support/document_wire.h"
#include "tests/fuzz/fuzz_support.h"

using namespace duiding;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return fuzz::run(data, size, [](const std::string& rest) {
        static const std::string honest = encode_wire({});
        constexpr std::size_t before_hash = 12;            // "DUIDWIRE" and the version
        ReaderMessage message = decode_wire(honest.substr(0, before_hash) + sha256(rest) + rest);
        fuzz::check_document(message.document);
    });
}
