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
constexpr double joined_within = 0.8;                          // of a word's height: the blank to the next word of the same line
constexpr std::size_t strips = 128;                            // of a page, so that a word is compared with its neighbours only

bool is_pdf(const std::string& bytes)
{
    return std::string_view(bytes).substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

std::size_t strip_of(const PageLayout& page, double y)
{
    double share = page.height > 0 ? std::clamp(y / page.height, 0.0, 1.0) : 0;
    return std::min(static_cast<std::size_t>(share * strips), strips - 1);
}

// The words that stand in no line of the text, neighbours in one box.
std::vector<pdf::Box> left_out_of(const pdf::Page& read, const PageLayout& page)
{
    std::vector<std::vector<const pdf::Box*>> by_strip(strips);
    for (const pdf::LaidLine& line : page.lines) {
        for (std::size_t i = strip_of(page, line.box.top); i <= strip_of(page, line.box.bottom); ++i) {
            by_strip[i].push_back(&line.box);
        }
    }
    std::vector<pdf::Box> boxes;
    for (const pdf::Word& word : read.words) {
        double x = (word.box.left + word.box.right) / 2;
        double y = (word.box.top + word.box.bottom) / 2;
        const auto& near = by_strip[strip_of(page, y)];
        bool in_text = std::any_of(near.begin(), near.end(), [x, y](const pdf::Box* line) {
            return line->left <= x && x <= line->right && line->top <= y && y <= line->bottom;
        });
        if (in_text) {
            continue;
        }
        pdf::Box* last = boxes.empty() ? nullptr : &boxes.back();
        double reach = joined_within * word.box.height();
        if (last && last->top <= y && y <= last->bottom && word.box.left >= last->left && word.box.left <= last->right + reach) {
            *last = {last->left, std::min(last->top, word.box.top), std::max(last->right, word.box.right), std::max(last->bottom, word.box.bottom)};
        } else {
            boxes.push_back(word.box);
        }
    }
    return boxes;
}

} // namespace

PagePicture picture_of_page(const std::string& bytes, int page, double dpi, Progress& progress)
{
    std::optional<PagePicture> picture;
    PageHandlers handlers;
    handlers.picture = [&](PagePicture&& read) { picture = std::move(read); };
    bool pdf = is_pdf(bytes);
    ReaderRequest request{pdf ? "pdf" : "image", no_name, {}, PageTask::Picture, {page}, dpi};
    ImportSource source{no_name, bytes};
    read_pages(pdf ? reader_program() : recogniser_program(), std::move(request), source, progress, handlers);
    if (!picture) {
        throw BadInput({msg("The page could not be drawn."), "page " + std::to_string(page),
                        msg("It is not there, is damaged, or asks for too much memory or time."), msg("Open the file in a PDF program.")});
    }
    return std::move(*picture);
}

DocumentLayout layout_of_document(const std::string& bytes, const ImportOptions& options, Progress& progress)
{
    pdf::Reading reading = pdf::read_words(is_pdf(bytes) ? "pdf" : "image", {no_name, bytes}, options, progress);
    DocumentLayout layout;
    for (const pdf::Page& page : reading.pages) {
        layout.pages.push_back({page.number, page.width, page.height, {}, {}});
    }
    std::vector<pdf::LaidLine> lines;
    layout.text = pdf::document_of(reading.pages, {options.columns}, &lines).text;
    for (pdf::LaidLine& line : lines) {
        layout.pages[static_cast<std::size_t>(line.page - 1)].lines.push_back(std::move(line));
    }
    for (std::size_t i = 0; i < layout.pages.size(); ++i) {
        progress.check();
        layout.pages[i].left_out = left_out_of(reading.pages[i], layout.pages[i]);
    }
    return layout;
}

namespace {

// "columns=2;ocr=nld": hands out name and value of each.
template <class Take>
void read_options(std::string_view options, const Take& take)
{
    while (!options.empty()) {
        std::size_t end = std::min(options.find(';'), options.size());
        std::string_view pair = options.substr(0, end);
        options.remove_prefix(std::min(end + 1, options.size()));
        std::size_t sign = std::min(pair.find('='), pair.size());
        take(pair.substr(0, sign), pair.substr(std::min(sign + 1, pair.size())));
    }
}

} // namespace

ImportOptions pdf_options(std::string_view importer_options)
{
    ImportOptions options;
    read_options(importer_options, [&](std::string_view name, std::string_view value) {
        if (name == "columns") {
            std::from_chars(value.data(), value.data() + value.size(), options.columns);
        } else if (name == "ocr") {
            options.ocr = true;
            options.ocr_languages = value;
        }
    });
    return options;
}

std::set<std::int64_t> blank_pages(std::string_view importer_options)
{
    std::set<std::int64_t> pages;
    read_options(importer_options, [&](std::string_view name, std::string_view value) {
        while (name == "blank" && !value.empty()) {
            std::size_t end = std::min(value.find(','), value.size());
            std::int64_t page = 0;
            if (std::from_chars(value.data(), value.data() + end, page).ec == std::errc()) {
                pages.insert(page);
            }
            value.remove_prefix(std::min(end + 1, value.size()));
        }
    });
    return pages;
}

} // namespace duiding
