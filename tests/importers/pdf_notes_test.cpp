// SPDX-License-Identifier: GPL-3.0-or-later
// Footnotes of a PDF: under a mark of their own, and no paragraph cut in two by them.
#include "tests/importers/pdf_sheet.h"

#include <catch2/catch.hpp>

using namespace duiding;
using test::full;
using test::lines;
using test::marked;
using test::put;

namespace {

using Strings = std::vector<std::string>;

// A page of five full lines with a note of two lines at its foot.
pdf::Page page_with_note(const std::string& sign, int number)
{
    pdf::Page page = lines({full, full, full, full, full}, number);
    put(page, 72, 740, sign, {5});
    put(page, 82, 740, "De regeling van het college", {8});
    put(page, 72, 750, "geldt tot volgend jaar.", {8});
    return page;
}

} // namespace

TEST_CASE("a note at the foot of a page does not cut the paragraph that goes on over the page")
{
    ImportedDocument document = pdf::document_of({page_with_note("1", 1), lines({"en zo gaat hij verder.", "Nieuw."}, 2)});
    std::string note = "1 De regeling van het college geldt tot volgend jaar.";
    std::string paragraph = full + " " + full + " " + full + " " + full + " " + full + " ";
    CHECK(document.text == note + "\n" + paragraph + "en zo gaat hij verder.\nNieuw.");
    CHECK(marked(document, MarkKind::Note) == Strings{"0|1|" + note});
    CHECK(marked(document, MarkKind::Page) == Strings{"1||" + note + "\n" + paragraph, "2||en zo gaat hij verder.\nNieuw."});
}

TEST_CASE("notes stand at the end of their page where no paragraph goes on")
{
    pdf::Page first = page_with_note("2", 1);
    put(first, 72, 260, "Hier is het uit.");
    ImportedDocument document = pdf::document_of({first, lines({"Nieuwe bladzijde."}, 2)});
    CHECK(document.text.ends_with("Hier is het uit.\n2 De regeling van het college geldt tot volgend jaar.\nNieuwe bladzijde."));
}

TEST_CASE("a note in letters as large as the text's is known by its raised sign")
{
    pdf::Page page = lines({full, full, "slot."});
    put(page, 72, 700, "3", {6});
    put(page, 82, 700, "Zie de nota van 2024.");
    CHECK(marked(pdf::document_of({page}), MarkKind::Note) == Strings{"0|3|3 Zie de nota van 2024."});
}

TEST_CASE("a note may end at the foot of the next page; its numbers are no signs")
{
    std::vector<pdf::Page> pages;
    for (int number : {1, 2}) {
        pages.push_back(lines({full, full, "slot."}, number));
    }
    put(pages[0], 72, 740, "7", {5});
    put(pages[0], 82, 740, "De regeling geldt nog", {8});
    put(pages[1], 72, 740, "3 jaar na de", {8});
    put(pages[1], 72, 750, "eerste nota.", {8});
    put(pages[1], 72, 760, "8", {5});
    put(pages[1], 82, 760, "Zie de bijlage.", {8});
    CHECK(marked(pdf::document_of(pages), MarkKind::Note)
          == Strings{"0|7|7 De regeling geldt nog", "0||3 jaar na de eerste nota.", "0|8|8 Zie de bijlage."});
}

TEST_CASE("small letters without a sign, and a list at the foot of a page, are no notes")
{
    pdf::Page page = lines({full, full, "slot."});
    put(page, 72, 700, "1. Eerst de wijk");
    put(page, 72, 712, "2. dan de stad");
    put(page, 72, 740, "Bron: eigen onderzoek", {8});
    CHECK(marked(pdf::document_of({page}), MarkKind::Note).empty());
}
