// SPDX-License-Identifier: GPL-3.0-or-later
// A search that follows what is typed: results without Enter, what is said of a query that cannot be read, next and previous
// match, the marks in the text, groups and the words a query became.
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/coding_view.h"
#include "app/desktop/views/hit_list.h"
#include "app/desktop/views/scan_view.h"
#include "app/desktop/views/search_note.h"
#include "app/desktop/views/search_view.h"
#include "app/desktop/views/search_words.h"
#include "app/desktop/views/tool_strip.h"
#include "app/desktop/wx_text.h"
#include "tests/ui/search_bench.h"

#include <wx/srchctrl.h>

#include <catch2/catch.hpp>

#include <chrono>

using namespace duiding;
using namespace duiding::test;

TEST_CASE("results come while one types, without Enter, and the keyboard stays in the field")
{
    SearchBench bench;
    bench.type("wijk");
    REQUIRE(wait_for([&] { return bench.view().result().query == "wijk" && bench.live().up_to_date(); }));
    CHECK(bench.frame().pane_shown("search"));
    CHECK(bench.field_has_focus());
    std::int64_t all = bench.view().result().occurrences;
    CHECK(all >= 4);
    bench.driver.type("team");
    REQUIRE(wait_for([&] { return bench.view().result().query == "wijkteam" && bench.live().up_to_date(); }));
    CHECK(bench.view().result().occurrences == 2);
    CHECK(bench.view().summary().Contains("2 matches in 2 paragraphs in 2 documents"_wx));
    CHECK(bench.field_has_focus());
}

TEST_CASE("the list is never empty between two queries that find something")
{
    SearchBench bench;
    bench.type("wijk");
    REQUIRE(wait_for([&] { return bench.live().up_to_date(); }));
    int least = bench.view().row_count();
    Connection watch = bench.live().changed.connect([&] { least = std::min(least, bench.view().row_count()); });
    bench.type("elkaar");
    REQUIRE(wait_for([&] { return bench.view().result().query == "elkaar" && bench.live().up_to_date(); }));
    CHECK(least > 0);
    bench.driver.type("xyz");
    REQUIRE(wait_for([&] { return bench.live().up_to_date() && bench.view().result().query == "elkaarxyz"; }));
    CHECK(bench.view().row_count() == 0);
    CHECK(bench.view().summary().Contains("0 matches"_wx));
}

TEST_CASE("a query that cannot be read says why and where below the field, and the former results stay, greyed")
{
    SearchBench bench;
    bench.search("wijk");
    int rows = bench.view().row_count();
    bench.type("wijk AND");
    REQUIRE(wait_for([&] { return bench.live().unreadable(); }));
    SearchNote& note = bench.frame().search_note();
    CHECK(note.IsShownOnScreen());
    CHECK(note.text().Contains("character"_wx));
    CHECK(bench.view().row_count() == rows);
    CHECK(bench.view().summary().Contains("Still listed: “wijk"_wx));
    CHECK_FALSE(bench.view().summary().Contains("0 matches"_wx));
    CHECK(bench.field_has_focus());
    bench.type("wijk");
    REQUIRE(wait_for([&] { return bench.live().up_to_date(); }));
    CHECK_FALSE(note.IsShown());
}

TEST_CASE("F3 and Shift+F3 go from match to match, across documents, with all matches of the document marked")
{
    SearchBench bench;
    bench.search("wijkteam");
    bench.frame().centre().focus_text();
    bench.driver.key(WXK_F3);
    REQUIRE(wait_for([&] { return bench.workspace().text() && !bench.workspace().current_match(bench.workspace().document()).empty(); }));
    DocumentId first = bench.workspace().document();
    CHECK(bench.workspace().selection() == bench.workspace().current_match(first));
    CHECK(bench.workspace().matches_of(first).size() == 1);
    bench.driver.key(WXK_F3);
    REQUIRE(wait_for([&] { return bench.workspace().document() != first && bench.workspace().text(); }));
    CHECK(bench.workspace().selection() == bench.find("wijkteam"));
    CHECK(bench.view().list().GetSelectedItemsCount() == 1);
    bench.driver.key(WXK_F3, wxMOD_SHIFT);
    REQUIRE(wait_for([&] { return bench.workspace().document() == first; }));
}

