// SPDX-License-Identifier: GPL-3.0-or-later
// Words with any boxes into the layout pass: eight bytes a word, a page now and then.
#include "importers/pdf/document.h"
#include "tests/fuzz/fuzz_support.h"

#include <cstring>

using namespace duiding;

namespace {

std::vector<pdf::Page> pages_of(const std::string& bytes)
{
    static const char* const texts[] = {"De", "gemeente", "samenwer-", "king", "•", "1.", "12", "klimaat-", "en", "Doel:", "é", "א"};
    std::vector<pdf::Page> pages(1);
    for (std::size_t i = 0; i + 8 <= bytes.size(); i += 8) {
        auto byte = [&](std::size_t n) { return static_cast<double>(static_cast<unsigned char>(bytes[i + n])); };
        if (byte(0) > 250) {
            pages.emplace_back();
            continue;
        }
        pdf::Word word;
        word.text = texts[static_cast<std::size_t>(byte(0)) % std::size(texts)];
        word.box = {byte(1) * 2.4, byte(2) * 3.4, byte(1) * 2.4 + byte(3), byte(2) * 3.4 + byte(4) / 8};
        word.size = byte(5) / 8;
        word.bold = static_cast<unsigned char>(bytes[i + 6]) & 1;
        word.space_after = static_cast<unsigned char>(bytes[i + 6]) & 2;
        word.right_to_left = (static_cast<unsigned char>(bytes[i + 6]) & 60) == 60;
        pages.back().words.push_back(std::move(word));
    }
    for (std::size_t i = 0; i < pages.size(); ++i) {
        pages[i].number = static_cast<int>(i) + 1;
        pages[i].width = 595;
        pages[i].height = 842;
    }
    return pages;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return fuzz::run(data, size, [](const std::string& bytes) { fuzz::check_document(pdf::document_of(pages_of(bytes))); });
}
