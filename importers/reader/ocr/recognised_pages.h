// SPDX-License-Identifier: GPL-3.0-or-later
// Pages whose words are read from their picture: those of a PDF, drawn by poppler, and a picture that is a page itself. A page may
// take 60 seconds of computing.
#pragma once

#include "importers/reader/answers.h"

namespace duiding::reader {

void recognise_pdf_pages(const ImportSource& source, const ReaderRequest& request, Answers& answers);

// PNG or JPEG of at most 100 megapixels; BadInput when it is larger or damaged.
void recognise_image(const ImportSource& source, const ReaderRequest& request, Answers& answers);

} // namespace duiding::reader
