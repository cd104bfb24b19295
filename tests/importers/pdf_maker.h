// SPDX-License-Identifier: GPL-3.0-or-later
// PDFs made by hand, so that a test shows what stands where on the page.
#pragma once

#include <string>
#include <vector>

namespace duiding::test {

struct PdfText {
    double x = 72;
    double y = 72;                       // of the base line, from the top of the page
    std::string text;                    // Latin-1 characters only, as UTF-8
    double size = 11;
    const char* font = "Helvetica";      // or Helvetica-Bold, Helvetica-Oblique
};

using PdfSheet = std::vector<PdfText>;   // one A4 page

// `labels` is the page label tree's content, as "0 << /S /r >>"; may be empty.
std::string make_pdf(const std::vector<PdfSheet>& pages, const std::string& labels = {});

} // namespace duiding::test
