// SPDX-License-Identifier: GPL-3.0-or-later
// Keeping the index in step with its source: changes, cancelling, damage, other projects, other versions, two threads.
#include "core/index/index.h"

#include "core/index/index_schema.h"
#include "core/index/updater.h"
#include "core/index/xapian_database.h"
#include "tests/core/index/memory_source.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <atomic>
#include <thread>

using namespace duiding;
using duiding::test::MemorySource;
using duiding::test::TempFolder;

namespace {

// An index over a memory source that outlives it, so that it can be closed and opened again.
struct Study {
    struct Shared : IndexSource {
        explicit Shared(MemorySource& source) : real(source) {}
        Guid project() override { return real.project(); }
        std::string language() override { return real.language(); }
        std::vector<Document> documents() override { return real.documents(); }
        DocumentTextPtr text(DocumentId id) override { return real.text(id); }
        LoggedChanges changes_since(std::int64_t change, const std::string& id) override { return real.changes_since(change, id); }
        MemorySource& real;
    };

    TempFolder folder;
    MemorySource source;
    std::unique_ptr<ProjectIndex> index;

    explicit Study(int documents = 3)
    {
        for (int id = 1; id <= documents; ++id) {
            source.set(id, "Het beleid van wijk" + std::to_string(id) + " werkt.\nEn nog een alinea.");
        }
        open();
    }

    std::filesystem::path path() const { return folder / "studie.duiding.index"; }
    void open() { index = std::make_unique<ProjectIndex>(std::make_unique<Shared>(source), path(), 1); }

    IndexUpdate update()
    {
        Progress progress;
        return index->update(progress);
    }

    SearchResult search(const std::string& query)
    {
        SearchRequest request;
        request.query = query;
        request.limit = all_hits;
        return index->search(request);
    }
    std::int64_t total(const std::string& query) { return search(query).total; }
};

} // namespace

TEST_CASE("An update indexes only what is new, changed or gone")
{
    Study study;
    auto first = study.update();
    CHECK(first.documents == 3);
    CHECK(first.rebuilt.empty());
    CHECK(study.total("\"beleid\"") == 3);
    CHECK(study.update().documents == 0);

    study.source.set(2, "Iets heel anders.");
    study.source.remove(3);
    study.source.set(4, "Nieuw beleid.");
    auto behind = study.search("\"beleid\"");
    CHECK(behind.state == IndexState::Behind);
    CHECK(behind.notices.size() == 1);
    CHECK(behind.total == 1);
    CHECK(study.index->status().waiting == 3);

    auto second = study.update();
    CHECK(second.documents == 2);
    CHECK(second.removed == 1);
    CHECK(study.total("\"beleid\"") == 2);
    CHECK(study.total("anders") == 1);
    CHECK(study.search("anders").state == IndexState::UpToDate);
    CHECK(study.index->status().state == IndexState::UpToDate);
}

TEST_CASE("Words of documents that come in are found as if all words were collected again")
{
    Study study(3);
    study.update();
    const char* parts[] = {"team", "zorg", "agent", "coach", "raad", "verpleegkundige", "plan", "netwerk"};
    auto words_of = [](const SearchResult& result) {
        std::vector<std::pair<std::string, std::int64_t>> words;
        for (const ExpandedTerm& term : result.expansion) {
            words.emplace_back(term.term, term.count);
        }
        std::sort(words.begin(), words.end());
        return words;
    };
    for (int step = 0; step < 24; ++step) {
        study.total("wijk");                                 // so that words are kept
        auto text = std::string("De wijk") + parts[step % 8] + " van wijk" + std::to_string(step / 3) + " werkt.";
        if (step % 5 == 4) {
            study.source.remove(100 + step / 2);
        }
        study.source.set(step % 4 == 3 ? 1 + step % 3 : 100 + step, text, {}, {}, step % 7 == 6 ? "en" : "nl");
        study.update();
        ProjectIndex anew(std::make_unique<Study::Shared>(study.source), study.path(), 1);
        for (const char* query : {"wijk", "wijk*", "*team", "werken"}) {
            INFO(step << ' ' << query);
            SearchResult expected = anew.search({.query = query});
            SearchResult found = study.index->search({.query = query});
            CHECK(words_of(found) == words_of(expected));
            CHECK(found.total == expected.total);
        }
    }
}

