// SPDX-License-Identifier: GPL-3.0-or-later
// The page beside the text: its picture, and where each line of the text stands on it.
#include "core/base/error.h"
#include "core/text/offsets.h"
#include "importers/support/page_view.h"
#include "tests/importers/pdf_maker.h"
#include "tests/importers/scan_maker.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace duiding;

namespace {

const std::vector<test::PdfSheet> sheets{{{72, 100, "Gesprek over samenwerking", 18, "Helvetica-Bold"},
                                          {72, 140, "De gemeente en de huisartsen zoeken"},
                                          {72, 154, "elkaar vaker op dan vroeger."}},
                                         {{72, 100, "Op de tweede bladzijde staat meer."}}};

bool dark_in(const PagePicture& picture, double dpi, const pdf::Box& box)
{
    double scale = dpi / 72;
    for (int y = static_cast<int>(box.top * scale); y < static_cast<int>(box.bottom * scale); ++y) {
        for (int x = static_cast<int>(box.left * scale); x < static_cast<int>(box.right * scale); ++x) {
            auto at = 3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x));
            if (static_cast<unsigned char>(picture.rgb[at]) < 100) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

TEST_CASE("the picture of a page has the size that was asked for and shows the text where its lines are said to be")
{
    std::string bytes = test::make_pdf(sheets);
    Progress progress;
    PagePicture picture = picture_of_page(bytes, 1, 96, progress);
    CHECK(std::abs(picture.width - 595 * 96 / 72) <= 1);
    CHECK(std::abs(picture.height - 842 * 96 / 72) <= 1);
    DocumentLayout layout = layout_of_document(bytes, {}, progress);
    REQUIRE(layout.pages.size() == 2);
    CHECK(layout.pages[0].width == 595);
    REQUIRE(layout.pages[0].lines.size() == 3);
    OffsetMap map(layout.text);
    std::vector<std::string> lines;
    for (const PageLayout& page : layout.pages) {
        for (const pdf::LaidLine& line : page.lines) {
            lines.emplace_back(map.slice(line.range));
        }
    }
    CHECK(lines == std::vector<std::string>{"Gesprek over samenwerking", "De gemeente en de huisartsen zoeken",
                                            "elkaar vaker op dan vroeger.", "Op de tweede bladzijde staat meer."});
    for (const pdf::LaidLine& line : layout.pages[0].lines) {
        CHECK(dark_in(picture, 96, line.box));
    }
    CHECK_FALSE(dark_in(picture, 96, {72, 300, 500, 500}));
}

TEST_CASE("a page that is not there has no picture, and an enormous resolution is lowered")
{
    std::string bytes = test::make_pdf(sheets);
    Progress progress;
    CHECK_THROWS_AS(picture_of_page(bytes, 3, 96, progress), BadInput);
    CHECK_THROWS_AS(picture_of_page("%PDF-1.4 rommel", 1, 96, progress), BadInput);
    PagePicture picture = picture_of_page(bytes, 1, 1e9, progress);
    CHECK(std::int64_t(picture.width) * picture.height <= 41'000'000);
}

TEST_CASE("the options of a PDF come back from the text they are kept as")
{
    ImportOptions options = pdf_options("columns=2;ocr=nld+fra");
    CHECK(options.columns == 2);
    CHECK(options.ocr);
    CHECK(options.ocr_languages == "nld+fra");
    CHECK_FALSE(pdf_options("").ocr);
}
