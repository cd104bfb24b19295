// SPDX-License-Identifier: GPL-3.0-or-later
// A PDF, page by page: its words, whether anything is drawn, its words as recognised on a picture, or that picture. A page may
// take 10 seconds of computing (60 when it is recognised); the process dies of a page that takes more, and the next one begins
// behind it.
#pragma once

#include "importers/reader/answers.h"

namespace duiding::reader {

// Throws BadInput: damaged, protected with a password, too many pages.
void read_pdf_pages(const ImportSource& source, const ReaderRequest& request, Answers& answers);

} // namespace duiding::reader
