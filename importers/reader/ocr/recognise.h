// SPDX-License-Identifier: GPL-3.0-or-later
// Text recognised on a picture of a page, by Tesseract: words with boxes in points, as a PDF has them, so that the same layout
// pass makes paragraphs of them. One thread; the caller sets OMP_THREAD_LIMIT=1 before the process starts (with more threads
// Tesseract takes three times as long).
#pragma once

#include "importers/support/page_wire.h"

#include <memory>
#include <string>

namespace duiding::reader {

class Recogniser {
public:
    explicit Recogniser(const std::string& languages);         // "nld+eng"; throws BadInput when they are not installed
    ~Recogniser();

    // Words, size of the page and how sure Tesseract is; the page's number is the caller's.
    ReadPage read(const PagePicture& picture, double dpi);

private:
    struct Engine;
    std::unique_ptr<Engine> m_engine;
};

} // namespace duiding::reader
