// SPDX-License-Identifier: GPL-3.0-or-later
// More like this in the real window: from a passage, from a turn, from a code; its words; back to an ordinary search; coding.
#include "app/desktop/commands/more_like.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/code_preview.h"
#include "app/desktop/views/coding_popup.h"
#include "app/desktop/views/coding_view.h"
#include "app/desktop/views/hit_list.h"
#include "app/desktop/views/search_words.h"
#include "app/desktop/views/tool_strip.h"
#include "app/desktop/wx_text.h"
#include "importers/importer.h"
#include "tests/support/paths.h"
#include "tests/ui/search_bench.h"

#include <wx/srchctrl.h>

#include <catch2/catch.hpp>

#include <algorithm>

using namespace duiding;
using namespace duiding::test;

namespace {

constexpr const char* visits =
    "I: Vertelt u eens over de kraamtijd en de geboorte?\n"
    "R3: De verpleegkundige kwam toen ik zwanger was. Zij vroeg naar de bevalling en de baby.\n"
    "R4: Na de bevalling is de baby elke week gewogen.\n"
    "R3: De gemeente betaalt het budget, dat zei zij.\n"
    "R4: Een huisbezoek voor de bevalling was prettig voor de baby.\n";

class AlikeBench : public SearchBench {
public:
    AlikeBench()
    {
        write_text(folder / "Gesprek 3.txt", visits);
        Progress progress;
        auto before = snapshot().documents->size();
        workspace().run(edits::add_document(*workspace().project(), import_file(folder / "Gesprek 3.txt", {}, progress)));
        REQUIRE(wait_for([&] { return snapshot().documents->size() == before + 1; }));
        document = snapshot().resolve_document("Gesprek 3").id;
        workspace().show_document(document);
        REQUIRE(wait_for([this] { return workspace().text() && workspace().text()->id() == document; }));
        wait_for_index();
        frame().centre().focus_text();
        REQUIRE(wait_for([this] { return frame().centre().view().HasFocus(); }));
    }

    void wait_for_alike()
    {
        REQUIRE(wait_for([this] { return live().up_to_date() && !view().result().alike.empty(); }));
        REQUIRE(wait_for([this] { return view().IsShownOnScreen(); }));
    }

    std::string field() { return from_wx(frame().tools().search().GetValue()); }

    std::vector<std::string> words()
    {
        std::vector<std::string> out;
        for (const WordRows::Row& row : view().words().rows().rows()) {
            out.push_back(row.term.term);
        }
        std::sort(out.begin(), out.end());
        return out;
    }

    void add_coding(const std::string& words, const std::string& name)
    {
        edits::NewCoding coding;
        coding.document = document;
        coding.range = find(words);
        coding.code = code(name);
        auto before = snapshot().coding_count();
        workspace().run(edits::add_codings(*workspace().project(), {coding}));
        REQUIRE(wait_for_codings(before + 1));
    }

    DocumentId document;
};

using Words = std::vector<std::string>;

} // namespace

TEST_CASE("a selected sentence finds passages that share its words, a row a passage, with the words beside them")
{
    AlikeBench bench;
    std::string sentence = "Zij vroeg naar de bevalling en de baby.";
    bench.workspace().set_selection(bench.find(sentence));
    bench.driver.key('H', wxMOD_CONTROL | wxMOD_SHIFT);
    bench.wait_for_alike();
    const SearchResult& result = bench.view().result();
    REQUIRE(result.hits.size() == 2);
    CHECK(bench.view().row_count() == 2);
    CHECK(bench.words() == Words{"baby", "bevalling"});
    CHECK(from_wx(bench.view().summary()).starts_with("More like a passage of “Gesprek 3” · 2 passages in 1 document"));
    CharRange range = bench.find(sentence);
    CHECK(bench.field() == "zoals:\"Gesprek 3:" + std::to_string(range.begin.value) + "-" + std::to_string(range.end.value) + "\"");
    for (const WordRows::Row& row : bench.view().words().rows().rows()) {
        CHECK(row.example.find(row.term.term) != std::string::npos);
        CHECK(format(reason_text(row.term)) == "in 1 of the passages");
    }
    bench.view().jump_to(0);
    CHECK(wait_for([&] { return bench.workspace().selection() != range; }));
}

TEST_CASE("an unticked word is not searched for, and stays listed")
{
    AlikeBench bench;
    bench.workspace().set_selection(bench.find("Zij vroeg naar de bevalling en de baby."));
    REQUIRE(bench.frame().run("edit.more_like"));
    bench.wait_for_alike();
    bench.view().words().tick("baby", false);
    REQUIRE(wait_for([&] { return bench.live().up_to_date() && bench.live().found()->request.excluded == Words{"baby"}; }));
    CHECK(bench.words() == Words{"baby", "bevalling"});
    for (const SearchHit& hit : bench.view().result().hits) {
        CHECK(hit.shared == Words{"bevalling"});
    }
    CHECK(bench.view().summary().Contains(to_wx("1 word left out")));
}

