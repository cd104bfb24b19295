// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside the hits is in sight in a window of the usual size: neither below the pane nor over its edge.
#include "app/desktop/views/saved_searches.h"
#include "app/desktop/views/search_words.h"
#include "core/edits/edits.h"
#include "tests/ui/search_bench.h"

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

TEST_CASE("five kept searches are in sight at once, and the runs of one as soon as it is chosen")
{
    SearchBench bench;
    std::vector<SavedSearch> searches;
    for (const char* name : {"1 Preventie", "2 Overdracht", "3 Gegevens", "4 Wonen", "5 Start"}) {
        SavedSearch search;
        search.name = name;
        search.theme = "Jeugd";
        search.query = "wijk";
        searches.push_back(search);
    }
    bench.workspace().run(edits::add_dictionary(*bench.workspace().project(), searches, "Jeugd"));
    REQUIRE(bench.frame().run("edit.keep_search"));
    wxDataViewListCtrl& list = bench.view().saved().list();
    REQUIRE(wait_for([&] { return list.IsShownOnScreen() && list.GetItemCount() == 5; }));
    wxRect last;
    bool in_sight = wait_for([&] {
        last = list.GetItemRect(list.RowToItem(4));
        return last.height > 0 && last.GetBottom() <= list.GetClientSize().y;
    });
    CAPTURE(last.y, last.height, list.GetClientSize().y);
    CHECK(in_sight);
    CHECK_FALSE(bench.view().saved().history().IsShown());
    bench.view().saved().run(4);
    list.SelectRow(4);
    list.SetFocus();
    bench.driver.key(WXK_UP);
    REQUIRE(wait_for([&] { return bench.view().saved().history().IsShownOnScreen(); }));
}

TEST_CASE("no column of the words lies over the edge of the pane")
{
    SearchBench bench;
    bench.search("wijk");
    bench.frame().show_pane("search", true);
    wxDataViewCtrl& list = bench.view().words().list();
    REQUIRE(wait_for([&] { return list.IsShownOnScreen() && list.GetClientSize().x > bench.frame().FromDIP(200); }));
    auto width = [&] {
        int all = 0;
        for (unsigned column = 0; column < list.GetColumnCount(); ++column) {
            all += list.GetColumn(column)->IsHidden() ? 0 : list.GetColumn(column)->GetWidth();
        }
        return all;
    };
    CHECK(wait_for([&] { return width() <= list.GetClientSize().x; }));
    CAPTURE(width(), list.GetClientSize().x);
}
