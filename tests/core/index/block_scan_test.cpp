// SPDX-License-Identifier: GPL-3.0-or-later
// Regular expressions and fields over the flat texts: the same hits as when each text is read from the project, quickly, and
// stopped at once.
#include "core/base/error.h"
#include "core/index/index.h"
#include "core/index/regex_scan.h"
#include "tests/core/index/memory_study.h"

#include <algorithm>
#include <chrono>
#include <random>
#include <condition_variable>
#include <mutex>
#include <thread>

using namespace duiding;
using duiding::test::MemorySource;
using duiding::test::TempFolder;

namespace {

using Clock = std::chrono::steady_clock;

using Study = duiding::test::MemoryStudy;

SearchRequest every(const std::string& query, HitUnit unit = HitUnit::Paragraph)
{
    SearchRequest request;
    request.query = query;
    request.limit = all_hits;
    request.totals = Totals::Exact;
    request.unit = unit;
    request.order = HitOrder::Document;
    return request;
}

std::string shown(const SearchResult& result)
{
    std::string out = std::to_string(result.total) + " " + std::to_string(result.occurrences);
    for (const SearchHit& hit : result.hits) {
        out += "\n" + std::to_string(hit.document.value) + " " + std::to_string(hit.range.begin.value) + "-" + std::to_string(hit.range.end.value) + ":";
        for (CharRange match : hit.matches) {
            out += " " + std::to_string(match.begin.value) + "-" + std::to_string(match.end.value);
        }
    }
    for (const DocumentHits& document : result.by_document) {
        out += "\n" + std::to_string(document.document.value) + ": " + std::to_string(document.hits) + " " + std::to_string(document.occurrences);
    }
    return out;
}

// Interviews with labels, time marks, headings and an interviewer, and plain papers; é and 👍 take more than one byte.
void fill(Study& study, std::mt19937& random)
{
    const std::vector<std::string> words = {"wijk", "Wijk", "é1", "b22", "👍", "2019", "x.", "-", "zorg", "wijk-team"};
    auto snapshot = Snapshot();
    auto documents = std::make_shared<std::vector<DocumentInfo>>();
    auto values = std::make_shared<AttributeValues>();
    auto codings = std::make_shared<CodingsByDocument>();
    for (std::int64_t id = 1; id <= 6; ++id) {
        std::string text;
        std::vector<Mark> marks;
        std::int64_t at = 0;
        bool interview = id % 2 == 0;
        for (auto paragraphs = random() % 12; paragraphs > 0; --paragraphs) {
            std::int64_t begin = at;
            if (interview) {
                std::string label = random() % 2 == 0 ? "R1: " : "Wijk: ";
                text += label;
                at += static_cast<std::int64_t>(label.size());
                marks.push_back({MarkKind::Label, char_range(begin, at), 0, {}});
            } else if (random() % 4 == 0) {
                marks.push_back({MarkKind::Heading, char_range(begin, begin + 1), 1, {}});
            }
            for (auto n = random() % 7; n > 0; --n) {
                std::string word = words[random() % words.size()] + " ";
                if (interview && random() % 9 == 0) {
                    marks.push_back({MarkKind::Time, char_range(at, at + 1), 0, {}});
                }
                text += word;
                at += static_cast<std::int64_t>(DocumentText({1}, word, {}, {}).characters());
            }
            if (interview) {
                marks.push_back({MarkKind::Turn, char_range(begin, at), 0, random() % 2 == 0 ? "I" : "R1"});
            }
            text += "\n";
            ++at;
        }
        std::vector<Speaker> speakers(2);
        speakers[0].id = {2 * id};
        speakers[0].name = "I";
        speakers[0].kind = SpeakerKind::Interviewer;
        speakers[1].id = {2 * id + 1};
        speakers[1].name = "R1";
        std::erase_if(marks, [&](const Mark& mark) { return mark.range.empty() || mark.range.end.value > at; });
        study.source->set(id, text, std::move(marks), std::move(speakers));
        documents->push_back({});
        documents->back().id = {id};
        values->set(AttributeTarget::Document, id, {1}, id < 4 ? "a" : "b");
        auto list = std::make_shared<CodingList>();
        auto place = static_cast<std::int32_t>(random() % 20);
        list->codings = {{{id}, place, place + 5, 1, 1}};
        (*codings)[{id}] = list;
    }
    values->finish();
    snapshot.documents = documents;
    snapshot.values = values;
    snapshot.codings = codings;
    snapshot.attributes = std::make_shared<const std::vector<Attribute>>(
        std::vector<Attribute>{{{1}, {}, AttributeTarget::Document, "groep", {}, AttributeType::Text, {}}});
    Code code;
    code.id = {1};
    code.name = "thema";
    snapshot.codebook = std::make_shared<const Codebook>(std::vector<Code>{code});
    snapshot.coders = std::make_shared<const std::vector<Coder>>();
    snapshot.memos = std::make_shared<const std::vector<Memo>>();
    snapshot.synonyms = std::make_shared<const std::vector<Synonyms>>();
    study.source->set_study(std::move(snapshot));
}

} // namespace

