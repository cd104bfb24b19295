// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a PDF beside its text, in a real window: it follows the text and leads back to it, shows the order in which it was
// read, and reads again with another number of columns.
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/coding_view.h"
#include "app/desktop/views/page_view.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/widgets/page_canvas.h"
#include "app/desktop/wx_text.h"
#include "importers/importer.h"
#include "tests/importers/pdf_maker.h"
#include "tests/importers/scan_maker.h"
#include "tests/support/paths.h"
#include "tests/ui/window_bench.h"

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

namespace {

// Page i stands in two columns, page ii holds one line.
std::string two_columns()
{
    const char* left[] = {"De gemeente zoekt een vast", "aanspreekpunt voor ieder gezin", "en vraagt het wijkteam om", "dat met de school te doen.",
                          "Ouders kiezen zelf wie dat", "is en hoe lang het duurt."};
    const char* right[] = {"De huisarts blijft betrokken", "en krijgt bericht wanneer er", "iets verandert in het plan.", "Twee keer per jaar komen",
                           "alle partijen bij elkaar om", "het gezin te bespreken."};
    PdfSheet first;
    for (std::size_t i = 0; i < 6; ++i) {
        double y = 120 + 14 * static_cast<double>(i);
        first.push_back({72, y, left[i]});
        first.push_back({320, y, right[i]});
    }
    return make_pdf({first, {{72, 120, "Op de tweede bladzijde staat het besluit."}}}, "0 << /S /r >>");
}

void take_in(WindowBench& bench, const std::string& name, const std::string& bytes)
{
    write_text(bench.folder / name, bytes);
    Progress progress;
    DocumentId added;
    bench.workspace().run(edits::add_document(*bench.workspace().project(), import_file(bench.folder / name, {}, progress)),
                          [&added](const EditResult& result) { added = result.document; });
    REQUIRE(wait_for([&] { return bool(added); }));
    bench.workspace().show_document(added);
    REQUIRE(wait_for([&] { return bench.workspace().text() && bench.workspace().text()->id() == added; }));
}

bool shows(WindowBench& bench, int page)
{
    return wait_for([&] {
        const PageDrawing& drawing = bench.frame().page().canvas().drawing();
        return bench.frame().page().page() == page && drawing.picture && drawing.lines && drawing.lines->page == page;
    });
}

void put_caret_at(WindowBench& bench, const std::string& words)
{
    bench.workspace().show_range(bench.workspace().document(), bench.find(words));
}

} // namespace

TEST_CASE("the page pane shows the page on which one reads, with its printed number, and turns with the text")
{
    WindowBench bench;
    take_in(bench, "Nota.pdf", two_columns());
    CHECK_FALSE(bench.frame().pane_shown("page"));
    bench.frame().run("view.pane_page");
    REQUIRE(shows(bench, 1));
    PageView& page = bench.frame().page();
    CHECK(page.place() == tr(msg("page {0} of {1} (printed: {2})", 1, 2, "i")));
    CHECK(page.notice().empty());

    put_caret_at(bench, "besluit");
    REQUIRE(shows(bench, 2));
    CHECK(page.canvas().drawing().marked == std::optional<std::size_t>(0));

    put_caret_at(bench, "huisarts");
    REQUIRE(shows(bench, 1));
    REQUIRE(wait_for([&] { return page.canvas().drawing().marked.has_value(); }));
    CHECK(bench.workspace().text()->slice(page.canvas().drawing().lines->lines[*page.canvas().drawing().marked].range) == "De huisarts blijft betrokken");
}

TEST_CASE("a click on a line of the page selects that line in the text, and keys turn the page and go back to the text")
{
    WindowBench bench;
    take_in(bench, "Nota.pdf", two_columns());
    bench.frame().run("view.pane_page");
    REQUIRE(shows(bench, 1));
    PageCanvas& canvas = bench.frame().page().canvas();
    handle_events();
    wxRect line = canvas.rect_of_line(8);
    bench.driver.click({line.x + line.width / 2, line.y + line.height / 2});
    bool selected = wait_for([&] { return bench.workspace().selection() == bench.find("iets verandert in het plan."); });
    INFO("selected: " << bench.workspace().text()->slice(bench.workspace().selection()));
    CHECK(selected);
    CHECK(canvas.HasFocus());
    bench.driver.key(WXK_DOWN);
    CHECK(wait_for([&] { return bench.workspace().selection() == bench.find("Twee keer per jaar komen"); }));

    bench.driver.key(WXK_PAGEDOWN);
    CHECK(shows(bench, 2));
    bench.driver.key(WXK_PAGEUP);
    CHECK(shows(bench, 1));
    bench.driver.key(WXK_ESCAPE);
    CHECK(wait_for([&] { return bench.frame().centre().view().HasFocus(); }));
}

