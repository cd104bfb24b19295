// SPDX-License-Identifier: GPL-3.0-or-later
// The synonyms of a study in the real window: added, changed and deleted, each undone; the search follows, and the list of its words
// leads to the set that brought a word in.
#include "app/desktop/dialogs/synonyms.h"
#include "app/desktop/views/search_words.h"
#include "app/desktop/wx_text.h"
#include "tests/ui/search_bench.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/textctrl.h>

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

namespace {

SynonymSets& open_window(SearchBench& bench)
{
    REQUIRE(bench.frame().run("edit.synonyms"));
    SynonymSets* window = open_synonyms(bench.frame());
    REQUIRE(window);
    return *window;
}

std::size_t sets(SearchBench& bench)
{
    return bench.snapshot().synonyms->size();
}

bool searches_for(SearchBench& bench, const std::string& word)
{
    const auto& words = bench.view().result().expansion;
    return std::any_of(words.begin(), words.end(), [&](const ExpandedTerm& term) { return term.term == word; });
}

} // namespace

TEST_CASE("words typed with signs between them are a set")
{
    CHECK(words_between_signs("jgz = jeugdgezondheidszorg") == std::vector<std::string>{"jgz", "jeugdgezondheidszorg"});
    CHECK(words_between_signs(" a b ,c;; d =") == std::vector<std::string>{"a b", "c", "d"});
    CHECK(words_between_signs("  = , ").empty());
}

TEST_CASE("a set that is added is searched for at once; deleted it is not; both are undone")
{
    SearchBench bench;
    bench.search("gemeente");
    REQUIRE_FALSE(searches_for(bench, "gebouw"));
    SynonymSets& window = open_window(bench);
    std::size_t before = sets(bench);
    CHECK_FALSE(window.keep_button().IsEnabled());
    window.words().SetValue("gemeente = gebouw"_wx);
    REQUIRE(window.keep_button().IsEnabled());
    window.words().SetFocus();
    REQUIRE(wait_for([&] { return window.words().HasFocus(); }));
    bench.driver.key(WXK_RETURN);
    REQUIRE(wait_for([&] { return sets(bench) == before + 1 && searches_for(bench, "gebouw"); }));
    CHECK(window.words().GetValue() == "gemeente = gebouw"_wx);

    REQUIRE(wait_for([&] { return window.list().HasFocus(); }));
    bench.driver.key(WXK_DELETE);
    REQUIRE(wait_for([&] { return sets(bench) == before && !searches_for(bench, "gebouw"); }));
    bench.driver.key('Z', wxMOD_CONTROL);
    REQUIRE(wait_for([&] { return sets(bench) == before + 1; }));
    window.Close();
}

TEST_CASE("a set is changed in its own line, and the filter finds it by any of its words")
{
    SearchBench bench;
    SynonymSets& window = open_window(bench);
    window.words().SetValue("zaal, gebouw"_wx);
    window.keep();
    REQUIRE(wait_for([&] { return window.list().GetSelectedRow() >= 0; }));
    window.words().SetValue("zaal = gebouw = pand"_wx);
    window.language().SetSelection(1);
    window.keep();
    auto holds_pand = [&] {
        const auto& all = *bench.snapshot().synonyms;
        return std::any_of(all.begin(), all.end(), [](const Synonyms& set) { return set.words == std::vector<std::string>{"zaal", "gebouw", "pand"} && set.language == "nl"; });
    };
    REQUIRE(wait_for(holds_pand));
    window.filter().SetValue("PAND"_wx);
    REQUIRE(window.list().GetItemCount() == 1);
    CHECK(window.list().GetTextValue(0, 0) == "zaal = gebouw = pand"_wx);
    window.filter().SetValue("geen enkele"_wx);
    CHECK(window.list().GetItemCount() == 0);
    window.Close();
}

TEST_CASE("the list of words leads from a synonym to its set, and from another word to a new set")
{
    SearchBench bench;
    bench.workspace().run(edits::add_synonyms(*bench.workspace().project(), {{{}, {}, {}, {"gemeente", "gebouw"}}}));
    REQUIRE(wait_for([&] { return !bench.workspace().edits_pending(); }));
    bench.search("gemeente");
    REQUIRE(wait_for([&] { return searches_for(bench, "gebouw"); }));
    SearchWords& words = bench.view().words();
    auto choose = [&](const std::string& word) {
        for (unsigned row = 0; row < words.rows().rows().size(); ++row) {
            if (words.rows().rows()[row].term.term == word) {
                words.list().Select(static_cast<wxDataViewVirtualListModel*>(words.list().GetModel())->GetItem(row));
            }
        }
    };
    choose("gebouw");
    REQUIRE(words.synonym_at_hand() == "gemeente");
    show_synonyms(bench.frame(), words.synonym_at_hand());
    SynonymSets* window = open_synonyms(bench.frame());
    REQUIRE(window);
    CHECK(window->words().GetValue() == "gemeente = gebouw"_wx);
    bench.search("elkaar");
    choose("elkaar");
    show_synonyms(bench.frame(), words.synonym_at_hand());
    CHECK(window->words().GetValue() == "elkaar = "_wx);
    window->Close();
}