TEST_CASE("without a selection the turn at the caret is meant")
{
    AlikeBench bench;
    CharRange turn = bench.find("Na de bevalling is de baby elke week gewogen.");
    bench.workspace().set_selection({turn.begin + 4, turn.begin + 4});
    CHECK(passage_at_hand({bench.workspace(), bench.frame()}) == turn);
    REQUIRE(bench.frame().run("edit.more_like"));
    bench.wait_for_alike();
    for (const SearchHit& hit : bench.view().result().hits) {
        CHECK_FALSE(hit.range.contains(turn));
    }
}

TEST_CASE("typing in the field goes back to an ordinary search")
{
    AlikeBench bench;
    bench.workspace().set_selection(bench.find("Zij vroeg naar de bevalling en de baby."));
    REQUIRE(bench.frame().run("edit.more_like"));
    bench.wait_for_alike();
    bench.type("gemeente");
    REQUIRE(wait_for([&] { return bench.live().up_to_date() && bench.view().result().query == "gemeente"; }));
    CHECK(bench.view().result().alike.empty());
    CHECK(bench.view().summary().StartsWith(to_wx("“gemeente”")));
}

TEST_CASE("a passage with nothing to go by says so")
{
    AlikeBench bench;
    bench.workspace().set_selection(bench.find("Vertelt u eens over de kraamtijd"));          // the interviewer's
    REQUIRE(bench.frame().run("edit.more_like"));
    REQUIRE(wait_for([&] { return bench.live().up_to_date() && !bench.view().result().alike.empty(); }));
    CHECK(bench.view().row_count() == 0);
    CHECK(bench.view().summary().Contains(to_wx("No word is left to search with")));
}

TEST_CASE("what is like the segments of a code is coded through the same preview, by the paragraph, and can be run again")
{
    AlikeBench bench;
    CHECK_FALSE(bench.frame().run("code.more_like"));                                         // no code is chosen
    bench.add_coding("Zij vroeg naar de bevalling en de baby.", "vertrouwen");
    bench.workspace().set_code(bench.code("vertrouwen"));
    REQUIRE(bench.frame().run("code.more_like"));
    bench.wait_for_alike();
    CHECK(bench.view().summary().StartsWith(to_wx("More like 1 segment of “vertrouwen” · 2 passages")));
    REQUIRE(bench.frame().run("code.search_hits"));
    CodePreview& preview = bench.view().preview();
    REQUIRE(wait_for([&] { return preview.ready() && preview.list().HasFocus(); }));
    REQUIRE(preview.rows().size() == 2);
    auto texts = preview.rows();
    std::sort(texts.begin(), texts.end(), [](const PassageRow& a, const PassageRow& b) { return a.range < b.range; });
    CHECK(texts[0].text == "Na de bevalling is de baby elke week gewogen.");
    CHECK(texts[1].text == "Een huisbezoek voor de bevalling was prettig voor de baby.");
    bench.driver.key(WXK_RETURN);
    REQUIRE(wait_for([&] { return bench.frame().coding_popup().IsShown(); }));
    bench.driver.type("vertrouwen");
    bench.driver.key(WXK_RETURN);
    REQUIRE(bench.wait_for_codings(3));
    auto autocodings = bench.workspace().project()->autocodings().get();
    REQUIRE(autocodings.size() == 1);
    CHECK(autocodings.front().query.starts_with("zoals:\""));
    CHECK(autocodings.front().code_unit == "paragraph");
    CHECK(autocodings.front().accepted == Words{"baby", "bevalling"});
    bench.search("bevalling");
    REQUIRE(bench.frame().run("code.search_hits"));
    REQUIRE(wait_for([&] { return preview.ready() && preview.rows().size() == 3; }));
    CHECK(preview.rows().front().text != "bevalling");                                        // an ordinary search: by the sentence
}

TEST_CASE("in the list of hits the paragraph of the hit is meant, not the word that was found")
{
    AlikeBench bench;
    bench.search("gewogen");
    bench.view().focus_list();
    REQUIRE(wait_for([&] { return bench.view().list().HasFocus() && bench.workspace().selection() == bench.find("gewogen"); }));
    CHECK(passage_at_hand({bench.workspace(), bench.frame()}) == bench.find("Na de bevalling is de baby elke week gewogen."));
}
