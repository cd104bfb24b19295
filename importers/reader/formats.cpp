// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/reader/formats.h"

#include "importers/reader/epub_document.h"
#include "importers/reader/html_document.h"
#include "importers/reader/pdf_pages.h"
#include "importers/reader/sav_survey.h"

namespace duiding::reader {

std::span<const Format> formats()
{
    static const Format all[] = {
        {"epub", read_epub_document, nullptr, nullptr},
        {"html", read_html_document, nullptr, nullptr},
        {"pdf", nullptr, nullptr, read_pdf_pages},
        {"sav", nullptr, read_sav_survey},
    };
    return all;
}

} // namespace duiding::reader