TEST_CASE("The index survives closing and is private to its user")
{
    Study study;
    study.update();
    study.open();
    CHECK(study.total("\"beleid\"") == 3);
    CHECK(study.update().documents == 0);
    auto mode = std::filesystem::status(study.path()).permissions();
    CHECK((mode & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) == std::filesystem::perms::none);
}

TEST_CASE("A cancelled update keeps what was done and goes on from there")
{
    Study study(20);
    Progress progress;
    struct CancelAfter : IndexSource {
        CancelAfter(MemorySource& source, Progress& p) : real(source), progress(p) {}
        Guid project() override { return real.project(); }
        std::string language() override { return real.language(); }
        std::vector<Document> documents() override { return real.documents(); }
        DocumentTextPtr text(DocumentId id) override
        {
            if (++asked == 8) {
                progress.cancel();
            }
            return real.text(id);
        }
        LoggedChanges changes_since(std::int64_t change, const std::string& id) override { return real.changes_since(change, id); }
        MemorySource& real;
        Progress& progress;
        int asked = 0;
    };
    {
        ProjectIndex index(std::make_unique<CancelAfter>(study.source, progress), study.path(), 1);
        CHECK_THROWS_AS(index.update(progress), Cancelled);
        CHECK(index.status().state == IndexState::Behind);
        CHECK(index.status().waiting == 13);
    }
    auto half = study.search("\"beleid\"");
    CHECK(half.state == IndexState::Behind);
    CHECK(half.total >= 7);
    CHECK(study.update().documents == 13);
    CHECK(study.total("\"beleid\"") == 20);
}

TEST_CASE("A damaged index is said to be so and built anew")
{
    Study study;
    study.update();
    study.index.reset();
    for (const auto& file : std::filesystem::directory_iterator(study.path() / index_schema::folder_of_terms)) {
        duiding::test::write_text(file.path(), "geen index");
    }
    study.open();
    CHECK_THROWS_AS(study.search("beleid"), Environment);
    Progress progress;
    auto findings = study.index->verify(progress);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].severity == Severity::Warning);
    CHECK_FALSE(study.update().rebuilt.empty());
    CHECK(study.total("\"beleid\"") == 3);
    CHECK(study.index->verify(progress).empty());
}

TEST_CASE("Damage in one table is found by verification and by the search, and mended by the next update")
{
    Study study;
    study.update();
    auto table = study.path() / index_schema::folder_of_terms / "postlist.glass";
    duiding::test::write_text(table, std::string(std::filesystem::file_size(table), '\0'));
    study.open();
    Progress progress;
    CHECK(study.index->verify(progress).at(0).severity == Severity::Warning);
    CHECK_THROWS_AS(study.search("beleid"), Environment);
    CHECK(study.index->status().state == IndexState::Damaged);
    CHECK_FALSE(study.update().rebuilt.empty());
    CHECK(study.total("\"beleid\"") == 3);
    CHECK(study.index->verify(progress).empty());
}

TEST_CASE("An index without content, as after a crash while it was made, is built anew")
{
    Study study;
    std::filesystem::create_directories(study.path() / index_schema::folder_of_terms);
    CHECK_THROWS_AS(study.search("beleid"), Environment);
    study.update();
    CHECK(study.total("\"beleid\"") == 3);
}

TEST_CASE("The index of another project or of another version is built anew, with both stamps said")
{
    Study study;
    study.update();
    study.index.reset();
    {
        IndexWriter writer(study.path());
        auto stamp = writer.stamp();
        REQUIRE(stamp);
        stamp->schema = 99;
        writer.set_stamp(*stamp);
        writer.commit();
    }
    study.open();
    CHECK_THROWS_AS(study.search("beleid"), Environment);
    Progress progress;
    CHECK(study.index->verify(progress).at(0).severity == Severity::Info);
    auto update = study.update();
    CHECK(format(update.rebuilt).find("schema=99") != std::string::npos);
    CHECK(format(update.rebuilt).find("schema=" + std::to_string(schema_version)) != std::string::npos);
    CHECK(update.documents == 3);

    MemorySource other("99999999-2222-4333-8444-555555555555");
    other.set(1, "Een andere studie.");
    ProjectIndex wrong(std::make_unique<Study::Shared>(other), study.path());
    CHECK_FALSE(wrong.update(progress).rebuilt.empty());
    SearchRequest request;
    request.query = "\"beleid\"";
    CHECK(wrong.search(request).total == 0);
}

