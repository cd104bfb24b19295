// SPDX-License-Identifier: GPL-3.0-or-later
// duiding-recogniser: as duiding-reader (importers/reader/serve.h), for what is to be recognised on pictures. A program of its own,
// because Tesseract and all it needs take forty milliseconds to load, which every other file would pay.
#include "importers/reader/asan_options.h"
#include "importers/reader/ocr/recognised_pages.h"
#include "importers/reader/serve.h"

int main(int argc, char** argv)
{
    using namespace duiding::reader;
    static constexpr Format formats[] = {
        {"pdf", nullptr, nullptr, recognise_pdf_pages},
        {"image", nullptr, nullptr, recognise_image},
    };
    return serve(formats, {argv, static_cast<std::size_t>(argc)});
}