TEST_CASE("Patterns and fields find on the flat texts what they find in the documents")
{
    const std::vector<std::string> leaves = {"/\\d+/", "/é\\d?/", "/[a-z]{4}\\b/", "/W\\w+/", "/^./", "/\\.$/", "/\\s\\W/", "/wijk.*/", "/(?<=k ).+/", "/[^a]{9}/",
                                             "/k\\s*+b/", "/wijk/", "/👍|-/", "/zorg \\w/", "/\\B./", "groep:a", "code:thema", "-groep:a", "-/\\d/", "/\\G\\w/", "wijk"};
    std::mt19937 random(27);
    std::int64_t hits = 0;
    for (int round = 0; round < 60; ++round) {
        Study read;                                    // every document is newer than its index
        auto seed = random();
        std::mt19937 one(seed), other(seed);
        fill(read, one);
        read.update();
        std::mt19937 again(seed);
        fill(read, again);
        Study scanned;
        fill(scanned, other);
        scanned.update();
        for (int question = 0; question < 25; ++question) {
            auto leaf = [&] { return leaves[random() % leaves.size()]; };
            std::string query = leaf();
            if (auto form = random() % 4; form > 0) {
                query = "((" + query + ")" + (form == 1 ? " AND " : " OR ") + leaf() + ")" + (random() % 3 == 0 ? " AND " + leaf() : "");
            }
            SearchRequest request = every(query, static_cast<HitUnit>(random() % 5));
            request.interviewer = random() % 4 == 0 ? InterviewerTurns::LeaveOut : InterviewerTurns::Include;
            request.scope.coded = random() % 5 == 0 ? CodedText::Coded : CodedText::Either;
            CAPTURE(query, static_cast<int>(request.unit), round);
            SearchResult wanted;
            try {
                wanted = read.index->search(request);
            } catch (const BadInput&) {                // it only says what must not occur
                continue;
            }
            SearchResult found = scanned.index->search(request);
            REQUIRE(shown(found) == shown(wanted));
            hits += found.total;
            request.limit = 3;                         // counted, and only these listed
            SearchResult few = scanned.index->search(request);
            REQUIRE(few.total == wanted.total);
            REQUIRE(few.occurrences == wanted.occurrences);
            REQUIRE(few.by_document == wanted.by_document);
            wanted.hits.resize(std::min<std::size_t>(wanted.hits.size(), 3));
            REQUIRE(shown(few) == shown(wanted));
        }
    }
    CHECK(hits > 5000);
}

TEST_CASE("A quick search with a pattern stops when it has enough hits")
{
    Study study;
    for (std::int64_t id = 1; id <= 400; ++id) {
        std::string text;
        for (int i = 0; i < 500; ++i) {
            text += "In 20" + std::to_string(10 + i % 15) + " was er een plan.\n";
        }
        study.source->set(id, text);
    }
    study.update();
    SearchRequest request;
    request.query = "/\\b20\\d\\d\\b/";
    request.limit = 20;
    Progress progress;
    SearchResult found = study.index->search(request, &progress);
    CHECK(found.hits.size() == 20);
    CHECK_FALSE(found.total_exact);
    CHECK(found.hits.front().document == DocumentId{1});
    CHECK(progress.done() < progress.total() / 2);

    request.totals = Totals::Exact;
    Progress counted;
    found = study.index->search(request, &counted);
    CHECK(found.hits.size() == 20);
    CHECK(found.total_exact);
    CHECK(found.total == 200'000);
    CHECK(counted.done() == counted.total());
}

TEST_CASE("A pattern is cancelled within a tenth of a second, however many steps it takes")
{
    Study study;
    study.source->set(1, std::string(60'000, 'a') + " c");
    study.source->set(2, std::string(60'000, 'w'));
    study.update();
    for (const char* query : {"/a.*[xy]/", "/.*.*[xy]$/", "/(a|w)+w?a*[xy]/", "/\\w+[^a]+[xy]/", "/a*a*a*[xy]/", "/\\w*\\w*[xy]/"}) {
        auto shortest = Clock::duration::max();
        for (int tries = 0; tries < 5 && shortest > std::chrono::milliseconds(100); ++tries) {      // the machine may be busy
            for (HitUnit unit : {HitUnit::Paragraph, HitUnit::Document}) {
                Progress progress;
                Clock::time_point cancelled;
                std::jthread other([&] {
                    std::mutex mutex;
                    std::unique_lock lock(mutex);
                    std::condition_variable().wait_for(lock, std::chrono::milliseconds(30), [] { return false; });
                    cancelled = Clock::now();
                    progress.cancel();
                });
                try {
                    SearchRequest request = every(query, unit);
                    study.index->search(request, &progress);
                } catch (const Cancelled&) {
                } catch (const RegexTooHard&) {
                }
                auto ended = Clock::now();
                other.join();
                shortest = std::min(shortest, std::max(ended - cancelled, Clock::duration::zero()));
            }
        }
        CAPTURE(query);
        CHECK(shortest <= std::chrono::milliseconds(100));
    }
}

TEST_CASE("A passage on which a pattern takes too many steps is passed over and said so; a pattern that does so often is refused")
{
    Study study;
    std::string nasty = std::string(3000, 'a') + "c\n";
    study.source->set(1, "aab\n" + nasty + "aad\n");
    study.source->set(2, "aad en aab\n");
    study.update();
    for (HitUnit unit : {HitUnit::Paragraph, HitUnit::Sentence}) {
        SearchResult found = study.index->search(every("/(a+)+[bd]/", unit));
        CHECK(found.total == 3);
        CHECK(found.occurrences == 4);
        CHECK_FALSE(found.total_exact);
        REQUIRE(found.notices.size() == 1);
        CHECK(format(found.notices.front()) == "The regular expression “(a+)+[bd]” takes too many steps on 1 passage, which was passed over.");
    }
    std::string many;
    for (int i = 0; i < 9; ++i) {
        many += nasty;
    }
    study.source->set(3, many);
    study.update();
    try {
        study.index->search(every("/(a+)+[bd]/"));
        FAIL("should be refused");
    } catch (const BadInput& error) {
        CHECK(format(error.text().why).find("(a+)+[bd]") != std::string::npos);
        CHECK(error.text().where == "character 2");
    }
}
