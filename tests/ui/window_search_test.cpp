// SPDX-License-Identifier: GPL-3.0-or-later
// Searching, jumping, segments and exporting in the real window.
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/code_preview.h"
#include "app/desktop/views/codes_view.h"
#include "app/desktop/views/coding_popup.h"
#include "app/desktop/views/coding_view.h"
#include "app/desktop/views/hit_list.h"
#include "app/desktop/views/search_view.h"
#include "app/desktop/views/segments_view.h"
#include "app/desktop/views/tool_strip.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/wx_text.h"
#include "tests/support/paths.h"
#include "tests/ui/window_bench.h"

#include <wx/menu.h>
#include <wx/srchctrl.h>

#include <catch2/catch.hpp>

#include <set>

using namespace duiding;
using namespace duiding::test;

namespace {

void search(WindowBench& bench, const std::string& words)
{
    bool indexed = false;
    Connection connection = bench.workspace().index_changed.connect([&] { indexed = true; });
    if (bench.workspace().index()->status().state != IndexState::UpToDate) {
        REQUIRE(wait_for([&] { return indexed; }));
    }
    bench.frame().run("edit.search");
    REQUIRE(wait_for([&] {
        wxWindow* focus = wxWindow::FindFocus();
        return focus && (focus == &bench.frame().tools().search() || bench.frame().tools().search().IsDescendant(focus));
    }));
    bench.driver.type(words);
    bench.driver.key(WXK_RETURN);
    REQUIRE(wait_for([&] { return bench.frame().search().result().query == words && bench.frame().search().live().up_to_date(); }));
}

void add_coding(WindowBench& bench, const std::string& words, const std::string& code)
{
    edits::NewCoding coding;
    coding.document = bench.workspace().document();
    coding.range = bench.find(words);
    coding.code = bench.code(code);
    auto before = bench.snapshot().coding_count();
    bench.workspace().run(edits::add_codings(*bench.workspace().project(), {coding}));
    REQUIRE(bench.wait_for_codings(before + 1));
}

} // namespace

TEST_CASE("a search lists a row a match, words with the searched part too, and a click jumps there")
{
    WindowBench bench;
    search(bench, "wijk");
    SearchView& view = bench.frame().search();
    CHECK(view.row_count() >= 4);
    std::set<std::string> words;
    for (const ExpandedTerm& term : view.result().expansion) {
        words.insert(term.term);
    }
    CHECK(words.contains("wijk"));
    CHECK(words.contains("wijkteam"));
    REQUIRE(view.list().rows().line_count() == static_cast<unsigned>(view.row_count()));
    view.jump_to(view.row_count() - 1);
    REQUIRE(wait_for([&] { return bench.workspace().text() && bench.workspace().document() == bench.workspace().text()->id(); }));
    CHECK(bench.workspace().selection() == view.result().hits.back().matches.back());
}

TEST_CASE("the hits of a search are coded in one step, and undone in one")
{
    WindowBench bench;
    search(bench, "wijkteam");
    REQUIRE(bench.frame().search().row_count() == 2);
    bench.frame().run("code.search_hits");
    CodePreview& preview = bench.frame().search().preview();
    REQUIRE(wait_for([&] { return preview.ready() && preview.list().HasFocus(); }));
    CHECK(preview.rows().size() == 2);
    preview.tick(0, true);                                    // one is the interviewer's, unticked at first
    preview.tick(1, true);
    bench.driver.key(WXK_RETURN);
    REQUIRE(wait_for([&] { return bench.frame().coding_popup().IsShown(); }));
    bench.driver.type("leiderschap");
    bench.driver.key(WXK_RETURN);
    REQUIRE(bench.wait_for_codings(2));
    bench.frame().run("edit.undo");
    REQUIRE(bench.wait_for_codings(0));
}

TEST_CASE("choosing a code lists its segments with those of its sub-codes, and one jumps to them")
{
    WindowBench bench;
    add_coding(bench, "We vertrouwen elkaar", "vertrouwen");
    const Codebook& book = *bench.snapshot().codebook;
    bench.workspace().set_code(book.find(bench.code("vertrouwen"))->parent);
    SegmentsView& view = bench.frame().segments();
    REQUIRE(wait_for([&] { return view.segments().size() == 1; }));
    CHECK(view.segments().front().text == "We vertrouwen elkaar");
    bench.workspace().set_selection({});
    view.jump_to(0);
    CHECK(bench.workspace().active_coding() == view.segments().front().coding);
}

TEST_CASE("the coded segments are exported to CSV")
{
    WindowBench bench;
    add_coding(bench, "We vertrouwen elkaar", "vertrouwen");
    auto out = bench.folder / "uit.csv";
    export_to({bench.workspace(), bench.frame()}, "csv", out);
    REQUIRE(wait_for([&] { return std::filesystem::exists(out); }));
    CHECK(read_text(out).find("We vertrouwen elkaar") != std::string::npos);
}

TEST_CASE("an export over the study itself is refused and said")
{
    WindowBench bench;
    Command overwrite{.id = "test", .run = [&](const Desk& desk) { export_to(desk, "csv", bench.study()); }};
    CHECK(run_command(overwrite, {bench.workspace(), bench.frame()}));
    CHECK(bench.frame().messages().IsShown());
    CHECK(bench.frame().messages().text().Contains("study"_wx));
}

TEST_CASE("every command has its own id and key, and something to say")
{
    CommandRegistry registry;
    std::set<std::string> ids;
    std::set<std::string> keys;
    for (const Command& command : registry.commands()) {
        INFO(command.id);
        CHECK(ids.insert(command.id).second);
        CHECK((command.key.empty() || keys.insert(command.key).second));
        CHECK_FALSE(command.label.empty());
        CHECK_FALSE(command.help.empty());
        CHECK(command.run);
    }
}

TEST_CASE("the palette runs a command found by a few letters")
{
    WindowBench bench;
    REQUIRE(bench.frame().pane_shown("segments"));
    bench.frame().run("edit.palette");
    bench.driver.type("view segm");
    bench.driver.key(WXK_RETURN);
    REQUIRE(wait_for([&] { return !bench.frame().pane_shown("segments"); }));
}

TEST_CASE("a window in Dutch has no English menu")
{
    WindowBench bench;
    bench.close();
    use_language("nl");
    bench.open();
    wxMenuBar* bar = bench.frame().GetMenuBar();
    CHECK(bar->GetMenuLabelText(1) == "Bewerken"_wx);
    CHECK(bar->GetMenu(1)->FindItemByPosition(0)->GetItemLabelText().StartsWith("Ongedaan maken"_wx));
    const std::set<std::string> same_in_both = {"document.kind_interview", "code.both", "view.pane_codes"};
    for (const Command& command : bench.commands().commands()) {
        INFO(command.id);
        CHECK((tr(command.label) != to_wx(format(command.label)) || same_in_both.contains(command.id)));
    }
    bench.close();
    use_language("en");
    bench.open();
}

TEST_CASE("Ctrl+F finds words in the document at hand, accents and case apart")
{
    WindowBench bench;
    bench.driver.key('F', wxMOD_CONTROL);
    bench.driver.type("VERTROUWEN");
    bench.driver.key(WXK_ESCAPE);
    REQUIRE(wait_for([&] { return bench.workspace().selection() == bench.find("vertrouwen"); }));
}
