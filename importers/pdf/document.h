// SPDX-License-Identifier: GPL-3.0-or-later
// From the pages of a PDF to a document value: text, page marks, headings, tables, bold and italic, and what was left out. Made in
// duiding-reader, which adds the words of the pages; nothing here knows a PDF library. Pure function.
#pragma once

#include "core/model/document.h"
#include "importers/pdf/page.h"

#include <vector>

namespace duiding::pdf {

// Text is empty when no page holds any.
ImportedDocument document_of(const std::vector<Page>& pages);

} // namespace duiding::pdf
