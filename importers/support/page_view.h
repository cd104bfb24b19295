// SPDX-License-Identifier: GPL-3.0-or-later
// A page of a PDF, or a picture that was recognised, beside its text: the picture of it, and where on it each line of the stored text stands, in reading order. For
// the window's page view and for the overlay that shows how columns were read. Reading is done in duiding-reader; any thread,
// Progress can cancel. BadInput when the PDF cannot be opened or the page not drawn.
#pragma once

#include "importers/importer.h"
#include "importers/pdf/document.h"
#include "importers/support/page_wire.h"

#include <cstdint>
#include <set>

namespace duiding {

// `page` counts from 1. Upright; the resolution is lowered for a page whose picture would pass 40 megapixels.
// A file that is a picture itself is one page, of the size it says or of A4's width.
PagePicture picture_of_page(const std::string& bytes, int page, double dpi, Progress& progress);

struct PageLayout {
    int page = 1;                        // in the file
    double width = 0;                    // points, as the boxes of its lines, from the top left corner
    double height = 0;
    std::vector<pdf::LaidLine> lines;    // in reading order; ranges in `text`
    std::vector<pdf::Box> left_out;      // what is no part of the text: headers, footers, page numbers
};

struct DocumentLayout {
    std::string text;                    // as read now: the ranges hold for a stored text only when that is the same
    std::vector<PageLayout> pages;       // all of them, in order
};

// With the options the document was imported with. What was recognised is recognised again, which is slow.
DocumentLayout layout_of_document(const std::string& bytes, const ImportOptions& options, Progress& progress);

// The options that ImportedDocument::importer_options of a PDF stands for ("columns=2;ocr=nld+eng").
ImportOptions pdf_options(std::string_view importer_options);
// The numbers of its pages that have nothing on them ("blank=2,14"), as they were found.
std::set<std::int64_t> blank_pages(std::string_view importer_options);

} // namespace duiding