TEST_CASE("a command's key works while the keyboard is in the search field, also one that the field would take")
{
    SearchBench bench;
    bench.type("wijk");
    REQUIRE(wait_for([&] { return bench.live().up_to_date(); }));
    REQUIRE(bench.field_has_focus());
    REQUIRE_FALSE(bench.frame().scan().IsShownOnScreen());
    bench.driver.key('G', wxMOD_CONTROL | wxMOD_SHIFT);
    CHECK(wait_for([&] { return bench.frame().scan().IsShownOnScreen(); }));
}

TEST_CASE("matches go out of the text when the search is cleared")
{
    SearchBench bench;
    bench.search("wijk");
    REQUIRE_FALSE(bench.workspace().matches_of(bench.workspace().document()).empty());
    bench.view().clear();
    CHECK(bench.workspace().matches_of(bench.workspace().document()).empty());
    CHECK(bench.view().row_count() == 0);
}

TEST_CASE("matches are grouped by document under a heading with its count, which folds by keyboard")
{
    SearchBench bench;
    bench.search("wijk");
    SearchRows& rows = bench.view().list().rows();
    bench.view().group_by("document");
    REQUIRE(rows.line_count() == static_cast<unsigned>(bench.view().row_count()) + 2);
    wxVariant text;
    rows.GetValueByRow(text, 0, SearchRows::Document);
    CHECK(text.GetString() == "▾ Gesprek 1"_wx);
    rows.GetValueByRow(text, 0, SearchRows::Match);
    CHECK(text.GetString().Contains("in 1 document"_wx));
    HitList& list = bench.view().list();
    list.SetFocus();
    list.Select(rows.GetItem(0));
    list.SetCurrentItem(rows.GetItem(0));
    handle_events();
    unsigned all = rows.line_count();
    bench.driver.key(WXK_LEFT);
    REQUIRE(wait_for([&] { return rows.line_count() < all; }));
    CHECK(rows.folded(0));
    bench.driver.key(WXK_RIGHT);
    REQUIRE(wait_for([&] { return rows.line_count() == all; }));
}

TEST_CASE("the words a query became are listed with count, reason and example; unticking one lowers the count at once")
{
    SearchBench bench;
    bench.search("wijk");
    SearchWords& words = bench.view().words();
    auto row = [&](const std::string& word) {
        for (const WordRows::Row& r : words.rows().rows()) {
            if (r.term.term == word) {
                return r;
            }
        }
        return WordRows::Row{};
    };
    CHECK(row("wijk").term.reason == ExpansionReason::Itself);
    CHECK(tr(reason_text(row("wijkteam").term)) == "a compound with “wijk”"_wx);
    CHECK(row("wijkteam").term.count == 2);
    CHECK(row("wijkteam").example.find("wijkteam") != std::string::npos);
    std::int64_t before = bench.view().result().occurrences;
    words.tick("wijkteam", false);
    REQUIRE(wait_for([&] { return bench.live().up_to_date() && bench.view().result().occurrences == before - 2; }));
    CHECK(bench.view().summary().Contains("1 word left out"_wx));
    words.tick("wijkteam", true);
    REQUIRE(wait_for([&] { return bench.live().up_to_date() && bench.view().result().occurrences == before; }));
    words.tick_compounds(false);
    REQUIRE(wait_for([&] { return bench.live().up_to_date() && bench.view().result().occurrences == before - 2; }));
}

