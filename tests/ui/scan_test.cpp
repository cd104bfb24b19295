// SPDX-License-Identifier: GPL-3.0-or-later
// The policy scan in the real window: the grid by keyboard, the hits of a cell in the text, verdicts, the words of its queries,
// and taking it elsewhere.
#include "app/desktop/dialogs/scan_theme.h"
#include "app/desktop/dialogs/scan_words.h"
#include "app/desktop/native/clipboard.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/coding_popup.h"
#include "app/desktop/views/coding_view.h"
#include "app/desktop/views/search_words.h"
#include "app/desktop/wx_text.h"
#include "tests/support/paths.h"
#include "tests/ui/scan_bench.h"

#include <wx/button.h>
#include <wx/listbox.h>
#include <wx/textctrl.h>

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

TEST_CASE("a scan shows every municipality with its state: hits to read, nothing found, unreadable, no document")
{
    ScanBench bench;
    bench.scan();
    CHECK(bench.frame().pane_shown("scan"));
    CHECK(bench.state("Veldermeer", "Voorkomen") == "to-read");
    CHECK(bench.state("Hogeveld", "Voorkomen") == "nothing-found");
    CHECK(bench.state("Hogeveld", "Wonen") == "to-read");
    CHECK(bench.state("Zandwijk", "Voorkomen") == "unreadable");
    CHECK(bench.state("Kadeland", "Voorkomen") == "no-document");
    CHECK(bench.cell("Veldermeer", "Voorkomen").hits == 2);
    CHECK(from_wx(bench.view().line()).find("In force · 5 documents · 1 draft left out") == 0);
    CHECK(bench.view().scan()->rows.front().cells.front().state == ScanState::NoDocument);         // worst coverage on top
}

TEST_CASE("copied regional and unreadable stand beside the hits as letters, and the grid says each cell in words")
{
    ScanBench bench;
    bench.scan();
    const PolicyScan& scan = *bench.view().scan();
    auto marks = [&](const std::string& row) {
        ScanPlace at = bench.place(row, "Voorkomen");
        return cell_marks(scan.rows[at.row], scan.rows[at.row].cells[at.column]);
    };
    CHECK(marks("Veldermeer").empty());
    CHECK(marks("Oosterlo") == "k");
    CHECK(marks("Duinbroek") == "via");
    CHECK(marks("Zandwijk") == "!");
    bench.choose("Oosterlo", "Voorkomen");
    CHECK(bench.view().grid().spoken().Contains("Oosterlo, Voorkomen: to be read. 2 hits in 2 of 2 documents"_wx));
    CHECK(bench.view().grid().spoken().Contains("1 in copied text"_wx));
    bench.choose("Zandwijk", "Voorkomen");
    CHECK(bench.view().grid().spoken().Contains("1 of 3 pages cannot be read."_wx));
    CHECK(bench.view().cell().report().Contains("Pages not readable in Nota Zandwijk: 2"_wx));
}

TEST_CASE("arrows walk the grid, Enter goes into the hits, and each is shown in its document")
{
    ScanBench bench;
    bench.scan();
    bench.choose("Veldermeer", "Voorkomen");
    ScanPlace at = *bench.view().grid().current();
    bench.driver.key(WXK_RIGHT);
    REQUIRE(wait_for([&] { return bench.view().grid().current() == ScanPlace{at.row, at.column + 1}; }));
    bench.driver.key(WXK_LEFT);
    REQUIRE(wait_for([&] { return bench.view().grid().current() == at && !bench.view().cell().loading(); }));
    bench.driver.key(WXK_RETURN);
    ScanCellView& cell = bench.view().cell();
    REQUIRE(wait_for([&] { return bench.workspace().document() == bench.document("Jeugdplan Veldermeer") && bench.workspace().text(); }));
    CHECK(bench.workspace().text()->slice(bench.workspace().selection()) == "Preventie is ons eerste antwoord.");
    CHECK(bench.workspace().current_match(bench.workspace().document()) == bench.find("Preventie"));
    bench.driver.key(WXK_DOWN);
    REQUIRE(wait_for([&] { return bench.workspace().text()->slice(bench.workspace().selection()).substr(0, 13) == "Alle kinderen"; }));
    bench.driver.key(WXK_ESCAPE);
    REQUIRE(wait_for([&] { return bench.view().grid().HasFocus(); }));
    CHECK(cell.rows().size() == 2);
}

