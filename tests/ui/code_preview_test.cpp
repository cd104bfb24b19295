// SPDX-License-Identifier: GPL-3.0-or-later
// Coding what a search found, seen before it is done: rows to untick, the unit, the interviewer, the search that is remembered.
#include "app/desktop/views/code_preview.h"
#include "app/desktop/views/coding_popup.h"
#include "app/desktop/views/hit_list.h"
#include "app/desktop/wx_text.h"
#include "core/edits/edits.h"
#include "tests/ui/search_bench.h"

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

namespace {

CodePreview& open_preview(SearchBench& bench)
{
    REQUIRE(bench.frame().run("code.search_hits"));
    CodePreview& preview = bench.view().preview();
    REQUIRE(wait_for([&] { return preview.ready() && preview.IsShownOnScreen() && preview.list().HasFocus(); }));
    return preview;
}

void choose_code(SearchBench& bench, const std::string& name)
{
    REQUIRE(wait_for([&] { return bench.frame().coding_popup().IsShown(); }));
    bench.driver.type(name);
    bench.driver.key(WXK_RETURN);
}

} // namespace

TEST_CASE("what would be coded is listed; unticked passages and the interviewer's stay without a code")
{
    SearchBench bench;
    bench.search("wijk");
    CodePreview& preview = open_preview(bench);
    REQUIRE(preview.rows().size() == 5);
    auto interviewer = std::count_if(preview.rows().begin(), preview.rows().end(), [](const PassageRow& row) { return row.interviewer; });
    CHECK(interviewer == 2);
    for (const PassageRow& row : preview.rows()) {
        CHECK(row.ticked != row.interviewer);
    }
    unsigned first = 0;
    while (!preview.rows()[first].ticked) {
        ++first;
    }
    preview.tick(first, false);
    preview.apply();
    choose_code(bench, "leiderschap -");
    REQUIRE(bench.wait_for_codings(2));
    CHECK_FALSE(preview.IsShown());
    auto autocodings = bench.workspace().project()->autocodings().get();
    REQUIRE(autocodings.size() == 1);
    CHECK(autocodings.front().query == "wijk");
    CHECK(autocodings.front().code_unit == "sentence");
    CHECK(autocodings.front().codings == 2);
    CHECK(autocodings.front().direction == Direction::Hindering);
    CHECK(std::find(autocodings.front().accepted.begin(), autocodings.front().accepted.end(), "wijkteam") != autocodings.front().accepted.end());
    bench.frame().run("edit.undo");
    REQUIRE(bench.wait_for_codings(0));
    CHECK(bench.workspace().project()->autocodings().get().empty());
}

TEST_CASE("the unit of coding changes the passages, and Space unticks one by keyboard")
{
    SearchBench bench;
    bench.search("elkaar");
    CodePreview& preview = open_preview(bench);
    REQUIRE(preview.rows().size() == 1);
    CHECK(preview.rows().front().text == "We vertrouwen elkaar, en dat merk je meteen.");
    preview.set_unit(CodeUnit::Hit);
    REQUIRE(wait_for([&] { return preview.ready() && preview.rows().front().text == "elkaar"; }));
    preview.list().SetFocus();
    preview.list().Select(static_cast<wxDataViewVirtualListModel*>(preview.list().GetModel())->GetItem(0));
    handle_events();
    bench.driver.key(WXK_SPACE);
    REQUIRE(wait_for([&] { return !preview.rows().front().ticked; }));
    bench.driver.key(WXK_ESCAPE);
    REQUIRE(wait_for([&] { return !preview.IsShown() && bench.view().list().IsShownOnScreen(); }));
    CHECK(bench.snapshot().coding_count() == 0);
}

TEST_CASE("lines selected by hand are coded as selected, also the interviewer's")
{
    SearchBench bench;
    bench.search("wijkteam");
    bench.view().select_all();
    CodePreview& preview = open_preview(bench);
    REQUIRE(preview.rows().size() == 2);
    CHECK(preview.rows()[0].ticked);
    CHECK(preview.rows()[1].ticked);
}

TEST_CASE("the keys 1 to 5 choose what is coded around a match, from the words to the section")
{
    SearchBench bench;
    bench.search("elkaar");
    CodePreview& preview = open_preview(bench);
    bench.driver.type("5");
    REQUIRE(wait_for([&] { return preview.ready() && preview.rows().size() == 1 && preview.rows().front().text.starts_with("Hoe loopt"); }));
    bench.driver.type("1");
    REQUIRE(wait_for([&] { return preview.ready() && preview.rows().front().text == "elkaar"; }));
    preview.set_unit(CodeUnit::Section);
    REQUIRE(wait_for([&] { return preview.ready() && preview.rows().front().text.starts_with("Hoe loopt"); }));
    preview.tick(0, true);
    preview.apply();
    choose_code(bench, "leiderschap");
    REQUIRE(bench.wait_for_codings(1));
    CHECK(bench.workspace().project()->autocodings().get().front().code_unit == "section");
}

TEST_CASE("passages found by fields alone are listed and coded by the sentence; there are no words themselves to code")
{
    SearchBench bench;
    bench.search("type:interview");
    REQUIRE(bench.view().result().total > 0);
    CHECK(bench.view().row_count() == static_cast<int>(bench.view().result().hits.size()));
    CHECK(bench.view().summary().Contains("found in"_wx));
    CodePreview& preview = open_preview(bench);
    CHECK_FALSE(preview.rows().empty());
    preview.set_unit(CodeUnit::Hit);
    REQUIRE(wait_for([&] { return preview.ready() && preview.rows().empty(); }));
    CHECK(preview.said().Contains("There is no match to code: these passages were found by fields alone"_wx));
}

TEST_CASE("Ctrl+Shift+Enter in the search field shows what would be coded of what was typed, though it is not found yet")
{
    SearchBench bench;
    bench.search("gemeente");                                 // something else is listed
    bench.type("gezinnen");
    REQUIRE(bench.field_has_focus());
    bench.driver.key(WXK_RETURN, wxMOD_CONTROL | wxMOD_SHIFT);
    REQUIRE(wait_for([&] { return bench.view().preview().IsShownOnScreen() && bench.view().preview().ready(); }));
    CHECK(bench.view().result().query == "gezinnen");
    CHECK(bench.live().up_to_date());
    CHECK(bench.view().preview().said().Contains(wxString::FromUTF8("\u201Cgezinnen\u201D")));
}

TEST_CASE("all of a frequent word is offered for coding, not the page that came first")
{
    SearchBench bench;
    ImportedDocument document;
    document.name = "Lijst";
    document.kind = DocumentKind::Policy;
    document.format = "txt";
    for (int i = 0; i < 300; ++i) {
        document.text += "Regel " + std::to_string(i) + " gaat over fietspaden.\n";
    }
    document.text.pop_back();
    bench.workspace().run(edits::add_document(*bench.workspace().project(), document));
    REQUIRE(wait_for([&] { return bench.snapshot().documents->size() == 3; }));
    bench.wait_for_index();
    Connection first;
    bool asked = false;
    first = bench.live().changed.connect([&] {
        if (!asked && bench.live().counting()) {              // the first page is there, the rest is not
            asked = true;
            bench.frame().run("code.search_hits");
        }
    });
    bench.view().search("fietspaden");
    REQUIRE(wait_for([&] { return bench.live().up_to_date() && asked; }));
    REQUIRE(wait_for([&] { return bench.view().preview().IsShownOnScreen() && bench.view().preview().ready(); }));
    CHECK(bench.view().preview().said().Contains("300 of 300 passages will be coded"_wx));
}
