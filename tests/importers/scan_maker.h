// SPDX-License-Identifier: GPL-3.0-or-later
// PDFs as a scanner makes them: a page is a picture of lines of text.
#pragma once

#include <string>
#include <vector>

namespace duiding::test {

struct ScanSheet {
    std::vector<std::string> lines;      // of 12 points, 2.5 cm from the left; none = a blank page
    bool as_text = false;                // as letters a program can read, not as a picture
};

std::string make_scan(const std::vector<ScanSheet>& sheets);           // a PDF of A4 pages
std::string make_scan_png(const std::vector<std::string>& lines);      // one page as a picture

} // namespace duiding::test