TEST_CASE("the match of a hit is in sight, also after a cell without hits and behind many words")
{
    ScanBench bench;
    bench.scan();
    bench.choose("Hogeveld", "Voorkomen");                    // its list is hidden
    bench.choose("Veldermeer", "Voorkomen");
    wxDataViewCtrl& list = bench.view().cell().list();
    wxDataViewColumn* passage = list.GetColumn(ScanHits::Passage);
    REQUIRE(wait_for([&] { return list.GetClientSize().x > bench.frame().FromDIP(300) && passage->GetWidth() > list.GetClientSize().x * 2 / 5; }));
    auto* hits = dynamic_cast<ScanHits*>(list.GetModel());
    REQUIRE(hits);
    REQUIRE(hits->rows().size() == 2);
    for (unsigned row : {0U, 1U}) {
        wxVariant shown;
        hits->GetValueByRow(shown, row, ScanHits::Passage);
        wxString before = shown.GetString().BeforeFirst('<');
        INFO(from_wx(shown.GetString()));
        CHECK(list.GetTextExtent(before + to_wx(hits->rows()[row].context.match)).x < passage->GetWidth());
        CHECK((before.empty() || before.StartsWith(wxString::FromUTF8("\u2026"))));
    }
}

TEST_CASE("n says that none is about the theme: a verdict with initials and date, one step of undo")
{
    ScanBench bench;
    bench.scan();
    bench.choose("Veldermeer", "Voorkomen");
    bench.driver.type("n");
    REQUIRE(wait_for([&] { return bench.snapshot().verdicts->size() == 1 && !bench.view().running() && bench.state("Veldermeer", "Voorkomen") == "none-relevant"; }));
    CHECK(bench.snapshot().verdicts->front().initials == "AB");
    CHECK(bench.snapshot().verdicts->front().query == "preventie");
    CHECK(cell_second_line(bench.cell("Veldermeer", "Voorkomen")).substr(0, 2) == "AB");
    bench.frame().run("edit.undo");
    REQUIRE(wait_for([&] { return bench.snapshot().verdicts->empty() && !bench.view().running() && bench.state("Veldermeer", "Voorkomen") == "to-read"; }));
}

TEST_CASE("where nothing was found, Enter asks for the reason, and Enter in the note records it")
{
    ScanBench bench;
    bench.scan();
    bench.choose("Hogeveld", "Voorkomen");
    CHECK(bench.view().cell().report().Contains("Query: preventie"_wx));
    CHECK(bench.view().cell().report().Contains("Documents searched: Woonnota Hogeveld"_wx));
    bench.driver.key(WXK_RETURN);
    REQUIRE(wait_for([&] { return bench.view().cell().note().HasFocus(); }));
    bench.driver.type("gaat over daken");
    bench.view().cell().pages_read().ChangeValue("1-3"_wx);
    bench.driver.key(WXK_RETURN);
    REQUIRE(wait_for([&] { return bench.snapshot().verdicts->size() == 1; }));
    const Verdict& verdict = bench.snapshot().verdicts->front();
    CHECK(verdict.state == ScanState::NothingFound);
    CHECK(verdict.note == "gaat over daken");
    CHECK(verdict.pages_read == "1-3");
    CHECK(verdict.documents.size() == 1);
}

TEST_CASE("a verdict is shown as stale when the query changes, and says why")
{
    ScanBench bench;
    bench.scan();
    bench.choose("Hogeveld", "Voorkomen");
    bench.view().cell().decide(ScanState::NothingFound);
    REQUIRE(wait_for([&] { return bench.snapshot().verdicts->size() == 1; }));
    SavedSearch search = bench.snapshot().searches->front();
    REQUIRE(search.name == "Voorkomen");
    search.query = "preventie OR voorkomen";
    bench.workspace().run(edits::set_search(*bench.workspace().project(), search));
    REQUIRE(wait_for([&] { return !bench.view().running() && !bench.cell("Hogeveld", "Voorkomen").stale.empty(); }));
    bench.choose("Hogeveld", "Voorkomen");
    CHECK(bench.view().cell().report().Contains("Stale: the query has changed since"_wx));
    CHECK(bench.view().grid().spoken().Contains("Stale"_wx));
}

