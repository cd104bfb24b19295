// SPDX-License-Identifier: GPL-3.0-or-later
// A search that coded, run again in the real window after new documents: what is new, the new words judged by keyboard beside the
// places where they stand, one step of undo.
#include "app/desktop/dialogs/autocodings.h"
#include "app/desktop/views/code_preview.h"
#include "app/desktop/views/coding_popup.h"
#include "app/desktop/views/hit_list.h"
#include "app/desktop/wx_text.h"
#include "tests/ui/search_bench.h"

#include <wx/button.h>

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

namespace {

constexpr const char* newer_text = "De wijkcoach komt op dinsdag. De wijk is groot. Niemand belt de wijkraad.";
enum Column { Query, CodeName, Unit, LastRun, Coded, Words, New };

void code_search(SearchBench& bench, const std::string& words)
{
    bench.search(words);
    REQUIRE(bench.frame().run("code.search_hits"));
    CodePreview& preview = bench.view().preview();
    REQUIRE(wait_for([&] { return preview.ready() && preview.list().HasFocus(); }));
    preview.apply();
    REQUIRE(wait_for([&] { return bench.frame().coding_popup().IsShown(); }));
    bench.driver.type("leiderschap");
    bench.driver.key(WXK_RETURN);
    REQUIRE(bench.wait_for_codings(3));
}

void add_text(SearchBench& bench, const std::string& text)
{
    ImportedDocument added;
    added.name = "Notitie";
    added.original_sha256 = std::string(32, 'n');
    added.kind = DocumentKind::Note;
    added.format = "txt";
    added.text = text;
    auto before = bench.snapshot().documents->size();
    bool indexed = false;
    Connection connection = bench.workspace().index_changed.connect([&] { indexed = true; });
    bench.workspace().run(edits::add_document(*bench.workspace().project(), added));
    REQUIRE(wait_for([&] { return bench.snapshot().documents->size() == before + 1 && indexed; }));
    bench.wait_for_index();
}

Autocodings& open_window(SearchBench& bench)
{
    REQUIRE(bench.frame().run("code.autocodings"));
    Autocodings* window = open_autocodings(bench.frame());
    REQUIRE(window);
    REQUIRE(wait_for([&] { return window->ready() && window->list().GetItemCount() > 0; }));
    return *window;
}

// By the keys of most keyboards: + is a shifted =.
void judge(SearchBench& bench, bool search_for)
{
    bench.driver.key(search_for ? '=' : '-', search_for ? wxMOD_SHIFT : wxMOD_NONE);
}

std::string news(Autocodings& window, unsigned line = 0)
{
    return from_wx(window.list().GetTextValue(line, New));
}

} // namespace

