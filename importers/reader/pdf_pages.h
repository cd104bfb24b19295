// SPDX-License-Identifier: GPL-3.0-or-later
// A PDF, page by page: its words, whether anything is drawn there, or a picture of it. A page may take 10 seconds of computing; the
// process dies of one that takes more, and the next process begins behind it.
#pragma once

#include "importers/reader/answers.h"

#include <memory>

namespace poppler {
class document;
}

namespace duiding::reader {

// Throws BadInput: damaged, protected with a password, too many pages. The bytes must outlive it.
std::unique_ptr<poppler::document> open_pdf(const std::string& bytes);

void read_pdf_pages(const ImportSource& source, const ReaderRequest& request, Answers& answers);

} // namespace duiding::reader
