// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a page of a PDF with their boxes and fonts. How they become text stands in importers/pdf.
//
// Through poppler's own TextOutputDev and not poppler-cpp's text_list(): that looks all fonts of the page up again for each page,
// which takes a third of the whole reading (121 pages: 0.76 s with it, 0.53 s so, the words the same). The private headers belong
// to one version of poppler, that of Debian 12; this file alone knows them.
#pragma once

#include "importers/pdf/page.h"

#include <memory>
#include <string>

namespace poppler {
class document;
}

namespace duiding::reader {

// Its label and size.
pdf::Page page_without_words(const poppler::document& document, int number);

class PdfWords {
public:
    explicit PdfWords(const std::string& bytes);               // of a PDF that poppler has opened; they must outlive this
    ~PdfWords();
    PdfWords(const PdfWords&) = delete;
    PdfWords& operator=(const PdfWords&) = delete;

    // `number` counts from 1. A page that is broken has no words. `document`: the same file.
    pdf::Page page(const poppler::document& document, int number);

private:
    struct Source;
    std::unique_ptr<Source> m_source;
};

} // namespace duiding::reader
