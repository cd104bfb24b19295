// SPDX-License-Identifier: GPL-3.0-or-later
// From the pages of a PDF to a document value: text, page marks, headings, tables, notes, bold and italic, and what was left out.
// The words come from duiding-reader (importers/pdf/reading.h), which also tells of pages without any; nothing here knows a PDF
// library. Pure function.
#pragma once

#include "core/model/document.h"
#include "importers/pdf/page.h"

#include <vector>

namespace duiding::pdf {

struct LayoutOptions {
    int columns = 0;                     // of every page: 0 = found out; 1, 2, 3 = as the user says
};

// A line as it was read, for a picture of the reading order over the page.
struct LaidLine {
    int page = 1;                        // as Page::number
    Box box;                             // of its words, on the upright page
    CharRange range;                     // in the document's text, without the blank or line end after it
    int column = 0;                      // as Line::column
};

// Text is empty when no page holds any. Where `laid` is given it receives every line of the text, in reading order.
ImportedDocument document_of(const std::vector<Page>& pages, const LayoutOptions& options = {}, std::vector<LaidLine>* laid = nullptr);

} // namespace duiding::pdf
