// SPDX-License-Identifier: GPL-3.0-or-later
// A corpus of real shards, two of them behind processes of Xapian's own server: it finds what one undivided shard finds, in the
// same order, and goes on when shards are killed, stopped, replaced or never were any.
#include "core/base/file.h"
#include "core/index/corpus/shard_connection.h"
#include "tests/core/index/four_shards.h"

#include <xapian.h>

using namespace duiding;
using namespace duiding::test;
using Clock = std::chrono::steady_clock;

namespace {

std::string random_query(std::mt19937& random)
{
    auto word = [&] { return vocabulary[random() % vocabulary.size()]; };
    switch (random() % 12) {
    case 0:
        return word() + " OF " + word();
    case 1:
        return word() + " NIET " + word();
    case 2:
        return "\"" + word() + " " + word() + "\"";
    case 3:
        return word() + " NEAR/3 " + word();
    case 4:
        return word().substr(0, 3) + "*";
    case 5:
        return word() + " gemeente:Oudlo";
    case 6:
        return "(" + word() + " OF " + word() + ") " + word();
    case 7:
        return "jaar:2019-2020 " + word();
    case 8:
        return "/" + word().substr(0, 2) + "[a-z]+/";
    case 9:
        return word() + " " + word() + " " + word();
    default:
        return word();
    }
}

std::vector<std::pair<std::string, std::int64_t>> counts(const CorpusResult& result)
{
    std::vector<std::pair<std::string, std::int64_t>> all;
    for (const DocumentHits& count : result.found.by_document) {
        all.emplace_back(result.view->study()->find_document(count.document)->name, count.occurrences);
    }
    return all;
}

std::vector<std::string> states(const std::vector<ShardAnswer>& shards)
{
    std::vector<std::string> all;
    for (const ShardAnswer& shard : shards) {
        all.push_back(to_key(shard.state));
    }
    return all;
}

std::chrono::milliseconds since(Clock::time_point begin) { return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin); }

} // namespace

TEST_CASE("four shards, two of them remote, find what one undivided shard finds, in the same order and number", "[corpus]")
{
    NEEDS_XAPIAN_TOOLS();
    std::mt19937 random(20261127);
    FourShards shards(random_papers(random, 60));
    Corpus whole(shards.whole, shards.folder / "cache");
    Corpus parts(shards.parts, shards.folder / "cache");
    int hits = 0;
    for (int round = 0; round < 400; ++round) {
        SearchRequest request = round % 3 == 0 ? all_of(random_query(random)) : first_of(random_query(random), 1 + random() % 12);
        request.order = random() % 5 == 0 ? HitOrder::Document : HitOrder::Relevance;
        request.unit = random() % 4 == 0 ? HitUnit::Sentence : random() % 6 == 0 ? HitUnit::Document : HitUnit::Paragraph;
        INFO(request.query << " limit " << request.limit << " unit " << static_cast<int>(request.unit) << " order " << static_cast<int>(request.order));
        CorpusResult one = whole.search(request);
        CorpusResult four = parts.search(request);
        REQUIRE(states(four.shards) == std::vector<std::string>(4, "answers"));
        REQUIRE(seen(four) == seen(one));
        REQUIRE(four.found.expansion == one.found.expansion);
        if (request.totals == Totals::Exact) {
            REQUIRE(four.found.total == one.found.total);
            REQUIRE(four.found.total_exact);
            REQUIRE(four.found.occurrences == one.found.occurrences);
            REQUIRE(counts(four) == counts(one));
        }
        hits += static_cast<int>(one.found.hits.size());
    }
    CHECK(hits > 2000);
}

TEST_CASE("a corpus finds the passages that the search in the study finds", "[corpus]")
{
    std::mt19937 random(7);
    PaperSource source(random_papers(random, 40));
    TempFolder folder;
    Progress progress;
    build_shards(folder.path() / "shard", {&source}, {}, progress);
    auto papers = std::make_unique<PaperSource>(source.papers());
    ProjectIndex index(std::move(papers), folder.path() / "index");
    index.update(progress);
    CorpusList list;
    list.shards = {in_folder("alles", folder.path() / "shard")};
    Corpus corpus(list, folder.path() / "cache");
    for (int round = 0; round < 200; ++round) {
        SearchRequest request = all_of(random_query(random));
        request.order = HitOrder::Document;
        INFO(request.query);
        SearchResult expected = index.search(request);
        SearchResult found = corpus.search(request).found;
        REQUIRE(found.total == expected.total);
        REQUIRE(found.occurrences == expected.occurrences);
        for (std::size_t i = 0; i < found.hits.size(); ++i) {
            REQUIRE(found.hits[i].document.value == expected.hits[i].document.value);
            REQUIRE(found.hits[i].range == expected.hits[i].range);
            REQUIRE(found.hits[i].matches == expected.hits[i].matches);
            REQUIRE(found.hits[i].snippet == expected.hits[i].snippet);
        }
    }
}

