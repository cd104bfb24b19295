// SPDX-License-Identifier: GPL-3.0-or-later
// A search that is typed on is cancelled by the next letter: every loop that may take long hears it.
#include "core/index/index.h"
#include "core/index/xapian_database.h"

#include "core/base/error.h"
#include "tests/core/index/memory_source.h"
#include "tests/support/temp_folder.h"

#include <atomic>
#include <chrono>
#include <thread>

using namespace duiding;
using duiding::test::MemorySource;
using duiding::test::TempFolder;

namespace {

using Kind = CandidateQuery::Kind;

constexpr int paragraphs = 40'000;

// Many paragraphs with the same words, and as many words that occur once.
std::unique_ptr<MemorySource> many_paragraphs()
{
    std::string text;
    for (int i = 0; i < paragraphs; ++i) {
        text += "de zorg w" + std::to_string(i) + "\n";
    }
    auto source = std::make_unique<MemorySource>();
    source->set(1, text);
    return source;
}

} // namespace

TEST_CASE("Each question to the index that may take long is given up when it is cancelled")
{
    TempFolder folder;
    ProjectIndex index(many_paragraphs(), folder / "index");
    Progress progress;
    index.update(progress);
    auto reader = IndexReader::open(folder / "index");
    CandidateQuery word{Kind::AnyTerm, {"zorg"}, {}};
    CandidateQuery either{Kind::Or, {}, {word, {Kind::AnyTerm, {"de"}, {}}}};
    Progress cancelled;
    reader->listen_to(&cancelled);
    CHECK(reader->words().size() == paragraphs + 2);
    CHECK(reader->count(word, {})->size() == paragraphs);
    CHECK(reader->rank(either, {}).size() == paragraphs);
    cancelled.cancel();
    CHECK_THROWS_AS(reader->words(), Cancelled);
    CHECK_THROWS_AS(reader->count(word, {}), Cancelled);
    CHECK_THROWS_AS(reader->rank(either, {}), Cancelled);
    reader->listen_to(nullptr);
    CHECK(reader->rank(either, {}).size() == paragraphs);
    for (const char* query : {"zorg", "de OR zorg", "w1*", "/zor./", "zorg AND NOT w7", "\"de zorg\"", "zorg NEAR/3 de"}) {
        CAPTURE(query);
        CHECK_THROWS_AS(index.search({.query = query, .limit = all_hits}, &cancelled), Cancelled);
        CHECK_THROWS_AS(index.search({.query = query, .limit = 0, .totals = Totals::Exact}, &cancelled), Cancelled);
    }
}

TEST_CASE("A search in the middle of its work is given up soon after it is cancelled")
{
    TempFolder folder;
    ProjectIndex index(many_paragraphs(), folder / "index");
    Progress progress;
    index.update(progress);
    using Clock = std::chrono::steady_clock;
    for (const char* query : {"de OR zorg", "w*", "/z.rg/"}) {
        Progress cancelled;
        Clock::time_point when;
        Clock::duration heard{};
        std::atomic<int> done{0};
        std::thread search([&] {
            try {
                for (;; ++done) {                        // again and again, until it is cancelled somewhere in it
                    index.search({.query = query, .limit = all_hits}, &cancelled);
                }
            } catch (const Cancelled&) {
                heard = Clock::now() - when;
            }
        });
        while (done == 0) {
            std::this_thread::yield();
        }
        when = Clock::now();
        cancelled.cancel();
        search.join();
        CAPTURE(query);
        CHECK(heard.count() > 0);
        CHECK(heard < std::chrono::seconds(2));          // 200 ms where nobody else wants the machine
    }
}