TEST_CASE("After a backup was put back the index is built anew")
{
    Study study;
    study.update();
    study.source.forget_changes();
    auto before = study.search("\"beleid\"");
    CHECK(before.state == IndexState::Behind);
    auto update = study.update();
    CHECK_FALSE(update.rebuilt.empty());
    CHECK(update.documents == 3);
    CHECK(study.search("\"beleid\"").state == IndexState::UpToDate);
}

TEST_CASE("A stale index misses, but never invents a hit")
{
    Study study;
    study.update();
    study.source.set(1, "De oude woorden zijn weg.");
    auto result = study.search("\"wijk1\"");
    CHECK(result.total == 0);
    CHECK(result.state == IndexState::Behind);
}

TEST_CASE("Verification knows a late index from a wrong one")
{
    Study study;
    Progress progress;
    CHECK(study.index->verify(progress).at(0).severity == Severity::Info);
    study.update();
    CHECK(study.index->verify(progress).empty());
    study.source.set(9, "Nieuw.");
    CHECK(study.index->verify(progress).at(0).severity == Severity::Info);
    study.update();
    {
        IndexWriter writer(study.path());
        writer.remove_document({2});
        writer.commit();
    }
    CHECK(study.index->verify(progress).at(0).severity == Severity::Warning);
    study.index->rebuild(progress);
    CHECK(study.index->verify(progress).empty());
}

TEST_CASE("Searches go on while another thread indexes and rebuilds")
{
    Study study(40);
    study.update();
    std::atomic<bool> done{false};
    std::string failure;
    std::jthread writer([&] {
        try {
            for (int round = 0; round < 6; ++round) {
                for (int id = 1; id <= 40; ++id) {
                    study.source.set(id, "Het beleid in ronde " + std::to_string(round));
                }
                study.update();
            }
        } catch (const std::exception& error) {
            failure = error.what();
        }
        done = true;
    });
    int searched = 0;
    while (!done || searched < 20) {
        auto result = study.search("\"beleid\"");
        CAPTURE(result.total);
        REQUIRE((result.state != IndexState::UpToDate || result.total == 40));
        REQUIRE(result.total <= 40);
        ++searched;
    }
    writer.join();
    CHECK(failure.empty());
    CHECK(study.total("\"ronde 5\"") == 40);
}

TEST_CASE("An index that holds mostly texts that are gone is built anew")
{
    TempFolder folder;
    auto owned = std::make_unique<MemorySource>();
    MemorySource& source = *owned;
    source.set_sized();
    source.set(1, "Het beleid blijft.");
    ProjectIndex index(std::move(owned), folder / "index", 1000);
    Progress progress;
    int rebuilt = 0;
    for (int round = 0; round < 40; ++round) {
        source.set(2, "Ronde " + std::to_string(round) + std::string(1000, '.'));
        rebuilt += index.update(progress).rebuilt.empty() ? 0 : 1;
        std::uintmax_t bytes = 0;
        for (const auto& file : std::filesystem::directory_iterator(folder / "index" / index_schema::folder_of_terms)) {
            bytes += file.path().filename().string().starts_with("texts.") ? file.file_size() : 0;
        }
        REQUIRE(bytes < 25'000);
        REQUIRE(index.search({.query = "\"ronde " + std::to_string(round) + '"'}).total == 1);
    }
    CHECK(rebuilt == 2);
}

TEST_CASE("Stamps and records are read back as written, and nonsense is not")
{
    IndexStamp stamp{3, 7, "1.4", *Guid::parse("11111111-2222-4333-8444-555555555555"), 12, std::string("\0\xFF a", 4), "46563-2487848"};
    CHECK(IndexStamp::parse(stamp.text()) == stamp);
    IndexStamp other_words = stamp;
    other_words.lexicon = "none";
    CHECK(stamp.fits(other_words));
    CHECK_FALSE(IndexStamp::parse(""));
    CHECK_FALSE(IndexStamp::parse("schema=x"));
    PassageExtent extent{"11111111-2222", 12, 3};
    CHECK(PassageExtent::parse(extent.text()) == extent);
    CHECK_FALSE(PassageExtent::parse(""));
    CHECK_FALSE(PassageExtent::parse("x 1"));
    CHECK_FALSE(PassageExtent::parse("../../elders 1 2"));
    CHECK_FALSE(PassageExtent::parse("abc 1 x"));
    std::set<DocumentId> pending{{1}, {22}, {333}};
    CHECK(index_schema::parse_pending(index_schema::pending_text(pending)) == pending);
    CHECK(index_schema::parse_pending("").empty());
}
