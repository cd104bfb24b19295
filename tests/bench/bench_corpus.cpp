// SPDX-License-Identifier: GPL-3.0-or-later
// What shards on other machines cost:  bench_corpus [MB [WORDLIST [SEED]]]
// Generated Dutch in four shards, once all in folders, once two of them behind xapian-tcpsrv on this machine; the same questions to
// both. Then one served shard is killed, then another stopped. Prints one JSON object; times in milliseconds, of questions the
// median of 50, and of what serving adds the median of 50 differences, each of two that were asked one after the other.
#include "tests/bench/dutch_text.h"
#include "tests/core/index/corpus_fixture.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <iostream>

using namespace duiding;
using namespace duiding::test;

namespace {

double ms(const std::function<void()>& work)
{
    auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double rounded(double value) { return std::round(value * 100) / 100; }

SearchRequest request(const std::string& query, std::size_t limit)
{
    SearchRequest request;
    request.query = query;
    request.limit = limit;
    request.totals = limit == all_hits || limit == 0 ? Totals::Exact : Totals::Quick;
    return request;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

// Both in turn, so that whatever else the machine does falls on both.
nlohmann::ordered_json compare(Corpus& near, Corpus& mixed, const SearchRequest& request)
{
    std::vector<double> here, there, added;
    std::int64_t hits = 0;
    for (int i = 0; i < 52; ++i) {
        bool mixed_first = i % 2 == 1;
        double second = mixed_first ? ms([&] { mixed.search(request); }) : 0;
        double first = ms([&] { hits = near.search(request).found.total; });
        second = mixed_first ? second : ms([&] { mixed.search(request); });
        if (i >= 2) {                                // the first two open and warm
            here.push_back(first);
            there.push_back(second);
            added.push_back(second - first);
        }
    }
    return {{"query", request.query}, {"hits", hits}, {"listed", std::min(request.limit, static_cast<std::size_t>(hits))},
            {"four_folders_ms", rounded(median(here))}, {"two_of_four_served_ms", rounded(median(there))}, {"added_ms", rounded(median(added))}};
}

} // namespace

int main(int argc, char** argv)
{
    auto bytes = static_cast<std::int64_t>(argc > 1 ? std::strtoll(argv[1], nullptr, 10) : 50) << 20;
    bench::DutchText text(argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 42, argc > 2 ? argv[2] : "/usr/share/dict/dutch");
    std::vector<Paper> papers;
    for (std::int64_t done = 0; done < bytes; done += static_cast<std::int64_t>(papers.back().text.size())) {
        papers.push_back({"stuk " + std::to_string(papers.size()), text.document()});
    }
    TempFolder temporary;
    std::filesystem::path folder = temporary.path();
    PaperSource source(papers);
    papers.clear();
    Progress progress;
    BuildChoice choice;
    choice.shards = 4;
    nlohmann::ordered_json out;
    out["mb"] = bytes >> 20;
    out["build_s"] = rounded(ms([&] { build_shards(folder / "parts", {&source}, choice, progress); }) / 1000);
    CorpusList near;
    CorpusList mixed;
    mixed.limit = std::chrono::seconds(1);
    std::vector<std::unique_ptr<ServedShard>> served;
    for (int i = 1; i <= 4; ++i) {
        auto part = folder / "parts" / std::to_string(i);
        near.shards.push_back(in_folder(std::to_string(i), part));
        mixed.shards.push_back(near.shards.back());
        if (i % 2 == 0) {
            served.push_back(std::make_unique<ServedShard>(part, free_port()));
            mixed.shards.back() = at_port(std::to_string(i), served.back()->port());
        }
    }
    Corpus here(near, folder / "cache");
    Corpus there(mixed, folder / "cache");
    out["first_contact_ms"] = rounded(ms([&] { there.status(); }));
    std::string often = text.word_written(5000);
    std::string seldom = text.word_written(300);
    for (const SearchRequest& each : {request("\"" + often + "\"", 10), request(often, 10), request(often + " " + seldom, 10),
                                      request("\"" + often + " " + text.word_written(4000) + "\"", 10), request(often.substr(0, 4) + "*", 10),
                                      request(seldom, 200), request("\"" + often + "\"", all_hits), request(often, 0)}) {
        out["questions"].push_back(compare(here, there, each));
    }
    SearchRequest one = request(often, 10);
    served[0]->kill();
    out["after_a_kill_ms"] = {rounded(ms([&] { there.search(one); })), rounded(ms([&] { there.search(one); }))};
    served[1]->stop();
    out["limit_ms"] = mixed.limit.count();
    out["after_a_hang_ms"] = {rounded(ms([&] { there.search(one); })), rounded(ms([&] { there.search(one); }))};
    std::cout << out.dump(2) << '\n';
    return 0;
}
