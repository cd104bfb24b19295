// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/reader/pdf_pages.h"

#include "core/base/error.h"
#include "importers/reader/pdf_picture.h"
#include "importers/reader/pdf_words.h"
#include "importers/support/reader_client.h"
#include "importers/support/wire.h"

#include <poppler-document.h>
#include <poppler-global.h>

#include <limits>
#include <memory>
#include <new>

namespace duiding::reader {

namespace {

constexpr int seconds_a_page = 10;

[[noreturn]] void refuse(Refusal refusal)
{
    throw BadInput({msg("The document could not be read."), {}, std::move(refusal.why), std::move(refusal.what_to_do)});
}

ReadPage inspected(const poppler::document& document, int number)
{
    ReadPage read;
    read.page.number = number;
    read.drawn = is_drawn_on(document, number);
    return read;
}

} // namespace

std::unique_ptr<poppler::document> open_pdf(const std::string& bytes)
{
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
        throw std::bad_alloc();
    }
    std::unique_ptr<poppler::document> document(poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (!document || (!document->is_locked() && document->pages() < 1)) {
        refuse(refusal_damaged("pdf"));
    }
    if (document->is_locked()) {
        refuse({msg("It is protected with a password."),
                msg("Open it with the password in a PDF program, save a copy without one and import the copy.")});
    }
    if (document->pages() > max_pages) {
        refuse({msg("It has more than {0} pages.", max_pages), msg("Save it in parts in a PDF program and import these.")});
    }
    return document;
}

void read_pdf_pages(const ImportSource& source, const ReaderRequest& request, Answers& answers)
{
    std::unique_ptr<poppler::document> document = open_pdf(source.bytes);
    answers.opened(document->pages());
    std::unique_ptr<PdfWords> words = request.task == PageTask::Words ? std::make_unique<PdfWords>(source.bytes) : nullptr;
    for (int number : pages_wanted(request, document->pages())) {
        answers.begin(seconds_a_page);
        switch (request.task) {
        case PageTask::Words: answers.page({words->page(*document, number)}); break;
        case PageTask::Inspect: answers.page(inspected(*document, number)); break;
        case PageTask::Recognise: refuse_wire();               // duiding-recogniser does that
        case PageTask::Picture: {
            double dpi = request.dpi;
            answers.picture(picture_of(*document, number, dpi));
            break;
        }
        }
    }
}

} // namespace duiding::reader
