// SPDX-License-Identifier: GPL-3.0-or-later
// What duiding-reader says of one page (importers/support/wire.h): its words, whether anything is drawn on it, a picture of it.
// Whoever adds a field to pdf::Page or pdf::Word adds it here, on both sides. decode checks numbers and texts; that the page is
// the one that was asked for is checked by who asked.
#pragma once

#include "importers/pdf/page.h"

#include <string>
#include <string_view>

namespace duiding {

inline constexpr int max_pages = 10'000;                  // of one document

struct PagePicture {
    int width = 0;
    int height = 0;
    std::string rgb;                     // three bytes a pixel, row by row from the top
};

struct ReadPage {
    pdf::Page page;
    bool drawn = false;                  // Inspect: there is something to see
    int confidence = -1;                 // Recognise: of its words together, 0 … 100
};

std::string encode_page(const ReadPage& page);
ReadPage decode_page(std::string_view body);              // throws BadInput

std::string encode_picture(const PagePicture& picture);
PagePicture decode_picture(std::string_view body);        // throws BadInput

} // namespace duiding