TEST_CASE("c codes the hit at hand, and the keyboard comes back to the hits")
{
    ScanBench bench;
    bench.scan();
    bench.choose("Veldermeer", "Voorkomen");
    bench.driver.key(WXK_RETURN);
    REQUIRE(wait_for([&] { return bench.workspace().text() && !bench.workspace().selection().empty(); }));
    bench.driver.type("c");
    REQUIRE(wait_for([&] { return bench.frame().coding_popup().IsShown(); }));
    bench.driver.type("vertrouwen");
    bench.driver.key(WXK_RETURN);
    REQUIRE(bench.wait_for_codings(1));
    const auto& codings = bench.snapshot().codings_of(bench.document("Jeugdplan Veldermeer")).codings;
    REQUIRE(codings.size() == 1);
    REQUIRE(wait_for([&] { return !bench.view().running() && bench.cell("Veldermeer", "Voorkomen").coded == 1; }));
    CHECK(bench.state("Veldermeer", "Voorkomen") == "to-read");          // that it is relevant, a person says
    bench.driver.type("r");
    REQUIRE(wait_for([&] { return !bench.view().running() && bench.state("Veldermeer", "Voorkomen") == "relevant"; }));
}

TEST_CASE("a word that is not meant is unticked in the sheet of words, and the scan follows")
{
    ScanBench bench;
    bench.scan();
    REQUIRE(bench.frame().run("analyse.scan_words"));
    ScanWords* words = open_scan_words(bench.frame());
    REQUIRE(words);
    REQUIRE(wait_for([&] { return words->ready() && !words->words().rows().rows().empty(); }));
    words->words().tick("preventie", false);
    REQUIRE(wait_for([&] { return words->queries().GetString(0) == "Voorkomen   (1 left out)"_wx; }));
    words->apply();
    REQUIRE(wait_for([&] { return bench.snapshot().searches->front().rejected == std::vector<std::string>{"preventie"}; }));
    REQUIRE(wait_for([&] { return !bench.view().running() && bench.cell("Veldermeer", "Voorkomen").hits == 0; }));
    words->Close();
}

TEST_CASE("a new theme is a list of queries, a column each, and is scanned at once")
{
    ScanBench bench;
    REQUIRE(bench.frame().run("analyse.scan_theme"));
    ScanTheme* window = open_scan_theme(bench.frame());
    REQUIRE(window);
    window->name().ChangeValue("Bouwen"_wx);
    window->lines().ChangeValue("Daken: dak*\n\nwachtlijst\n"_wx);
    window->save();
    REQUIRE(wait_for([&] { return bench.view().scan() && !bench.view().running(); }));
    REQUIRE(bench.view().scan()->columns.size() == 2);
    CHECK(bench.cell("Hogeveld", "Daken").hits == 1);
    CHECK(bench.cell("Zandwijk", "wachtlijst").hits == 1);
    CHECK(searches_of_lines("t", "jaar:2019 zorg")[0].query == "jaar:2019 zorg");
}

TEST_CASE("codes are columns too, and years narrow what counts")
{
    ScanBench bench;
    bench.frame().run("analyse.scan");
    bench.view().choice().choose_columns("codes");
    bench.view().choice().set_years("2020", "");
    bench.view().run();
    REQUIRE(wait_for([&] { return bench.view().scan() && !bench.view().running(); }));
    CHECK(bench.view().scan()->documents == 2);
    CHECK(bench.view().scan()->columns.size() == bench.snapshot().codebook->children({}).size());
}

TEST_CASE("the grid goes to the clipboard and to a file")
{
    ScanBench bench;
    bench.scan();
    bench.frame().run("analyse.scan_copy");
    std::string lines = native::text_on_clipboard();
    CHECK(lines.find("Veldermeer\t1\t") != std::string::npos);
    CHECK(lines.find("searched, nothing found") != std::string::npos);
    auto out = bench.folder / "scan.csv";
    bench.view().export_to("csv", out);
    REQUIRE(wait_for([&] { return std::filesystem::exists(out); }));
    CHECK(read_text(out).find("nothing-found") != std::string::npos);
    auto lines_of = [](const std::filesystem::path& path) {
        std::string text = read_text(path);
        return std::count(text.begin(), text.end(), '\n');
    };
    auto cells = bench.folder / "cells.csv";
    bench.view().export_to("csv", cells, ScanView::Exported::Cells);
    REQUIRE(wait_for([&] { return std::filesystem::exists(cells); }));
    CHECK(lines_of(cells) > lines_of(out));                   // a row a cell
}