TEST_CASE("a killed shard is named at once, the order of the others stays, and it is back when it is served again", "[corpus]")
{
    NEEDS_XAPIAN_TOOLS();
    std::mt19937 random(3);
    FourShards shards(random_papers(random, 60));
    Corpus corpus(shards.parts, shards.folder / "cache");
    std::vector<std::string> queries = {"zorg", "wijk OF beleid", "wijk beleid", "\"de wijk\"", "gemeente:Oudlo zorg"};
    std::vector<std::vector<Seen>> without;                      // what the others find, in the order of the whole
    for (const std::string& query : queries) {
        CorpusResult whole = corpus.search(all_of(query));
        without.emplace_back();
        for (std::size_t i = 0; i < whole.found.hits.size(); ++i) {
            if (corpus.shard_name(whole.found.hits[i].document) != "twee") {
                without.back().push_back(seen(whole)[i]);
            }
        }
        REQUIRE(without.back().size() < whole.found.hits.size());
    }
    shards.second->kill();
    auto begin = Clock::now();
    for (std::size_t i = 0; i < queries.size(); ++i) {
        CorpusResult result = corpus.search(all_of(queries[i]));
        CHECK(states(result.shards) == std::vector<std::string>{"answers", "away", "answers", "answers"});
        CHECK(seen(result) == without[i]);
        CHECK_FALSE(result.found.total_exact);
        CHECK(format(result.found.notices.back()) == "1 of 4 shards does not answer: twee. Hits in it are missing.");
    }
    CHECK(since(begin) < shards.parts.limit / 2);
    {
        Corpus later(shards.parts, shards.folder / "cache");     // a new run of the program knows its words from the cache
        CHECK(seen(later.search(all_of(queries[0]))) == without[0]);
    }
    shards.second->start();
    CHECK(states(corpus.search(all_of("zorg")).shards) == std::vector<std::string>(4, "answers"));
}

TEST_CASE("a shard that hangs is waited for once and no longer than its limit, and is back when it goes on", "[corpus]")
{
    NEEDS_XAPIAN_TOOLS();
    std::mt19937 random(5);
    FourShards shards(random_papers(random, 40), std::chrono::milliseconds(700));
    Corpus corpus(shards.parts, shards.folder / "cache");
    REQUIRE(states(corpus.search(all_of("zorg")).shards) == std::vector<std::string>(4, "answers"));
    shards.fourth->stop();
    auto begin = Clock::now();
    CorpusResult result = corpus.search(all_of("zorg"));
    auto took = since(begin);
    CHECK(states(result.shards) == std::vector<std::string>{"answers", "answers", "answers", "hangs"});
    CHECK(format(result.found.notices.back()) == "1 of 4 shards does not answer: vier. Hits in it are missing.");
    CHECK_FALSE(result.found.hits.empty());
    CHECK(took >= std::chrono::milliseconds(650));
    CHECK(took < std::chrono::milliseconds(2500));               // a slow machine, but not a second limit on top
    begin = Clock::now();
    CHECK(states(corpus.search(all_of("wijk")).shards).back() == "hangs");
    CHECK(since(begin) < std::chrono::milliseconds(600));
    shards.fourth->go_on();
    bool back = false;
    for (auto until = Clock::now() + std::chrono::seconds(20); !back && Clock::now() < until;) {
        back = states(corpus.search(all_of("zorg")).shards).back() == "answers";
    }
    CHECK(back);
}

TEST_CASE("a shard that is built anew while it is open is read anew, and its documents are told apart", "[corpus]")
{
    NEEDS_XAPIAN_TOOLS();
    PaperSource before({Paper{"oud", "het wijkteam belt"}});
    PaperSource after({Paper{"nieuw een", "een ander verhaal"}, {"nieuw twee", "het wijkteam schrijft"}});
    TempFolder folder;
    Progress progress;
    build_shards(folder.path() / "shard", {&before}, {}, progress);
    CorpusList list;
    list.shards = {at_port("een", free_port())};
    ServedShard served(folder.path() / "shard", list.shards[0].port);
    Corpus corpus(list, folder.path() / "cache");
    CorpusResult old = corpus.search(all_of("wijkteam"));
    REQUIRE(seen(old).front().document == "oud");
    build_shards(folder.path() / "shard", {&after}, {}, progress);
    served.kill();
    served.start();
    CHECK_THROWS_AS(corpus.search(all_of("wijkteam")), Environment);         // never the new text under the old name
    CHECK(seen(corpus.search(all_of("wijkteam"))).front().document == "nieuw twee");
    CHECK_THROWS_AS(corpus.text(old.view, old.found.hits.front().document), Environment);
}