TEST_CASE("run again after new documents, a search says what is new, and a word judged by keyboard codes with it in one step")
{
    SearchBench bench;
    code_search(bench, "wijk");
    add_text(bench, newer_text);
    Autocodings& window = open_window(bench);
    CHECK(news(window) == "1 new passage · 2 new words, not yet judged");
    CHECK(window.list().GetTextValue(0, CodeName) == "leiderschap"_wx);
    CHECK(window.list().GetTextValue(0, Coded) == "3"_wx);
    REQUIRE(window.passages().rows().size() == 1);
    CHECK(window.passages().rows().front().text == "De wijk is groot.");
    REQUIRE(window.words().rows().rows().size() > 2);
    CHECK(window.words().new_count() == 2);

    REQUIRE(window.words().current());
    std::string first = window.words().current()->term.term;
    REQUIRE(wait_for([&] { return window.ready() && window.places().rows().line_count() == 1; }));
    CHECK(window.places().rows().match(0)->context.match == first);
    window.words().SetFocus();
    REQUIRE(wait_for([&] { return window.words().HasFocus(); }));
    judge(bench, first == "wijkcoach");
    REQUIRE(wait_for([&] { return window.ready() && window.words().new_count() == 1; }));
    REQUIRE(window.words().current());
    CHECK(window.words().current()->term.term != first);                   // the next one that is new
    judge(bench, first != "wijkcoach");
    REQUIRE(wait_for([&] { return window.ready() && window.words().new_count() == 0; }));
    REQUIRE(wait_for([&] { return window.passages().rows().size() == 2; }));
    CHECK(window.passages().rows()[0].text == "De wijkcoach komt op dinsdag.");
    CHECK(window.code_button().GetLabelText() == "Code 2 new passages"_wx);

    bench.driver.key(WXK_RETURN, wxMOD_CONTROL);
    REQUIRE(bench.wait_for_codings(5));
    REQUIRE(wait_for([&] { return window.ready() && news(window) == "Nothing new"; }));
    auto coded = bench.workspace().project()->autocodings().get();
    REQUIRE(coded.size() == 1);
    CHECK(coded.front().codings == 5);
    CHECK(std::binary_search(coded.front().accepted.begin(), coded.front().accepted.end(), "wijkcoach"));
    CHECK(std::binary_search(coded.front().rejected.begin(), coded.front().rejected.end(), "wijkraad"));

    bench.workspace().undo();
    REQUIRE(bench.wait_for_codings(3));
    REQUIRE(wait_for([&] { return window.ready() && news(window) == "1 new passage · 2 new words, not yet judged"; }));
    window.Close();
}

TEST_CASE("a new passage that is unticked is not coded, not now and not the next time")
{
    SearchBench bench;
    code_search(bench, "wijk");
    add_text(bench, "De wijk is groot. Toch kent de wijk elkaar niet.");
    Autocodings& window = open_window(bench);
    REQUIRE(window.passages().rows().size() == 2);
    window.passages().tick(1, false);
    window.passages().on_tick();
    window.apply();
    REQUIRE(bench.wait_for_codings(4));
    REQUIRE(wait_for([&] { return window.ready() && news(window) == "Nothing new"; }));
    CHECK_FALSE(window.code_button().IsEnabled());
    window.Close();
}

TEST_CASE("a word judged without new passages is kept, and is not asked again")
{
    SearchBench bench;
    code_search(bench, "wijk");
    add_text(bench, "Niemand belt de wijkraad.");
    Autocodings& window = open_window(bench);
    CHECK(news(window) == "1 new word, not yet judged");
    window.words().judge_current(false);
    REQUIRE(wait_for([&] { return window.ready() && window.code_button().IsEnabled(); }));
    CHECK(window.code_button().GetLabelText() == "Keep what was judged of 1 word"_wx);
    window.apply();
    REQUIRE(wait_for([&] { return window.ready() && news(window) == "Nothing new"; }));
    CHECK(bench.snapshot().coding_count() == 3);
    window.Close();
}

TEST_CASE("a search whose code is gone says why it cannot be run again")
{
    SearchBench bench;
    code_search(bench, "wijk");
    CodeId code = bench.workspace().project()->autocodings().get().front().code;
    bench.workspace().run(edits::delete_codes(*bench.workspace().project(), {code}));
    REQUIRE(bench.wait_for_codings(0));
    Autocodings& window = open_window(bench);
    CHECK(window.list().GetTextValue(0, CodeName) == "(deleted)"_wx);
    CHECK(news(window) == "The code that it coded with was deleted.");
    CHECK_FALSE(window.code_button().IsEnabled());
    window.Close();
}

TEST_CASE("a study without such searches says how one is made; the search at hand says that it coded before")
{
    SearchBench bench;
    REQUIRE(bench.frame().run("code.autocodings"));
    Autocodings* window = open_autocodings(bench.frame());
    REQUIRE(window);
    REQUIRE(wait_for([&] { return window->ready(); }));
    CHECK(window->said().Contains("No search has coded anything yet"_wx));
    window->Close();
    code_search(bench, "wijk");
    REQUIRE(wait_for([&] { return bench.view().coded_query() == "wijk"; }));
    bench.search("elkaar");
    CHECK(bench.view().coded_query().empty());
}
