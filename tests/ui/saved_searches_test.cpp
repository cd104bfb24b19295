// SPDX-License-Identifier: GPL-3.0-or-later
// Searches the study keeps, in the real window: kept with what they found, run again with their own words and scope, over time.
#include "app/desktop/dialogs/dictionary_file.h"
#include "app/desktop/views/saved_searches.h"
#include "app/desktop/views/search_words.h"
#include "app/desktop/views/tool_strip.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/wx_text.h"
#include "tests/support/paths.h"
#include "tests/ui/search_bench.h"

#include <wx/button.h>
#include <wx/combobox.h>
#include <wx/dataview.h>
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

TEST_CASE("what a search is narrowed by is kept as such, and is ticked again when it is run")
{
    SearchBench bench;
    bench.search("wijk");
    bench.live().set_ticks({{"kind", "interview", msg("Interview")}});
    REQUIRE(wait_for([&] { return bench.live().up_to_date(); }));
    SavedSearches& saved = bench.view().saved();
    REQUIRE(bench.frame().run("edit.keep_search"));
    saved.save();
    REQUIRE(wait_for([&] { return bench.snapshot().searches->size() == 1 && !bench.workspace().edits_pending(); }));
    CHECK(bench.snapshot().searches->front().options == "narrow=kind:interview");
    bench.search("elkaar");
    bench.live().set_ticks({});
    saved.run(0);
    REQUIRE(wait_for([&] { return bench.view().result().query == "wijk" && bench.live().up_to_date(); }));
    REQUIRE(bench.live().ticks().size() == 1);
    CHECK(bench.live().ticks().front().value == "interview");
}

TEST_CASE("a dictionary comes in in one step; rows that cannot be read are named, and the others are taken when asked")
{
    SearchBench bench;
    auto table = bench.folder / "woordenboek.csv";
    write_text(table, "thema,naam,zoekvraag\nBuurt,Wijken,wijk\nBuurt,Krom,AND wijk\nBuurt,Elkaar,elkaar\n");
    import_dictionary(bench.frame(), table);
    DictionaryProblems* problems = nullptr;
    REQUIRE(wait_for([&] { return (problems = open_dictionary_problems(bench.frame())) != nullptr; }));
    REQUIRE(problems->list().GetItemCount() == 1);
    CHECK(problems->list().GetTextValue(0, 0).Contains("3"_wx));
    CHECK(problems->list().GetTextValue(0, 1).Contains("operator"_wx));
    CHECK(bench.snapshot().searches->empty());
    CHECK(problems->take_button().GetLabelText() == "Take the other 2 rows"_wx);
    problems->take();
    REQUIRE(wait_for([&] { return bench.snapshot().searches->size() == 2; }));
    bench.workspace().undo();
    REQUIRE(wait_for([&] { return bench.snapshot().searches->empty(); }));

    write_text(table, "thema,naam,zoekvraag\nBuurt,Wijken,wijk\n");
    import_dictionary(bench.frame(), table);
    REQUIRE(wait_for([&] { return bench.snapshot().searches->size() == 1; }));
    CHECK_FALSE(open_dictionary_problems(bench.frame()));
}

TEST_CASE("the kept searches are written to a table that comes in again as the same")
{
    SearchBench bench;
    std::vector<SavedSearch> searches(2);
    searches[0].theme = searches[1].theme = "Buurt";
    searches[0].name = "Wijken";
    searches[0].query = "wijk";
    searches[0].options = "unit=sentence;narrow=kind:interview";
    searches[1].name = "Elkaar";
    searches[1].query = "elkaar";
    bench.workspace().run(edits::add_dictionary(*bench.workspace().project(), searches, "hand"));
    REQUIRE(wait_for([&] { return bench.snapshot().searches->size() == 2; }));
    auto out = bench.folder / "uit.csv";
    export_dictionary(bench.frame(), "Buurt", out);
    REQUIRE(wait_for([&] { return std::filesystem::exists(out) && bench.frame().messages().IsShown(); }));
    std::vector<SearchId> all = {bench.snapshot().searches->at(0).id, bench.snapshot().searches->at(1).id};
    bench.workspace().run(edits::delete_searches(*bench.workspace().project(), all));
    REQUIRE(wait_for([&] { return bench.snapshot().searches->empty(); }));
    import_dictionary(bench.frame(), out);
    REQUIRE(wait_for([&] { return bench.snapshot().searches->size() == 2; }));
    const auto& again = *bench.snapshot().searches;
    CHECK(std::any_of(again.begin(), again.end(), [](const SavedSearch& s) { return s.options == "unit=sentence;narrow=kind:interview"; }));
}

TEST_CASE("all kept searches run as one: what changed, the words that are new, and one that cannot be asked")
{
    SearchBench bench;
    std::vector<SavedSearch> searches(2);
    searches[0].name = "Wijken";
    searches[0].query = "wijk";
    searches[1].name = "Nieuwer";
    searches[1].query = "elkaar";
    searches[1].options = "kleur=rood";
    bench.workspace().run(edits::add_dictionary(*bench.workspace().project(), searches, "hand"));
    REQUIRE(wait_for([&] { return bench.snapshot().searches->size() == 2; }));
    auto runs = [&] { return bench.workspace().project()->search_runs().get().size(); };
    REQUIRE(bench.frame().run("edit.run_searches"));
    REQUIRE(wait_for([&] { return runs() == 1; }));
    CHECK(bench.frame().messages().text().Contains("1 kept search could not be asked"_wx));
    ImportedDocument added;
    added.name = "Notitie";
    added.original_sha256 = std::string(32, 'n');
    added.format = "txt";
    added.text = "De wijkcoach komt.";
    bool indexed = false;
    Connection connection = bench.workspace().index_changed.connect([&] { indexed = true; });
    bench.workspace().run(edits::add_document(*bench.workspace().project(), added));
    REQUIRE(wait_for([&] { return indexed; }));
    bench.wait_for_index();
    REQUIRE(bench.frame().run("edit.run_searches"));
    REQUIRE(wait_for([&] { return runs() == 2 && !bench.workspace().edits_pending(); }));
    SavedSearches& saved = bench.view().saved();
    int line = saved.list().GetTextValue(0, 0) == "Wijken"_wx ? 0 : 1;
    REQUIRE(wait_for([&] { return saved.list().GetTextValue(static_cast<unsigned>(line), 3) == "+1"_wx; }));
    CHECK(saved.list().GetTextValue(static_cast<unsigned>(1 - line), 2) == "not asked"_wx);
    saved.list().SelectRow(static_cast<unsigned>(line));
    wxDataViewEvent event(wxEVT_DATAVIEW_SELECTION_CHANGED, &saved.list(), saved.list().GetSelection());
    saved.list().ProcessWindowEvent(event);
    CHECK(saved.last_words() == "1 new word since the run before: wijkcoach"_wx);
}
