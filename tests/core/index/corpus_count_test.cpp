// SPDX-License-Identifier: GPL-3.0-or-later
// What a search of a corpus costs: hits are counted without reading them, and a served shard is asked no more than it has to be.
#include "tests/core/index/four_shards.h"

using namespace duiding;
using namespace duiding::test;

TEST_CASE("hits of a corpus are counted without reading them, and as many as are read", "[corpus]")
{
    NEEDS_XAPIAN_TOOLS();
    const std::vector<std::string> words = {"wijk", "team", "wijk-team", "wijkteam", "zorg", "Zorg", "niet", "cliënt", "wijk-wijk", "en", "wijk-team-zorg"};
    std::mt19937 random(20261127);
    std::vector<Paper> papers;
    for (int i = 0; i < 60; ++i) {
        papers.push_back({.name = "stuk " + std::to_string(i), .text = {}, .municipality = i % 3 == 0 ? "Oudlo" : "Veendrecht"});
        for (auto n = 1 + random() % 60; n > 0; --n) {
            papers.back().text += words[random() % words.size()] + (random() % 9 == 0 ? "\n" : " ");
        }
    }
    FourShards shards(papers);
    CountingLine line(shards.parts.shards[1].port);
    shards.parts.shards[1].port = line.port();
    Corpus corpus(shards.parts, shards.folder / "cache");
    for (const char* query : {"\"wijk\"", "\"wijkteam\"", "wijk*", "wijk* AND zorg", "zorg OR \"wijkteam\"", "zorg NOT \"niet\"", "wijk* NOT zorg",
                              "(\"wijk\" AND zorg) OR niet", "client", "\"wijk\" AND wijk*", "*team*", "\"wijk team\"", "exact:Zorg", "\"nergens\"",
                              "wijkteam gemeente:Oudlo", "\"zorg\" \"zorg\""}) {
        CAPTURE(query);
        CorpusResult read = corpus.search(all_of(query));
        for (std::size_t limit : {0, 1, 3}) {
            SearchRequest request = first_of(query, limit);
            request.totals = Totals::Exact;
            CorpusResult counted = corpus.search(request);
            CHECK(counted.found.total_exact);
            CHECK(counted.found.total == read.found.total);
            CHECK(counted.found.occurrences == read.found.occurrences);
            CHECK(counted.found.by_document == read.found.by_document);
            auto first = seen(read);
            first.resize(std::min(limit, first.size()));
            CHECK(seen(counted) == first);
        }
    }
    auto bytes = [&](SearchRequest request) {
        request.totals = Totals::Exact;
        auto before = line.bytes();
        corpus.search(request);
        return line.bytes() - before;
    };
    CHECK(bytes(first_of("\"zorg\"", 0)) * 3 < bytes(all_of("\"zorg\"")));
}

TEST_CASE("a search asks a served shard no more than it has to", "[corpus]")
{
    NEEDS_XAPIAN_TOOLS();
    std::mt19937 random(9);
    FourShards shards(random_papers(random, 400));
    CountingLine line(shards.parts.shards[1].port);
    shards.parts.shards[1].port = line.port();
    Corpus corpus(shards.parts, shards.folder / "cache");
    corpus.status();
    auto asked = [&](const SearchRequest& request) {
        int before = line.questions();
        corpus.search(request);
        return line.questions() - before;
    };
    // Xapian asks twice for a list of hits: for the shard's statistics, and with those of all for the hits. One list says which
    // paragraphs, one brings them.
    CHECK(asked(first_of("\"zorg\"", 10)) == 4);
    CHECK(asked(first_of("\"de wijk\"", 10)) == 4);
    CHECK(asked(first_of("zor*", 10)) == 6);                      // what its words weigh together is asked once …
    CHECK(asked(first_of("zor*", 10)) == 4);                      // … and remembered
    CHECK(asked(first_of("zorg wijk", 10)) <= 8);
    CHECK(asked(first_of("zorg wijk", 10)) == 4);
    CHECK(asked(all_of("\"beleid\"")) == 4);
}