TEST_CASE("another number of columns reads the document again, codings move along, and undo brings the old order back")
{
    WindowBench bench;
    take_in(bench, "Nota.pdf", two_columns());
    bench.frame().run("view.reading_order");
    REQUIRE(shows(bench, 1));
    CHECK(bench.frame().page().order_shown());
    put_caret_at(bench, "aanspreekpunt");
    auto quotes = [&] {
        std::string all;
        for (const Coding& coding : bench.snapshot().codings_of(bench.workspace().document()).codings) {
            all += bench.workspace().text()->quote(coding.range()) + ";";
        }
        return all;
    };
    edits::NewCoding coding;
    coding.document = bench.workspace().document();
    coding.range = bench.find("aanspreekpunt");
    coding.code = bench.snapshot().codebook->codes().front().id;
    bench.workspace().with_coder([&] { bench.workspace().run(edits::add_codings(*bench.workspace().project(), {coding})); });
    REQUIRE(wait_for([&] { return quotes() == "aanspreekpunt;"; }));
    std::string before = bench.workspace().text()->text();
    auto first_lines = [&] {
        const PageDrawing& drawing = bench.frame().page().canvas().drawing();
        return drawing.lines && drawing.lines->lines.size() == 12 ? drawing.lines->lines[1].box.left : -1;
    };
    REQUIRE(wait_for([&] { return first_lines() > 0; }));
    CHECK(first_lines() < 100);                                  // the second line read stands in the left column

    bench.frame().page().choose_columns(1);
    REQUIRE(wait_for([&] { return bench.workspace().text() && bench.workspace().text()->text() != before; }));
    CHECK(wait_for([&] { return first_lines() > 300; }));        // now in the right one: read across
    CHECK(quotes() == "aanspreekpunt;");
    CHECK(wait_for([&] { return bench.frame().messages().IsShown() || bench.frame().pane_shown("import"); }));
    bench.frame().run("edit.undo");
    CHECK(wait_for([&] { return bench.workspace().text() && bench.workspace().text()->text() == before; }));
    CHECK(wait_for([&] { return first_lines() > 0 && first_lines() < 100; }));
}

TEST_CASE("a document without pages says so in the page pane")
{
    WindowBench bench;
    bench.frame().run("view.pane_page");
    PageView& page = bench.frame().page();
    CHECK(wait_for([&] { return page.notice() == tr(msg("There is no page to show for this document.")); }));
    CHECK_FALSE(page.canvas().IsShown());
    take_in(bench, "Nota.pdf", two_columns());
    CHECK(shows(bench, 1));
    CHECK(page.canvas().IsShown());
}

TEST_CASE("a scanned page without text says so, and its text is recognised on request")
{
    WindowBench bench;
    take_in(bench, "Verslag.pdf", make_scan({{{"Verslag van het overleg in Nieuwveen."}, true},
                                             {{"De wethouder vertelde dat de gemeente en de zorgaanbieders", "elkaar beter zijn gaan vertrouwen."}}}));
    bench.frame().run("view.pane_page");
    REQUIRE(shows(bench, 1));
    PageView& page = bench.frame().page();
    CHECK(page.notice().empty());
    page.turn_to(2);
    REQUIRE(shows(bench, 2));
    CHECK(page.notice() == tr(msg("This page is a picture: it has no text.")));

    page.recognise();
    auto recognised = [&] { return bench.workspace().text() && bench.workspace().text()->text().find("wethouder") != std::string::npos; };
    bool done = false;
    for (int patience = 0; patience < 6 && !done; ++patience) {      // recognising takes longer than anything else here
        done = wait_for(recognised);
    }
    REQUIRE(done);
    put_caret_at(bench, "wethouder");
    CHECK(wait_for([&] { return page.page() == 2 && page.notice().StartsWith(tr(msg("This text was recognised. Click on the page to find its lines; that takes a while."))); }));
}
