// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 at two hundred random moments of indexing, of filling shards, merging them and putting the whole in its place: the
// search is right after the next start, or says what it is doing.
#include "tests/crash/changing_texts.h"
#include "tests/crash/killed_program.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <random>
#include <set>

using namespace duiding;
using duiding::test::MemorySource;
using duiding::test::TempFolder;

namespace {

using Places = std::set<std::pair<DocumentId, CharRange>>;

// Every paragraph that holds the word, by reading them all.
Places truth(MemorySource& source, const std::string& word)
{
    Places places;
    for (const auto& document : source.documents()) {
        auto text = source.text(document.id);
        for (CharRange paragraph : text->paragraphs()) {
            std::string padded = " " + std::string(text->slice(paragraph)) + " ";
            if (padded.find(" " + word + " ") != std::string::npos || padded.find(" " + word + ".") != std::string::npos) {
                places.emplace(document.id, paragraph);
            }
        }
    }
    return places;
}

Places found(const SearchResult& result)
{
    Places places;
    for (const SearchHit& hit : result.hits) {
        places.emplace(hit.document, hit.range);
    }
    return places;
}

SearchResult search(ProjectIndex& index, const std::string& word)
{
    SearchRequest request;
    request.query = "\"" + word + "\"";
    request.limit = all_hits;
    return index.search(request);
}

enum class Answer { None, Behind, UpToDate };      // None: there was no index yet, and the search said so

// What the first search after the crash says.
Answer check_after_start(const std::filesystem::path& folder, int round)
{
    auto owned = std::make_unique<MemorySource>();
    MemorySource& source = *owned;
    test::play_rounds(source, round);
    ProjectIndex index(std::move(owned), folder);
    Answer answer = Answer::None;
    for (const std::string& word : {std::string("zorg"), "ronde" + std::to_string(round), std::string("beleid")}) {
        Places expected = truth(source, word);
        try {
            SearchResult result = search(index, word);
            Places places = found(result);
            answer = result.state == IndexState::UpToDate ? Answer::UpToDate : Answer::Behind;
            if (answer == Answer::UpToDate) {
                REQUIRE(places == expected);
            } else {
                REQUIRE_FALSE(result.notices.empty());
                REQUIRE(std::includes(expected.begin(), expected.end(), places.begin(), places.end()));
            }
        } catch (const Environment& error) {
            REQUIRE_FALSE(error.text().why.empty());
        }
    }
    return answer;
}

void check_after_update(const std::filesystem::path& folder, int round, Answer before)
{
    auto owned = std::make_unique<MemorySource>();
    MemorySource& source = *owned;
    test::play_rounds(source, round);
    ProjectIndex index(std::move(owned), folder);
    Progress progress;
    IndexUpdate update = index.update(progress);
    REQUIRE((update.rebuilt.empty() || before == Answer::None));       // a crash never costs an index that was there
    REQUIRE(index.verify(progress).empty());
    for (const std::string& word : {std::string("zorg"), "wijk" + std::to_string(1 + round % 40), std::string("beleid")}) {
        SearchResult result = search(index, word);
        REQUIRE(result.state == IndexState::UpToDate);
        REQUIRE(found(result) == truth(source, word));
    }
}

} // namespace

TEST_CASE("Killed at two hundred random moments of indexing, the search is right after the next start or says what it is doing")
{
    TempFolder folder;
    auto index = folder / "studie.duiding.index";
    auto child = duiding::test::program("crash_index_child");
    std::mt19937 random(20261124);
    int killed = 0;
    int behind = 0;
    int round = 0;
    for (int blow = 0; killed < 200; ++blow) {
        REQUIRE(blow < 800);
        CAPTURE(blow, round);
        bool rebuild = blow % 4 == 2;
        std::size_t documents = rebuild || round == 0 ? 40 : 13;
        test::Blow when{random() % (documents + 1), std::chrono::microseconds(random() % (rebuild ? 30'000 : 4000))};
        auto result = test::run_and_kill(child, {index.string(), std::to_string(round), rebuild ? "rebuild" : "update"}, when);
        REQUIRE((result.killed || result.exit_code == 0));
        killed += result.killed ? 1 : 0;
        Answer answer = check_after_start(index, round);
        behind += answer == Answer::Behind ? 1 : 0;
        if (blow % 4 == 3) {
            check_after_update(index, round, answer);
        }
        round += static_cast<int>(random() % 2);
    }
    check_after_update(index, round, check_after_start(index, round));
    INFO("killed " << killed << ", of which the index was behind " << behind);
    CHECK(behind > 40);
}
