// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes into the encoding detector: what it returns is valid UTF-8.
#include "core/text/encoding.h"
#include "tests/fuzz/fuzz_support.h"

using namespace duiding;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return fuzz::run(data, size, [](const std::string& bytes) {
        looks_like_text(bytes);
        std::string utf8 = decode_text(bytes, "", "fuzz.txt").utf8;
        fuzz::require(to_utf8(to_utf32(utf8)) == utf8, "decoded text is valid UTF-8");
    });
}