TEST_CASE("a letter more stops the search before it, and its answer is never shown")
{
    SearchBench bench;
    bench.search("elkaar");
    std::vector<std::string> shown;
    Connection connection = bench.live().changed.connect([&] {
        if (shown.empty() || shown.back() != bench.live().found()->request.query) {
            shown.push_back(bench.live().found()->request.query);
        }
    });
    bench.live().ask("wijk");
    std::shared_ptr<JobRunner::Job> first = bench.live().running();
    REQUIRE(first);
    CHECK_FALSE(first->progress.cancelled());
    bench.live().type("wijkt");
    CHECK(first->progress.cancelled());
    bench.live().type("wijkteam");
    REQUIRE(wait_for([&] { return bench.live().up_to_date(); }));
    CHECK(shown == std::vector<std::string>{"elkaar", "wijkteam"});
    std::weak_ptr<JobRunner::Job> ended = first;
    first.reset();
    REQUIRE(wait_for([&] { return ended.expired(); }));
}

TEST_CASE("words left out stay left out while words are added, and come back with another query")
{
    SearchBench bench;
    bench.search("wijk");
    bench.view().words().tick("wijkteam", false);
    REQUIRE(wait_for([&] { return bench.live().request().excluded.size() == 1 && bench.live().up_to_date(); }));
    bench.live().ask("wijk jaar");
    CHECK(bench.live().request().excluded.size() == 1);
    bench.live().ask("wijkteam");
    CHECK(bench.live().request().excluded.empty());
    REQUIRE(wait_for([&] { return bench.live().up_to_date(); }));
    CHECK(bench.view().result().occurrences == 2);
}

TEST_CASE("a text that changes takes its marks away until it is searched again")
{
    SearchBench bench;
    bench.search("elkaar");
    DocumentId document = bench.workspace().document();
    REQUIRE(bench.workspace().matches_of(document).size() == 1);
    CharRange there = bench.find("Het wijkteam");
    bench.workspace().run(edits::correct_text(*bench.workspace().project(), document, {{there, "Ons eigen wijkteam"}}));
    REQUIRE(wait_for([&] { return bench.workspace().matches_of(document).empty(); }));
    REQUIRE(wait_for([&] { return bench.workspace().matches_of(document).size() == 1; }));
    CHECK(bench.workspace().matches_of(document).front() == bench.find("elkaar"));
}

TEST_CASE("Down goes from the field to the first match, Enter on to the text")
{
    SearchBench bench;
    bench.type("wijkteam");
    REQUIRE(wait_for([&] { return bench.live().up_to_date(); }));
    bench.driver.key(WXK_DOWN);
    HitList& list = bench.view().list();
    REQUIRE(wait_for([&] { return list.HasFocus() && list.GetSelectedItemsCount() == 1; }));
    REQUIRE(wait_for([&] { return bench.workspace().text() && !bench.workspace().current_match(bench.workspace().document()).empty(); }));
    bench.driver.key(WXK_RETURN);
    REQUIRE(wait_for([&] { return bench.frame().centre().view().HasFocus(); }));
}

TEST_CASE("25,000 matches in groups are listed within a second")
{
    SearchBench bench;
    auto found = std::make_shared<SearchFound>();
    const auto& documents = *bench.snapshot().documents;
    std::vector<RowGroup> groups;
    for (const DocumentInfo& info : documents) {
        groups.push_back({info.guid.text(), to_wx(info.name), 12500, {info.id}});
    }
    for (std::int64_t i = 0; i < 25000; ++i) {
        SearchRow row;
        row.document = documents[static_cast<std::size_t>(i) % documents.size()].id;
        row.match = char_range(i * 10, i * 10 + 4);
        row.paragraph = i;
        row.context = {"links van ", "wijk", " rechts van"};
        found->rows.push_back(std::move(row));
    }
    HitList& list = bench.view().list();
    auto start = std::chrono::steady_clock::now();
    list.set_found(bench.workspace().snapshot(), found, groups);
    handle_events();
    REQUIRE(list.rows().toggle(0));
    handle_events();
    auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    WARN("25,000 matches listed, and a group folded, in " << took.count() << " ms, 80 of them waiting for events");
    CHECK(took < std::chrono::seconds(1));
    CHECK(list.rows().line_count() == 12502);
}
