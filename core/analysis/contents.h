// SPDX-License-Identifier: GPL-3.0-or-later
// Where a document lists its own headings: its table of contents. A word in it says that a section bears it, and the section says so
// itself; so a scan counts no hits there. Known by its form: dots that lead to a page number, or three lines in a row that
// each end in a tab and a page number and are no table.
//
// A PDF's contents often come as one paragraph, a word processor's as a paragraph a line; both are found.
// Pure; any thread.
#pragma once

#include "core/model/document.h"

#include <vector>

namespace duiding {

// Sorted, disjoint; whole paragraphs.
std::vector<CharRange> tables_of_contents(const DocumentText& text);

} // namespace duiding
