// SPDX-License-Identifier: GPL-3.0-or-later
// The page beside the text: its picture, and where each line of the text stands on it.
#include "core/base/error.h"
#include "core/text/offsets.h"
#include "importers/support/page_view.h"
#include "importers/support/reading_blocks.h"
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

TEST_CASE("lines that follow each other in one column are one block, and what was left out of the text has its place too")
{
    const std::vector<test::PdfSheet> columns{
        {{72, 40, "Gemeente Zandhoven"}, {72, 120, "Links staat de eerste alinea"}, {72, 134, "van de nota over gezinnen."}, {320, 120, "Rechts gaat de tekst verder"},
         {320, 134, "over het wijkteam en de school."}, {72, 134 + 60, "Na een wit volgt de laatste regel."}},
        {{72, 40, "Gemeente Zandhoven"}, {72, 120, "Op de volgende bladzijde."}},
        {{72, 40, "Gemeente Zandhoven"}, {72, 120, "En op de laatste."}}};
    Progress progress;
    ImportOptions options;
    options.columns = 2;                                         // two lines are too few to find columns out by
    DocumentLayout layout = layout_of_document(test::make_pdf(columns), options, progress);
    REQUIRE(layout.pages.size() == 3);
    CHECK(layout.text.find("Zandhoven") == std::string::npos);
    REQUIRE(layout.pages[0].left_out.size() == 1);
    CHECK(layout.pages[0].left_out[0].top < 60);
    CHECK(layout.pages[0].left_out[0].width() > 60);
    std::size_t lines = 0;
    for (const ReadingBlock& block : reading_blocks(layout.pages[0].lines)) {
        CHECK(block.first == lines);                             // every line in one block, in their order
        CHECK(block.last > block.first);
        lines = block.last;
    }
    CHECK(lines == layout.pages[0].lines.size());
    CHECK(reading_blocks(layout.pages[0].lines).size() == 3);
    CHECK(reading_blocks({}).empty());
}

TEST_CASE("a file that is a picture itself is drawn as one page, as large as was asked for")
{
    std::string bytes = test::make_scan_png({"Verslag van het overleg", "over vertrouwen in de wijk."});
    Progress progress;
    PagePicture picture = picture_of_page(bytes, 1, 72, progress);
    CHECK(std::abs(picture.width - 595) <= 3);
    CHECK(std::abs(picture.height - 842) <= 3);
}
