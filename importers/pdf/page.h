// SPDX-License-Identifier: GPL-3.0-or-later
// A page of a PDF as the reader program sees it: words with their boxes. Lengths in points (1/72 inch), from the top left
// corner of the upright page. Plain values: what makes text of them needs no PDF library and is tested without one.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace duiding::pdf {

struct Box {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;

    double width() const { return right - left; }
    double height() const { return bottom - top; }
};

struct Word {
    std::string text;                    // UTF-8
    Box box;
    double size = 0;                     // of the font, in points
    bool bold = false;
    bool italic = false;
    bool space_after = false;            // the PDF has a blank there
    bool right_to_left = false;          // Arabic, Hebrew
    int turns = 0;                       // quarter turns to the right that the word is turned by, 0 … 3
    std::size_t id = 0;                  // for the layout pass: which word of its page this was
};

struct Page {
    int number = 1;                      // in the file
    std::string label;                   // as printed ("iv"); empty when it is the number
    double width = 0;
    double height = 0;
    std::vector<Word> words;             // in any order
};

} // namespace duiding::pdf
