// SPDX-License-Identifier: GPL-3.0-or-later
// A search that reads all texts tells what it has found while it still reads.
#include "core/base/error.h"
#include "core/index/index.h"
#include "tests/core/index/memory_study.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

using namespace duiding;
using duiding::test::MemorySource;

namespace {

using Clock = std::chrono::steady_clock;

constexpr int documents = 200;

// Each text takes its time, as on a slow disk: none of them is in the index yet, so all of them are asked for.
class SlowSource : public MemorySource {
public:
    DocumentTextPtr text(DocumentId id) override
    {
        auto until = Clock::now() + (slow ? std::chrono::milliseconds(3) : std::chrono::milliseconds(0));
        while (Clock::now() < until) {
            std::this_thread::yield();
        }
        ++read;
        return MemorySource::text(id);
    }

    std::atomic<bool> slow{false};
    std::atomic<int> read{0};
};

// The first document holds two numbers, every tenth after it holds one.
struct Study : test::StudyOf<SlowSource> {
    Study()
    {
        source->set(1, "leeg");
        update();
        for (int id = 1; id <= documents; ++id) {
            std::string number = std::to_string(1000 + id);
            source->set(id, id % 10 == 1 ? "Artikel " + number + "-07\nzonder\nArtikel " + number + "-08\n" : "zonder getal\n");
        }
        source->slow = true;
    }
};

SearchRequest numbers(Totals totals)
{
    SearchRequest request;
    request.query = "/\\d{4}-\\d{2}/";
    request.totals = totals;
    return request;
}

bool begins_with(const SearchResult& whole, const SearchResult& part)
{
    return part.hits.size() <= whole.hits.size()
        && std::equal(part.hits.begin(), part.hits.end(), whole.hits.begin(), [](const SearchHit& a, const SearchHit& b) {
               return a.document == b.document && a.range == b.range && a.matches == b.matches && a.snippet == b.snippet
                   && a.snippet_marks == b.snippet_marks;
           });
}

} // namespace

TEST_CASE("What was found comes while texts are still unread, with snippets, and the answer begins with it")
{
    Study study;
    for (Totals totals : {Totals::Quick, Totals::Exact}) {
        std::vector<SearchResult> parts;
        std::vector<int> read;
        std::vector<Clock::time_point> times;
        std::thread::id receiver;
        Progress progress;
        study.source->read = 0;
        SearchResult all = study.index->search(numbers(totals), &progress, [&](const SearchResult& part) {
            times.push_back(Clock::now());
            receiver = std::this_thread::get_id();
            parts.push_back(part);
            read.push_back(study.source->read);
            CHECK(progress.done() > 0);
            CHECK(progress.done() < progress.total());
        });
        CHECK(all.total_exact);
        CHECK(all.total == documents / 10 * 2);
        REQUIRE_FALSE(parts.empty());
        CHECK(receiver == std::this_thread::get_id());
        CHECK(read.front() < documents / 2);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const SearchResult& part = parts[i];
            CHECK_FALSE(part.total_exact);
            CHECK_FALSE(part.hits.empty());
            CHECK(part.query == all.query);
            CHECK(part.state == IndexState::Behind);
            CHECK(part.notices == all.notices);
            CHECK(part.hits.front().snippet.find("1001-07") != std::string::npos);
            CHECK(part.total == static_cast<std::int64_t>(part.hits.size()));
            CHECK(part.occurrences == part.total);
            CHECK(part.by_document.size() * 2 == part.hits.size());
            CHECK(part.by_document.front().document == DocumentId{1});
            CHECK(begins_with(all, part));
            CHECK((i == 0 || (part.total > parts[i - 1].total && begins_with(part, parts[i - 1]))));
            CHECK((i == 0 || times[i] - times[i - 1] >= std::chrono::milliseconds(100)));
        }
    }
}

TEST_CASE("No part holds more than a first page, however much is found, and none comes when there is nothing new")
{
    Study study;
    std::string many;
    for (int i = 0; i < 500; ++i) {
        many += "Artikel 2024-07\n";
    }
    study.source->set(1, many);
    for (int id = 2; id <= documents; ++id) {
        study.source->set(id, "zonder getal\n");
    }
    std::vector<SearchResult> parts;
    SearchRequest request = numbers(Totals::Exact);
    request.limit = all_hits;
    SearchResult all = study.index->search(request, nullptr, [&](const SearchResult& part) { parts.push_back(part); });
    CHECK(all.hits.size() == 500);
    REQUIRE(parts.size() == 1);
    CHECK(parts.front().hits.size() == most_so_far);
    CHECK(parts.front().total == 500);
    CHECK(begins_with(all, parts.front()));

    request.limit = 7;
    request.snippets = false;
    parts.clear();
    study.index->search(request, nullptr, [&](const SearchResult& part) { parts.push_back(part); });
    REQUIRE(parts.size() == 1);
    CHECK(parts.front().hits.size() == 7);
    CHECK(parts.front().hits.front().snippet.empty());
}

TEST_CASE("A search is over once the receiver of its parts throws or cancels it, and a quick answer comes without parts")
{
    Study study;
    Progress progress;
    int parts = 0;
    CHECK_THROWS_AS(study.index->search(numbers(Totals::Exact), &progress, [&](const SearchResult&) {
        ++parts;
        progress.cancel();
    }), Cancelled);
    CHECK(parts == 1);
    Progress other;
    CHECK_THROWS_AS(study.index->search(numbers(Totals::Exact), &other, [](const SearchResult&) { throw Cancelled(); }), Cancelled);

    SearchRequest words{.query = "getal"};
    study.index->search(words, nullptr, [](const SearchResult&) { FAIL("the index knows where words are"); });
}
