// SPDX-License-Identifier: GPL-3.0-or-later
// A large index is built in shards, and is then the same index as one that was built in one go.
#include "core/index/index.h"

#include "core/index/index_schema.h"
#include "core/index/updater.h"
#include "core/index/xapian_database.h"
#include "tests/core/index/memory_source.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <atomic>

using namespace duiding;
using duiding::test::MemorySource;
using duiding::test::TempFolder;

namespace {

constexpr std::int64_t little = 500;                  // bytes between commits

std::string text_of(int id)
{
    return "Document " + std::to_string(id) + " gaat over de wijk-teams.\n\nDe zorg in wijk " + std::to_string(id % 7)
        + " is goed.\nCliënten kennen elkaar" + (id % 3 == 0 ? " niet." : ".");
}

std::unique_ptr<MemorySource> study(int documents, bool sized)
{
    auto source = std::make_unique<MemorySource>();
    if (sized) {
        source->set_sized();
    }
    for (int id = 1; id <= documents; ++id) {
        source->set(id, text_of(id));
    }
    return source;
}

std::vector<std::pair<DocumentId, std::vector<CharRange>>> all_matches(const ProjectIndex& index, const std::string& query)
{
    SearchRequest request;
    request.query = query;
    request.limit = all_hits;
    request.order = HitOrder::Document;
    std::vector<std::pair<DocumentId, std::vector<CharRange>>> matches;
    for (const SearchHit& hit : index.search(request).hits) {
        matches.emplace_back(hit.document, hit.matches);
    }
    return matches;
}

// A source that cancels after so many texts.
struct Cancelling : MemorySource {
    DocumentTextPtr text(DocumentId id) override
    {
        if (++asked == 20 && progress) {
            progress->cancel();
        }
        return MemorySource::text(id);
    }
    Progress* progress = nullptr;
    std::atomic<int> asked{0};
};

} // namespace

TEST_CASE("An index built in shards finds what one built in one go finds, and is left without traces of them")
{
    TempFolder folder;
    Progress progress;
    ProjectIndex sharded(study(60, true), folder / "sharded", little);
    ProjectIndex plain(study(60, false), folder / "plain", little);
    auto update = sharded.update(progress);
    CHECK(update.documents == 60);
    CHECK(update.rebuilt.empty());
    CHECK(plain.update(progress).bytes == update.bytes);
    for (const char* query : {"zorg", "wijkteams", "\"de wijk\"", "clienten NOT niet", "wijk NEAR/3 goed", "wijk*", "\"wijk 3\""}) {
        CAPTURE(query);
        auto matches = all_matches(plain, query);
        CHECK_FALSE(matches.empty());
        CHECK(all_matches(sharded, query) == matches);
    }
    CHECK(sharded.verify(progress).empty());
    CHECK(sharded.status().state == IndexState::UpToDate);
    CHECK_FALSE(std::filesystem::exists(folder / "sharded" / index_schema::folder_of_new_terms));
    CHECK_FALSE(std::filesystem::exists(folder / "sharded" / index_schema::folder_of_old_terms));
    auto reader = IndexReader::open(folder / "sharded");
    CHECK(reader->blocks().size() == 60);
    for (int id = 1; id <= 60; ++id) {
        CHECK(reader->block({id})->text() == text_of(id));
    }
}

TEST_CASE("An index built in shards takes changes like any other")
{
    TempFolder folder;
    Progress progress;
    auto owned = study(60, true);
    MemorySource& source = *owned;
    ProjectIndex index(std::move(owned), folder / "index", little);
    index.update(progress);
    source.set(3, "Nu iets anders.");
    source.remove(59);
    source.set(61, "Nog meer zorg.");
    auto update = index.update(progress);
    CHECK(update.documents == 2);
    CHECK(update.removed == 1);
    CHECK(index.search({.query = "\"iets anders\""}).total == 1);
    CHECK(index.search({.query = "zorg", .limit = 0, .totals = Totals::Exact}).total == 59);
    CHECK(index.verify(progress).empty());
}