TEST_CASE("a shard in a folder that is built anew is searched as it is now", "[corpus]")
{
    TempFolder folder;
    Progress progress;
    PaperSource before({Paper{"oud", "het wijkteam belt"}});
    PaperSource after({Paper{"nieuw", "het wijkteam schrijft"}});
    build_shards(folder.path() / "shard", {&before}, {}, progress);
    CorpusList list;
    list.shards = {in_folder("een", folder.path() / "shard")};
    Corpus corpus(list, folder.path() / "cache");
    REQUIRE(seen(corpus.search(all_of("wijkteam"))).front().document == "oud");
    build_shards(folder.path() / "shard", {&after}, {}, progress);
    std::filesystem::last_write_time(folder.path() / "shard" / "iamglass", std::filesystem::file_time_type::clock::now() + std::chrono::hours(1));
    CHECK(seen(corpus.search(all_of("wijkteam"))).front().document == "nieuw");
    forget_shard(list.shards[0], folder.path() / "cache");
    std::filesystem::remove_all(folder.path() / "shard");
    CHECK(Corpus(list, folder.path() / "cache").status().view->facts()[0] == nullptr);
}

TEST_CASE("what is no shard is named with the reason, and the others answer", "[corpus]")
{
    std::mt19937 random(11);
    PaperSource source(random_papers(random, 10));
    TempFolder folder;
    Progress progress;
    build_shards(folder.path() / "good", {&source}, {}, progress);
    build_shards(folder.path() / "newer", {&source}, {}, progress);
    {
        Xapian::WritableDatabase newer((folder.path() / "newer").string(), Xapian::DB_OPEN);
        std::string stamp = newer.get_metadata("shard");
        newer.set_metadata("shard", stamp.replace(stamp.find("\"schema\":"), 10, "\"schema\":9"));
        newer.commit();
    }
    Xapian::WritableDatabase((folder.path() / "foreign").string(), Xapian::DB_CREATE).commit();
    std::filesystem::create_directory(folder.path() / "empty");
    StrangeServer talks("HTTP/1.1 400 Bad Request\r\n\r\n" + std::string(5000, 'x'));
    StrangeServer silent("");
    CorpusList list;
    list.limit = std::chrono::milliseconds(400);
    list.shards = {in_folder("goed", folder.path() / "good"), in_folder("nieuwer", folder.path() / "newer"),
                   in_folder("vreemd", folder.path() / "foreign"), in_folder("leeg", folder.path() / "empty"),
                   in_folder("weg", folder.path() / "gone"), at_port("niemand", free_port()), at_port("praat", talks.port()),
                   at_port("zwijgt", silent.port())};
    Corpus corpus(list, folder.path() / "cache");
    CorpusResult result = corpus.search(all_of("zorg"));
    CHECK(states(result.shards) == std::vector<std::string>{"answers", "unfit", "unfit", "away", "away", "away", "away", "hangs"});
    CHECK_FALSE(result.found.hits.empty());
    CHECK(format(missing_shards(result.shards)).starts_with("7 of 8 shards do not answer: nieuwer, vreemd, leeg, weg, niemand, praat, zwijgt."));
    for (std::size_t i = 1; i < result.shards.size(); ++i) {
        CHECK_FALSE(result.shards[i].why.empty());
    }
    CHECK(format(result.shards[1].why).find("another version") != std::string::npos);
    auto why = [&](std::size_t shard) { return format(result.shards[shard].why); };
    CHECK(why(4).starts_with("There is no shard in that folder; perhaps its disk is not connected ("));
    CHECK(why(5).starts_with("Nobody listens there: the shard is not being served, or the tunnel to it is closed ("));
    CHECK(why(6).starts_with("What answers there is not Xapian's server ("));
    CHECK(why(7).starts_with("It did not answer "));
}

TEST_CASE("when no shard answers, that is an error and not an empty result", "[corpus]")
{
    TempFolder folder;
    CorpusList list;
    list.shards = {at_port("niemand", free_port()), in_folder("weg", folder.path() / "gone")};
    Corpus corpus(list, folder.path() / "cache");
    CHECK_THROWS_AS(corpus.search(all_of("zorg")), Environment);
    CHECK_THROWS_AS(Corpus(CorpusList(), folder.path() / "cache").search(all_of("zorg")), Environment);
    CHECK_THROWS_AS(corpus.search(all_of("/(/")), BadInput);
}

