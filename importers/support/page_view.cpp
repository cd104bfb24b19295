// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/page_view.h"

#include "core/base/error.h"
#include "importers/pdf/reading.h"
#include "importers/support/page_reader.h"

#include <algorithm>
#include <charconv>

namespace duiding {

namespace {

constexpr const char* no_name = "document.pdf";                // bytes from the project have no path

} // namespace

PagePicture picture_of_page(const std::string& pdf_bytes, int page, double dpi, Progress& progress)
{
    std::optional<PagePicture> picture;
    PageHandlers handlers;
    handlers.picture = [&](PagePicture&& read) { picture = std::move(read); };
    ReaderRequest request{"pdf", no_name, {}, PageTask::Picture, {page}, dpi};
    ImportSource source{no_name, pdf_bytes};
    read_pages(reader_program(), std::move(request), source, progress, handlers);
    if (!picture) {
        throw BadInput({msg("The page could not be drawn."), "page " + std::to_string(page),
                        msg("It is not there, is damaged, or asks for too much memory or time."), msg("Open the file in a PDF program.")});
    }
    return std::move(*picture);
}

DocumentLayout layout_of_document(const std::string& pdf_bytes, const ImportOptions& options, Progress& progress)
{
    pdf::Reading reading = pdf::read_words("pdf", {no_name, pdf_bytes}, options, progress);
    DocumentLayout layout;
    for (const pdf::Page& page : reading.pages) {
        layout.pages.push_back({page.number, page.width, page.height, {}});
    }
    std::vector<pdf::LaidLine> lines;
    layout.text = pdf::document_of(reading.pages, {options.columns}, &lines).text;
    for (pdf::LaidLine& line : lines) {
        layout.pages[static_cast<std::size_t>(line.page - 1)].lines.push_back(std::move(line));
    }
    return layout;
}

ImportOptions pdf_options(std::string_view importer_options)
{
    ImportOptions options;
    while (!importer_options.empty()) {
        std::size_t end = std::min(importer_options.find(';'), importer_options.size());
        std::string_view pair = importer_options.substr(0, end);
        importer_options.remove_prefix(std::min(end + 1, importer_options.size()));
        std::size_t sign = std::min(pair.find('='), pair.size());
        std::string_view value = pair.substr(std::min(sign + 1, pair.size()));
        if (pair.substr(0, sign) == "columns") {
            std::from_chars(value.data(), value.data() + value.size(), options.columns);
        } else if (pair.substr(0, sign) == "ocr") {
            options.ocr = true;
            options.ocr_languages = value;
        }
    }
    return options;
}

} // namespace duiding