TEST_CASE("A cancelled build in shards goes on where it was")
{
    TempFolder folder;
    auto owned = std::make_unique<Cancelling>();
    Cancelling& source = *owned;
    source.set_sized();
    for (int id = 1; id <= 60; ++id) {
        source.set(id, text_of(id));
    }
    ProjectIndex index(std::move(owned), folder / "index", 1);
    {
        Progress progress;
        source.progress = &progress;
        CHECK_THROWS_AS(index.update(progress), Cancelled);
        source.progress = nullptr;
    }
    CHECK_THROWS_AS(index.search({.query = "zorg"}), Environment);
    source.set(5, "Inmiddels veranderd.");
    source.asked = 0;
    Progress progress;
    index.update(progress);
    CHECK(source.asked < 50);
    CHECK(index.search({.query = "zorg", .limit = 0, .totals = Totals::Exact}).total == 59);
    CHECK(index.search({.query = "inmiddels"}).total == 1);
    CHECK(index.verify(progress).empty());
}

TEST_CASE("Shards of another version or that were damaged are thrown away")
{
    TempFolder folder;
    auto shard = folder / "index" / index_schema::folder_of_new_terms / "1";
    Progress progress;
    {
        IndexWriter writer(shard);
        IndexStamp other{99, 1, "1.4", *Guid::parse("11111111-2222-4333-8444-555555555555"), 1, "x"};
        writer.set_stamp(other);
        writer.add_document(DocumentText({1}, "Oude zorg.", {}, {}), "nl", progress);
        writer.commit();
    }
    ProjectIndex index(study(60, true), folder / "index", little);
    CHECK(index.update(progress).documents == 60);
    CHECK(index.search({.query = "oude"}).total == 0);
    duiding::test::write_text(shard / index_schema::folder_of_terms / "iamglass", "niets");
    index.rebuild(progress);
    CHECK(index.search({.query = "zorg", .limit = 0, .totals = Totals::Exact}).total == 60);
}

TEST_CASE("More shards than are merged at once are merged in groups")
{
    TempFolder folder;
    Progress progress;
    ProjectIndex sharded(study(150, true), folder / "sharded", 1);      // a shard a document
    CHECK(sharded.update(progress).documents == 150);
    auto reader = IndexReader::open(folder / "sharded");
    for (int id = 1; id <= 150; ++id) {
        CHECK(reader->block({id})->text() == text_of(id));
    }
    CHECK(all_matches(sharded, "zorg").size() == 150);
    CHECK(all_matches(sharded, "\"wijk 3\"").size() == 22);
    CHECK(sharded.verify(progress).empty());
}

TEST_CASE("A shard that was merged into another and not removed before a crash is not taken twice")
{
    TempFolder folder;
    auto made = folder / "index" / index_schema::folder_of_new_terms;
    Progress progress;
    auto source = study(60, true);
    IndexStamp stamp = expected_stamp(*source);
    LoggedChanges changes = source->changes_since(0, {});
    stamp.change = changes.last;
    stamp.change_id = changes.last_id;
    for (auto [name, documents] : {std::pair("1", 1), std::pair("2", 1), std::pair("3", 2), std::pair("4.part", 1)}) {
        IndexWriter writer(made / name);
        writer.set_stamp(stamp);
        for (int id = 1; id <= documents; ++id) {
            writer.add_document(DocumentText({id}, text_of(id), {}, {}), "nl", progress);
        }
        writer.commit();
    }
    ProjectIndex index(std::move(source), folder / "index", little);
    CHECK(index.update(progress).documents == 58);                      // two were there
    CHECK(index.search({.query = "zorg", .limit = 0, .totals = Totals::Exact}).total == 60);
    CHECK(index.verify(progress).empty());
}

TEST_CASE("During a rebuild in shards the old index answers")
{
    TempFolder folder;
    auto owned = std::make_unique<Cancelling>();
    Cancelling& source = *owned;
    source.set_sized();
    for (int id = 1; id <= 60; ++id) {
        source.set(id, text_of(id));
    }
    ProjectIndex index(std::move(owned), folder / "index", little);
    Progress progress;
    index.update(progress);
    Progress cancelled;
    source.asked = 0;
    source.progress = &cancelled;
    CHECK_THROWS_AS(index.rebuild(cancelled), Cancelled);
    CHECK(index.search({.query = "zorg", .limit = 0, .totals = Totals::Exact}).total == 60);
    source.progress = nullptr;
    index.update(progress);
    CHECK_FALSE(std::filesystem::exists(folder / "index" / index_schema::folder_of_new_terms));
}
