// SPDX-License-Identifier: GPL-3.0-or-later
// From words to lines: words that stand on one height, left to right. Wide gaps inside a line part its cells. In which order the
// lines of a page are read is found in columns.h. Pure functions.
#pragma once

#include "importers/pdf/page.h"

#include <string>
#include <vector>

namespace duiding::pdf {

struct Line {
    std::vector<Word> words;
    Box box;
    double size = 0;                     // of most of its characters
    bool bold = false;                   // all of it
    int page = 0;                        // index into the pages
    int column = 0;                      // 0 = the whole page's width; else counts the columns met on the page
    bool note = false;                   // part of a footnote
    std::string sign;                    // that a footnote begins with here ("1", "*"), or empty
    int turns = 0;                       // as Word::turns: `box` and `words` are where they are when the page is turned so that they
    Box shown;                           // stand upright, and this is where they are on the page; only set when turned

    std::string text() const;            // words with blanks
};

// Lines from words in any order, from the top down. A letter that is several lines high (an initial) joins the first of them.
std::vector<Line> rows_of(std::vector<Word> words, int page);

// A broken PDF can place a word anywhere, or nowhere; its text is kept all the same.
void make_sane(Word& word);

void grow(Box& box, const Box& by);

// Is there a blank before word `i`, and is the gap so wide that a new cell begins?
enum class Gap { None, Blank, Cell };
Gap gap_before(const Line& line, std::size_t i);
int cells_of(const Line& line);

// "•", "–", "1.", "a)", "IV." and the like: what begins a list item.
bool is_list_marker(const std::string& word);
bool is_bullet(const std::string& word);

} // namespace duiding::pdf
