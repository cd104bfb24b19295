// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of a corpus share: random papers in one shard and in four, two of which are served, and what a search found.
#pragma once

#include "tests/core/index/corpus_fixture.h"

#include <random>

namespace duiding::test {

inline const std::vector<std::string> vocabulary = {"wijk", "wijkteam", "wijkteams", "buurt", "zorg", "jeugdzorg", "zorgen", "beleid", "plan",
                                             "plannen", "de", "het", "een", "gemeente", "gemeenten", "preventie", "w12", "w13"};

// Papers with paragraphs of very different length, so that shards differ in their average.
inline std::vector<Paper> random_papers(std::mt19937& random, std::size_t count)
{
    std::vector<Paper> papers;
    for (std::size_t i = 0; i < count; ++i) {
        Paper paper;
        paper.name = "stuk " + std::to_string(100 + i);
        paper.municipality = random() % 2 == 0 ? "Veendrecht" : "Oudlo";
        paper.year = std::to_string(2018 + random() % 5);
        for (std::size_t line = 1 + random() % 8; line > 0; --line) {
            for (std::size_t word = random() % (i % 4 == 0 ? 40 : 9); word > 0; --word) {
                paper.text += vocabulary[std::min(random() % vocabulary.size(), random() % vocabulary.size())];
                paper.text += random() % 9 == 0 ? ". " : " ";
            }
            paper.text += line > 1 ? "\n" : "";
        }
        papers.push_back(std::move(paper));
    }
    return papers;
}

struct Seen {
    std::string document;
    CharRange range;
    std::vector<CharRange> matches;
    double score = 0;

    bool operator==(const Seen&) const = default;
};

inline std::vector<Seen> seen(const CorpusResult& result)
{
    std::vector<Seen> all;
    for (const SearchHit& hit : result.found.hits) {
        all.push_back({result.view->study()->find_document(hit.document)->name, hit.range, hit.matches, hit.score});
    }
    return all;
}

inline SearchRequest all_of(std::string query)
{
    SearchRequest request;
    request.query = std::move(query);
    request.limit = all_hits;
    request.totals = Totals::Exact;
    return request;
}

inline SearchRequest first_of(std::string query, std::size_t limit)
{
    SearchRequest request;
    request.query = std::move(query);
    request.limit = limit;
    return request;
}

// The same papers as one shard and as four, of which 2 and 4 are served.
struct FourShards {
    explicit FourShards(const std::vector<Paper>& papers, std::chrono::milliseconds limit = std::chrono::seconds(20)) : source(papers)
    {
        Progress progress;
        BuildChoice choice;
        build_shards(folder / "whole", {&source}, choice, progress);
        choice.shards = 4;
        build_shards(folder / "parts", {&source}, choice, progress);
        whole.shards = {in_folder("whole", folder / "whole")};
        parts.shards = {in_folder("een", folder / "parts" / "1"), at_port("twee", free_port()), in_folder("drie", folder / "parts" / "3"),
                        at_port("vier", free_port())};
        parts.limit = limit;
        second = std::make_unique<ServedShard>(folder / "parts" / "2", parts.shards[1].port);
        fourth = std::make_unique<ServedShard>(folder / "parts" / "4", parts.shards[3].port);
    }

    TempFolder temporary;
    std::filesystem::path folder = temporary.path();
    PaperSource source;
    CorpusList whole;
    CorpusList parts;
    std::unique_ptr<ServedShard> second;
    std::unique_ptr<ServedShard> fourth;
};

} // namespace duiding::test

#define NEEDS_XAPIAN_TOOLS()                                                     \
    if (!has_xapian_tools()) {                                                   \
        WARN("xapian-tools is not installed: remote shards are not tested here"); \
        return;                                                                  \
    }
