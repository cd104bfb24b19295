// SPDX-License-Identifier: GPL-3.0-or-later
// From lines to paragraphs. A PDF does not know paragraphs; a new one is taken to begin after a wide gap, at an indent, at a
// list marker or a speaker's label, where the letter size changes, and where the line before ended although the next word would
// still have fitted. A paragraph goes on over the end of a page or column when its last line there is full and its sentence is not
// over. Pure functions.
#pragma once

#include "importers/pdf/tables.h"

#include <vector>

namespace duiding::pdf {

enum class Role { Text, Heading, TableRow, Note };

struct Paragraph {
    std::vector<const Line*> lines;      // in order; empty in a table row
    Role role = Role::Text;
    int level = 0;                       // of a heading: 1 … 6
    TableRow row;                        // of a table row
    std::string sign;                    // of a note: what stands for it in the text
};

// `lines` in reading order, those of notes behind the others of their page; they must outlive the result. Notes come at the end of
// what their page holds, or before the paragraph that goes on over the page.
std::vector<Paragraph> paragraphs_of(const std::vector<const Line*>& lines);

} // namespace duiding::pdf
