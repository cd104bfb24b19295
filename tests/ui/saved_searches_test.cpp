// SPDX-License-Identifier: GPL-3.0-or-later
// Searches the study keeps, in the real window: kept with what they found, run again with their own words and scope, over time.
#include "app/desktop/views/saved_searches.h"
#include "app/desktop/views/search_words.h"
#include "app/desktop/views/tool_strip.h"
#include "app/desktop/wx_text.h"
#include "tests/ui/search_bench.h"

#include <wx/combobox.h>
#include <wx/srchctrl.h>
#include <wx/textctrl.h>

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

TEST_CASE("a search is kept with its left-out words, and run again from the list with a result for each time")
{
    SearchBench bench;
    bench.search("wijk");
    std::int64_t all = bench.view().result().occurrences;
    bench.view().words().tick("wijkteam", false);
    REQUIRE(wait_for([&] { return bench.live().up_to_date() && bench.view().result().occurrences == all - 2; }));
    REQUIRE(bench.frame().run("edit.keep_search"));
    SavedSearches& saved = bench.view().saved();
    REQUIRE(wait_for([&] { return saved.name().HasFocus(); }));
    bench.driver.type("nabij");
    saved.theme().SetValue("buurt"_wx);
    bench.driver.key(WXK_RETURN);
    REQUIRE(wait_for([&] { return saved.list().GetItemCount() == 1 && saved.list().GetTextValue(0, 2) == number_text(all - 2); }));
    CHECK(saved.list().GetTextValue(0, 0) == "nabij"_wx);
    CHECK(saved.list().GetTextValue(0, 1) == "buurt"_wx);
    CHECK(bench.snapshot().searches->front().rejected == std::vector<std::string>{"wijkteam"});

    bench.search("elkaar");
    saved.run(0);
    REQUIRE(wait_for([&] { return bench.view().result().query == "wijk" && bench.live().up_to_date(); }));
    CHECK(bench.view().result().occurrences == all - 2);
    CHECK(bench.frame().tools().search().GetValue() == "wijk"_wx);
    saved.list().SelectRow(0);
    REQUIRE(wait_for([&] { return bench.workspace().project()->search_runs().get().size() == 2 && !bench.workspace().edits_pending(); }));
    saved.list().SelectRow(0);
    wxDataViewEvent event(wxEVT_DATAVIEW_SELECTION_CHANGED, &saved.list(), saved.list().GetSelection());
    saved.list().ProcessWindowEvent(event);
    REQUIRE(saved.history().GetItemCount() == 2);
    CHECK(saved.history().GetTextValue(0, 2) == "="_wx);

    saved.remove(0);
    REQUIRE(wait_for([&] { return saved.list().GetItemCount() == 0; }));
    bench.workspace().undo();
    REQUIRE(wait_for([&] { return saved.list().GetItemCount() == 1; }));
}

TEST_CASE("all kept searches are run together")
{
    SearchBench bench;
    SavedSearches& saved = bench.view().saved();
    for (const char* words : {"wijk", "elkaar"}) {
        bench.search(words);
        REQUIRE(bench.frame().run("edit.keep_search"));
        saved.name().SetValue(to_wx(words));
        auto before = bench.snapshot().searches->size();
        saved.save();
        REQUIRE(wait_for([&] { return bench.snapshot().searches->size() == before + 1 && !bench.workspace().edits_pending(); }));
    }
    saved.run_all();
    REQUIRE(wait_for([&] { return bench.workspace().project()->search_runs().get().size() == 4; }));
}
