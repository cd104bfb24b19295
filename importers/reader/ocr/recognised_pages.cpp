// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/reader/ocr/recognised_pages.h"

#include "core/base/error.h"
#include "importers/reader/ocr/recognise.h"
#include "importers/reader/pdf_pages.h"
#include "importers/reader/pdf_picture.h"
#include "importers/reader/pdf_words.h"
#include "importers/support/reader_client.h"

#include <leptonica/allheaders.h>
#include <poppler-document.h>

#include <algorithm>
#include <memory>
#include <new>

namespace duiding::reader {

namespace {

constexpr int seconds_a_page = 60;
constexpr double page_dpi = 300;
constexpr std::int64_t max_pixels = 100'000'000;

[[noreturn]] void refuse(Refusal refusal)
{
    throw BadInput({msg("The document could not be read."), {}, std::move(refusal.why), std::move(refusal.what_to_do)});
}

// The words as recognised; label and size as the file has them.
ReadPage recognised(const poppler::document& document, int number, Recogniser& recogniser)
{
    double dpi = page_dpi;
    PagePicture picture = picture_of(document, number, dpi);
    ReadPage read = recogniser.read(picture, dpi);
    pdf::Page known = page_without_words(document, number);
    known.words = std::move(read.page.words);
    read.page = std::move(known);
    return read;
}

struct PixOwner {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, PixOwner>;

PagePicture picture_of(Pix* pix)
{
    PagePicture picture{pixGetWidth(pix), pixGetHeight(pix), {}};
    picture.rgb.reserve(3 * static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height));
    for (int y = 0; y < picture.height; ++y) {
        const l_uint32* row = pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
        for (int x = 0; x < picture.width; ++x) {
            for (int shift : {L_RED_SHIFT, L_GREEN_SHIFT, L_BLUE_SHIFT}) {
                picture.rgb += static_cast<char>(row[x] >> shift & 0xFF);
            }
        }
    }
    return picture;
}

// A picture says how large it is before it is unpacked.
PixPtr unpack(const std::string& bytes)
{
    auto* data = reinterpret_cast<const l_uint8*>(bytes.data());
    l_int32 format = 0, width = 0, height = 0, bits = 0, samples = 0, palette = 0;
    if (pixReadHeaderMem(data, bytes.size(), &format, &width, &height, &bits, &samples, &palette) != 0 || width < 1 || height < 1) {
        refuse(refusal_damaged("image"));
    }
    if (std::int64_t(width) * height > max_pixels) {
        refuse({msg("The picture is larger than {0} megapixels.", max_pixels / 1'000'000),
                msg("Make it smaller; 300 dots per inch of paper are enough.")});
    }
    PixPtr packed(pixReadMem(data, bytes.size()));
    PixPtr colours(packed ? pixConvertTo32(packed.get()) : nullptr);
    if (!colours) {
        refuse(refusal_damaged("image"));
    }
    return colours;
}

// What a scanner says; else as if it were a page of A4.
double dpi_of(Pix* pix)
{
    constexpr double least = 100, most = 1200, a4_width = 8.27;
    double said = pixGetXRes(pix);
    return said >= least && said <= most ? said : std::clamp(pixGetWidth(pix) / a4_width, least, most);
}

// As large as a page is drawn at that resolution; never larger than the file, which has no more to show.
PagePicture drawn(Pix* pix, double dpi)
{
    auto scale = static_cast<float>(std::min(1.0, dpi / dpi_of(pix)));
    PixPtr scaled(pixScale(pix, scale, scale));
    if (!scaled) {
        throw std::bad_alloc();
    }
    return picture_of(scaled.get());
}

} // namespace

void recognise_pdf_pages(const ImportSource& source, const ReaderRequest& request, Answers& answers)
{
    std::unique_ptr<poppler::document> document = open_pdf(source.bytes);
    answers.opened(document->pages());
    Recogniser recogniser(request.options.ocr_languages);
    for (int number : pages_wanted(request, document->pages())) {
        answers.begin(seconds_a_page);
        answers.page(recognised(*document, number, recogniser));
    }
}

void recognise_image(const ImportSource& source, const ReaderRequest& request, Answers& answers)
{
    setMsgSeverity(L_SEVERITY_NONE);
    PixPtr pix = unpack(source.bytes);
    if (request.task == PageTask::Picture) {
        answers.opened(1);
        answers.begin(seconds_a_page);
        answers.picture(drawn(pix.get(), request.dpi));
        return;
    }
    double dpi = dpi_of(pix.get());
    PagePicture picture = picture_of(pix.get());
    pix.reset();
    answers.opened(1);
    Recogniser recogniser(request.options.ocr_languages);
    for (int number : pages_wanted(request, 1)) {
        answers.begin(seconds_a_page);
        ReadPage read = recogniser.read(picture, dpi);
        read.page.number = number;
        answers.page(read);
    }
}

} // namespace duiding::reader
