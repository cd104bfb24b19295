// SPDX-License-Identifier: GPL-3.0-or-later
// Coding in the real window: a selection by mouse, a code by keyboard, undo and redo, and what is on disk afterwards.
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/coding_popup.h"
#include "app/desktop/views/coding_view.h"
#include "app/desktop/views/rule_view.h"
#include "app/desktop/wx_text.h"
#include "tests/ui/window_bench.h"

#include <wx/textctrl.h>

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

namespace {

const char* const trust = "We vertrouwen elkaar";

void type_and_choose(WindowBench& bench, const std::string& letters)
{
    bench.driver.type(letters);
    REQUIRE(wait_for([&] { return bench.frame().coding_popup().IsShown() && from_wx(bench.frame().coding_popup().field().GetValue()) == letters; }));
    bench.driver.key(WXK_RETURN);
    REQUIRE(wait_for([&] { return !bench.frame().coding_popup().IsShown() && bench.frame().centre().view().HasFocus(); }));
}

const Coding& only_coding(WindowBench& bench)
{
    const auto& codings = bench.snapshot().codings_of(bench.workspace().document()).codings;
    REQUIRE(codings.size() == 1);
    return codings.front();
}

} // namespace

TEST_CASE("typing on a selection codes it with an existing code, and it is on disk at once")
{
    WindowBench bench;
    bench.select_by_mouse(trust);
    type_and_choose(bench, "vertrouwen");
    REQUIRE(bench.wait_for_codings(1));
    const Coding& coding = only_coding(bench);
    CHECK(coding.range() == bench.find(trust));
    CHECK(bench.snapshot().codebook->find(coding.code())->name == "vertrouwen");
    CHECK(bench.snapshot().find_coder(coding.coder())->name == "AB");
    REQUIRE(wait_for([&] { return bench.workspace().active_coding() == coding.id; }));
    CHECK(bench.status() == "Coded. Ctrl+Z undoes it; everything is saved already.");

    bench.close();
    auto project = Project::open(bench.study());
    CHECK(project->snapshot()->coding_count() == 1);
    CHECK(project->undo().get().changed);
    CHECK(project->snapshot()->coding_count() == 0);
}

TEST_CASE("typing again adds a second code to the same range")
{
    WindowBench bench;
    bench.select_by_mouse(trust);
    type_and_choose(bench, "vertrouwen");
    REQUIRE(bench.wait_for_codings(1));
    type_and_choose(bench, "leiderschap");
    REQUIRE(bench.wait_for_codings(2));
    const auto& codings = bench.snapshot().codings_of(bench.workspace().document()).codings;
    CHECK(codings[0].range() == codings[1].range());
    CHECK(codings[0].code() != codings[1].code());
}

TEST_CASE("undo and redo by keyboard take a coding away and bring it back, and the menu names the step")
{
    WindowBench bench;
    bench.select_by_mouse(trust);
    type_and_choose(bench, "vertrouwen");
    REQUIRE(bench.wait_for_codings(1));
    const Command* undo = bench.commands().find("edit.undo");
    Desk desk{bench.workspace(), bench.frame()};
    CHECK(tr(undo->current_label(desk)) == "Undo: Add coding"_wx);
    bench.driver.key('Z', wxMOD_CONTROL);
    REQUIRE(bench.wait_for_codings(0));
    CHECK(bench.workspace().selection() == bench.find(trust));
    bench.driver.key('Z', wxMOD_CONTROL | wxMOD_SHIFT);
    REQUIRE(bench.wait_for_codings(1));
}

TEST_CASE("a new code and its coding are one step")
{
    WindowBench bench;
    auto before = bench.snapshot().codebook->codes().size();
    bench.select_by_mouse("De wijk wacht");
    type_and_choose(bench, "wachttijd");
    REQUIRE(bench.wait_for_codings(1));
    CHECK(bench.snapshot().codebook->codes().size() == before + 1);
    CHECK(bench.snapshot().codebook->find(only_coding(bench).code())->name == "wachttijd");
    bench.frame().run("edit.undo");
    REQUIRE(bench.wait_for_codings(0));
    CHECK(bench.snapshot().codebook->codes().size() == before);
}

TEST_CASE("Esc leaves everything as it was, the selection too")
{
    WindowBench bench;
    bench.select_by_mouse(trust);
    bench.driver.type("ver");
    REQUIRE(wait_for([&] { return bench.frame().coding_popup().IsShown(); }));
    bench.driver.key(WXK_ESCAPE);
    REQUIRE(wait_for([&] { return !bench.frame().coding_popup().IsShown(); }));
    CHECK(bench.snapshot().coding_count() == 0);
    CHECK(bench.workspace().selection() == bench.find(trust));
}

TEST_CASE("one key gives the active coding its direction, the same key clears it")
{
    WindowBench bench;
    bench.select_by_mouse(trust);
    type_and_choose(bench, "vertrouwen");
    REQUIRE(bench.wait_for_codings(1));
    bench.driver.type("-");
    REQUIRE(wait_for([&] { return only_coding(bench).direction == Direction::Hindering; }));
    bench.driver.type("-");
    REQUIRE(wait_for([&] { return only_coding(bench).direction == Direction::None; }));
}

TEST_CASE("a direction can be typed after the code")
{
    WindowBench bench;
    bench.select_by_mouse(trust);
    type_and_choose(bench, "vertrouwen -");
    REQUIRE(bench.wait_for_codings(1));
    CHECK(only_coding(bench).direction == Direction::Hindering);
}

TEST_CASE("the last code and the numbered favourites need one key")
{
    WindowBench bench;
    bench.workspace().run(edits::set_favourite(*bench.workspace().project(), bench.code("leiderschap"), 3));
    REQUIRE(wait_for([&] { return bench.snapshot().codebook->find_by_favourite(3) != nullptr; }));
    bench.select_by_mouse(trust);
    bench.driver.type("3");
    REQUIRE(bench.wait_for_codings(1));
    bench.select_by_mouse("De wijk wacht");
    REQUIRE(wait_for([&] { return bench.workspace().last_code() == bench.code("leiderschap"); }));
    bench.driver.key(WXK_RETURN, wxMOD_CONTROL);
    REQUIRE(bench.wait_for_codings(2));
    CHECK(bench.snapshot().segments->at(bench.code("leiderschap")) == 2);
}

TEST_CASE("in vivo takes the respondent's own words as the code's name")
{
    WindowBench bench;
    bench.select_by_mouse("nooit iemand bereikbaar");
    bench.driver.key('I', wxMOD_CONTROL);
    REQUIRE(bench.wait_for_codings(1));
    CHECK(bench.snapshot().codebook->find(only_coding(bench).code())->name == "nooit iemand bereikbaar");
}

TEST_CASE("a memo is saved when one leaves it")
{
    WindowBench bench;
    bench.frame().run("memo.document");
    REQUIRE(wait_for([&] { return bench.frame().rule().memo().HasFocus(); }));
    bench.driver.type("tegenspraak");
    bench.driver.key(WXK_RETURN, wxMOD_CONTROL);
    REQUIRE(wait_for([&] { return bench.snapshot().memos->size() == 1; }));
    CHECK(bench.snapshot().memos->front().text == "tegenspraak");
}

TEST_CASE("a study reopens where one stopped")
{
    WindowBench bench;
    bench.frame().run("document.next");
    REQUIRE(wait_for([&] { return bench.workspace().text() && bench.workspace().text()->id() == bench.workspace().document(); }));
    DocumentId second = bench.workspace().document();
    bench.close();
    bench.open();
    CHECK(bench.workspace().document() == second);
}
