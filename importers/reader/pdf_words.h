// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a page of a PDF with their boxes, through poppler. How they become text stands in importers/pdf.
#pragma once

#include "importers/pdf/page.h"

namespace poppler {
class document;
}

namespace duiding::reader {

// `number` counts from 1. A page that is broken has no words.
pdf::Page words_of_page(const poppler::document& document, int number);

} // namespace duiding::reader
