// SPDX-License-Identifier: GPL-3.0-or-later
// The corpus in the real window: asked by Enter, its hits with their shards, the text of a hit with the words marked, what is said
// of a shard that is not there and of a study without a corpus.
#include "app/desktop/dialogs/corpus_window.h"
#include "app/desktop/wx_text.h"
#include "core/index/corpus/shard_writer.h"
#include "tests/ui/window_bench.h"

#include <wx/dataview.h>
#include <wx/textctrl.h>

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

namespace {

class CorpusBench : public WindowBench {
public:
    CorpusBench()
    {
        REQUIRE(frame().run("edit.search_corpus"));
        window = open_corpus(frame());
        REQUIRE(window);
        handle_events();
    }

    // Two shards with a plan each.
    void make_shards()
    {
        for (const char* name : {"noord", "zuid"}) {
            ImportedDocument plan;
            plan.name = std::string("Plan ") + name;
            plan.original_sha256 = std::string(32, *name);
            plan.kind = DocumentKind::Policy;
            plan.format = "txt";
            plan.text = std::string("Het plan van ") + name + " 🙂.\nHet wijkteam werkt in " + name + ".\nEn verder niets.";
            auto before = snapshot().documents->size();
            workspace().run(edits::add_document(*workspace().project(), plan));
            REQUIRE(wait_for([&] { return snapshot().documents->size() == before + 1; }));
        }
        Progress progress;
        auto source = project_source(*workspace().project());
        BuildChoice choice;
        choice.shards = 2;
        build_shards(place() / "shards", {source.get()}, choice, progress);
        auto list = corpus_list_path(workspace().project()->path());
        add_to_corpus_list(list, parse_shard_address("noord", "folder " + (place() / "shards" / "1").string(), "/"));
        add_to_corpus_list(list, parse_shard_address("zuid", "folder " + (place() / "shards" / "2").string(), "/"));
    }

    std::filesystem::path place() { return workspace().project()->path().parent_path(); }

    void search(const char* query)
    {
        window->query().SetFocus();
        window->search(query);
        REQUIRE(wait_for([&] { return window->ready(); }));
    }

    CorpusWindow* window = nullptr;
};

} // namespace

TEST_CASE("the hits of a corpus stand with their shard, and the text of one with its words marked")
{
    CorpusBench bench;
    bench.make_shards();
    bench.search("wijkteam");
    CorpusWindow& window = *bench.window;
    REQUIRE(window.result().found.hits.size() == 2);
    CHECK(window.summary() == "2 hits"_wx);
    CHECK(window.warning().empty());
    CHECK(window.list().GetTextValue(0, 1) == "noord"_wx);
    CHECK(window.list().GetTextValue(1, 0) == "Plan zuid"_wx);
    REQUIRE(wait_for([&] { return window.text().GetValue().Contains("noord"_wx); }));
    window.choose(1);
    REQUIRE(wait_for([&] { return window.text().GetValue().Contains("zuid"_wx); }));
    CHECK_FALSE(window.text().IsEditable());
    CharRange match = window.result().found.hits[1].matches.at(0);
    CHECK(window.text().GetRange(match.begin.value, match.end.value) == "wijkteam"_wx);
    CHECK(window.text().GetInsertionPoint() == match.begin.value);
}

TEST_CASE("a shard that is not there is named in a bar, and the others' hits stand")
{
    CorpusBench bench;
    bench.make_shards();
    std::filesystem::rename(bench.place() / "shards" / "2", bench.place() / "shards" / "elsewhere");
    bench.search("wijkteam");
    CHECK(bench.window->summary() == "at least 1 hit"_wx);
    CHECK(bench.window->warning().Contains("1 of 2 shards does not answer: zuid"_wx));
}

TEST_CASE("a study without a corpus says how to make one, and a mistake in the query is said")
{
    CorpusBench bench;
    bench.search("wijk");
    CHECK(bench.window->warning().Contains("duiding-cli corpus build"_wx));
    bench.make_shards();
    bench.search("/(/");
    CHECK_FALSE(bench.window->warning().empty());
    bench.search("verder");
    CHECK(bench.window->warning().empty());
    CHECK(bench.window->result().found.hits.size() == 2);
    bench.window->Close();
    handle_events();
    CHECK_FALSE(open_corpus(bench.frame()));
}
