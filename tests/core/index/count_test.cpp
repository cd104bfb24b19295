// SPDX-License-Identifier: GPL-3.0-or-later
// Counting by the index alone gives what reading every text gives.
#include "core/index/index.h"

#include "tests/core/index/memory_source.h"
#include "tests/support/temp_folder.h"

#include <random>

using namespace duiding;
using duiding::test::MemorySource;
using duiding::test::TempFolder;

TEST_CASE("Exact counts of random questions without reading are those with reading, for total, matches and every document")
{
    const std::vector<std::string> words = {"wijk", "team", "wijk-team", "wijkteam", "zorg", "Zorg", "niet", "cliënt", "wijk-wijk", "en"};
    std::mt19937 random(20261127);
    auto owned = std::make_unique<MemorySource>();
    MemorySource& source = *owned;
    auto text = [&] {
        std::string made;
        for (auto n = 1 + random() % 40; n > 0; --n) {
            made += words[random() % words.size()] + (random() % 9 == 0 ? "\n" : " ");
        }
        return made;
    };
    for (int id = 1; id <= 40; ++id) {
        std::string spoken = "I: " + text();
        auto length = static_cast<std::int64_t>(OffsetMap(spoken).characters());
        std::vector<Mark> marks = {{MarkKind::Turn, char_range(0, length), 0, "I"}, {MarkKind::Label, char_range(0, 3), 0, ""}};
        source.set(id, spoken + "\n" + text(), marks, {{{id}, {}, {id}, "I", SpeakerKind::Interviewer, {}}});
    }
    TempFolder folder;
    ProjectIndex index(std::move(owned), folder / "index");
    Progress progress;
    index.update(progress);
    source.set(7, text());                            // newer than the index
    source.remove(8);
    for (const char* query : {"\"wijk\"", "\"wijkteam\"", "wijk*", "wijk* AND zorg", "zorg OR \"wijkteam\"", "zorg NOT \"niet\"", "wijk* NOT zorg",
                              "(\"wijk\" AND zorg) OR niet", "client", "\"wijk\" AND wijk*", "\"wijk team\"", "exact:Zorg", "\"nergens\""}) {
        for (auto interviewer : {InterviewerTurns::Include, InterviewerTurns::LeaveOut}) {
            for (bool some : {false, true}) {
                CAPTURE(query, some, interviewer == InterviewerTurns::LeaveOut);
                SearchRequest request{.query = query, .limit = all_hits, .totals = Totals::Exact, .interviewer = interviewer};
                if (some) {
                    request.scope.documents = {{3}, {7}, {8}, {9}, {31}};
                }
                SearchResult read = index.search(request);
                for (std::size_t limit : {0, 1, 3}) {
                    request.limit = limit;
                    SearchResult counted = index.search(request);
                    CHECK(counted.total_exact);
                    CHECK(counted.total == read.total);
                    CHECK(counted.occurrences == read.occurrences);
                    CHECK(counted.by_document == read.by_document);
                    CHECK(counted.hits.size() == std::min(limit, read.hits.size()));
                    for (std::size_t i = 0; i < counted.hits.size(); ++i) {
                        CHECK(counted.hits[i].score == read.hits[i].score);
                        CHECK_FALSE(counted.hits[i].snippet.empty());
                    }
                }
            }
        }
    }
}