TEST_CASE("a document of a remote shard is read whole, with its headings, turns and labels", "[corpus]")
{
    NEEDS_XAPIAN_TOOLS();
    Paper talk{"gesprek", "Kop één\n\nI: Hoe gaat het?\nR1: Het wijkteam 🙂 belt.\n"};
    talk.marks = {{MarkKind::Heading, char_range(0, 7), 1, ""}, {MarkKind::Turn, char_range(9, 25), 0, "I"}, {MarkKind::Label, char_range(9, 12), 0, ""},
                  {MarkKind::Turn, char_range(26, 49), 0, "R1"}, {MarkKind::Label, char_range(26, 30), 0, ""}};
    Speaker asks;
    asks.name = "I";
    asks.kind = SpeakerKind::Interviewer;
    talk.speakers = {asks};
    PaperSource source({Paper{"plan", "het plan\n\nvan de gemeente"}, talk});
    TempFolder folder;
    Progress progress;
    build_shards(folder.path() / "shard", {&source}, {}, progress);
    CorpusList list;
    list.shards = {at_port("ver", free_port())};
    ServedShard served(folder.path() / "shard", list.shards[0].port);
    Corpus corpus(list, folder.path() / "cache");
    CorpusResult found = corpus.search(all_of("wijkteam"));
    REQUIRE(found.found.hits.size() == 1);
    DocumentTextPtr text = corpus.text(found.view, found.found.hits[0].document);
    CHECK(text->text() == source.text({2})->text());
    CHECK(text->marks() == source.text({2})->marks());
    CHECK(text->slice(found.found.hits[0].matches[0]) == "wijkteam");
    CHECK(corpus.search(all_of("R1")).found.hits.empty());                   // labels are not searched
    CHECK(corpus.search(all_of("kop:een wijkteam")).found.total == 1);
    SearchRequest without = all_of("gaat");
    CHECK(corpus.search(without).found.total == 1);
    without.interviewer = InterviewerTurns::LeaveOut;
    CHECK(corpus.search(without).found.total == 0);
}

TEST_CASE("a shard divided in three holds the same documents, and finds the same in the same order", "[corpus]")
{
    std::mt19937 random(13);
    PaperSource source(random_papers(random, 30));
    TempFolder folder;
    Progress progress;
    build_shards(folder.path() / "whole", {&source}, {}, progress);
    auto parts = split_shard(folder.path() / "whole", 3, folder.path() / "parts", progress);
    REQUIRE(parts.size() == 3);
    CHECK(parts[1].stamp.first_entry == parts[0].stamp.entries + 1);
    CHECK(parts[2].stamp.first_entry == parts[1].stamp.first_entry + parts[1].stamp.entries);
    CorpusList one;
    one.shards = {in_folder("whole", folder.path() / "whole")};
    CorpusList three;
    for (const BuiltShard& part : parts) {
        three.shards.push_back(in_folder(part.folder.filename().string(), part.folder));
    }
    Corpus whole(one, folder.path() / "cache");
    Corpus divided(three, folder.path() / "cache");
    for (int round = 0; round < 60; ++round) {
        SearchRequest request = all_of(random_query(random));
        INFO(request.query);
        CHECK(seen(divided.search(request)) == seen(whole.search(request)));
    }
}

TEST_CASE("a build goes nowhere near a folder with something else in it, and leaves a shard alone when it is cancelled", "[corpus]")
{
    PaperSource source({Paper{"plan", "het plan van de gemeente"}});
    TempFolder folder;
    Progress progress;
    std::filesystem::create_directory(folder.path() / "photos");
    write_file(folder.path() / "photos" / "holiday.jpg", "x");
    CHECK_THROWS_AS(build_shards(folder.path() / "photos", {&source}, {}, progress), BadInput);
    CHECK(read_file(folder.path() / "photos" / "holiday.jpg") == "x");
    auto built = build_shards(folder.path() / "shard", {&source}, {}, progress);
    CHECK_THROWS_AS(build_shards(folder.path() / "shard" / "inside", {&source}, {}, progress), BadInput);
    progress.cancel();
    CHECK_THROWS_AS(build_shards(folder.path() / "shard", {&source}, {}, progress), Cancelled);
    CHECK_FALSE(std::filesystem::exists(folder.path() / "shard.new"));
    ShardConnection connection(in_folder("shard", folder.path() / "shard"), std::chrono::seconds(5));
    CHECK(read_fitting_stamp(connection.metadata("shard")).guid == built[0].stamp.guid);
}
