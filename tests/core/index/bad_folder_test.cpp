// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever happens to the index's folder, a search is right or says what is the matter, and the next update mends it.
#include "core/index/index.h"

#include "core/base/platform.h"
#include "core/index/index_schema.h"
#include "tests/core/index/memory_source.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <fstream>

using namespace duiding;
using duiding::test::MemorySource;
using duiding::test::TempFolder;

namespace {

std::unique_ptr<MemorySource> study()
{
    auto source = std::make_unique<MemorySource>();
    for (int id = 1; id <= 30; ++id) {
        source->set(id, "Document " + std::to_string(id) + " over de zorg.\nEn over wijk" + std::to_string(id) + ".");
    }
    return source;
}

std::int64_t hits(const ProjectIndex& index, const std::string& query = "\"zorg\"")
{
    SearchRequest request;
    request.query = query;
    request.limit = all_hits;
    return index.search(request).total;
}

void copy_index(const std::filesystem::path& from, const std::filesystem::path& to)
{
    std::filesystem::remove_all(to);
    std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
}

// Right, or an error of ours; and right after an update.
void check_mended(const std::filesystem::path& folder)
{
    ProjectIndex index(study(), folder);
    try {
        auto found = hits(index);
        CHECK(found == 30);
    } catch (const Environment& error) {
        CHECK_FALSE(error.text().why.empty());
    }
    Progress progress;
    index.update(progress);
    try {
        auto found = hits(index);
        CHECK(found == 30);
    } catch (const Environment&) {                     // found by the search only: the next update sees to it
        CHECK(index.status().state == IndexState::Damaged);
        index.update(progress);
        CHECK(hits(index) == 30);
    }
}

// Shortens the file of texts at the moment a search has looked at it and is about to read.
struct Shortening : MemorySource {
    SnapshotPtr snapshot() override
    {
        if (!file.empty()) {
            std::filesystem::resize_file(file, left);
        }
        return MemorySource::snapshot();
    }
    std::filesystem::path file;
    std::uintmax_t left = 0;
};

std::filesystem::path file_beginning(const std::filesystem::path& folder, std::string_view start)
{
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        if (file.path().filename().string().starts_with(start)) {
            return file.path();
        }
    }
    return {};
}

} // namespace

TEST_CASE("Texts that another program shortens while they are open, also in the middle of a search, end no program and are mended")
{
    for (const char* start : {"texts.", "places."}) {
        for (int part : {0, 1, 2, 3}) {
            for (bool middle_of_search : {false, true}) {
                CAPTURE(start, part, middle_of_search);
                TempFolder folder;
                auto owned = std::make_unique<Shortening>();
                Shortening& source = *owned;
                for (int id = 1; id <= 400; ++id) {
                    source.set(id, "Document " + std::to_string(id) + " over de zorg.\nEn over wijk " + std::to_string(id) + ".",
                               {{MarkKind::Turn, char_range(0, 10), 0, "R1"}}, {Speaker{}});
                }
                ProjectIndex index(std::move(owned), folder / "index");
                Progress progress;
                index.update(progress);
                CHECK(hits(index) == 400);
                auto file = file_beginning(folder / "index" / index_schema::folder_of_terms, start);
                auto size = std::filesystem::file_size(file);
                source.left = part == 3 ? size - 1 : size * static_cast<std::uintmax_t>(part) / 3;
                if (middle_of_search) {
                    source.file = file;
                } else {
                    std::filesystem::resize_file(file, source.left);
                }
                CHECK_THROWS_AS(hits(index), Environment);
                source.file.clear();
                CHECK(index.status().state == IndexState::Damaged);
                CHECK_FALSE(index.update(progress).rebuilt.empty());
                CHECK(hits(index) == 400);
            }
        }
    }
}

TEST_CASE("An index of which any file was cut off anywhere, emptied or removed is never believed, and is mended")
{
    TempFolder folder;
    Progress progress;
    ProjectIndex(study(), folder / "good").update(progress);
    auto terms = folder / "good" / index_schema::folder_of_terms;
    for (const auto& file : std::filesystem::directory_iterator(terms)) {
        auto size = file.file_size();
        for (std::uintmax_t left : {std::uintmax_t(0), std::uintmax_t(1), size / 3, size / 2, size - std::min<std::uintmax_t>(size, 1)}) {
            CAPTURE(file.path().filename(), size, left);
            copy_index(folder / "good", folder / "bad");
            std::filesystem::resize_file(folder / "bad" / index_schema::folder_of_terms / file.path().filename(), left);
            check_mended(folder / "bad");
        }
        CAPTURE(file.path().filename());
        copy_index(folder / "good", folder / "bad");
        std::filesystem::remove(folder / "bad" / index_schema::folder_of_terms / file.path().filename());
        check_mended(folder / "bad");
    }
}

TEST_CASE("An index that was deleted while it is open is said to be missing, and is made again")
{
    TempFolder folder;
    Progress progress;
    ProjectIndex index(study(), folder / "index");
    index.update(progress);
    CHECK(hits(index) == 30);
    std::filesystem::remove_all(folder / "index");
    CHECK_THROWS_AS(hits(index), Environment);
    CHECK(index.update(progress).documents == 30);
    CHECK(hits(index) == 30);
    CHECK(index.verify(progress).empty());
}

TEST_CASE("Getting ready for the first search leaves an index that is missing or cannot be read to the search, and changes no answer")
{
    TempFolder folder;
    Progress progress;
    ProjectIndex index(study(), folder / "index");
    index.prepare(progress);
    CHECK(index.status().state == IndexState::Missing);
    index.update(progress);
    index.prepare(progress);
    CHECK(index.status().state == IndexState::UpToDate);
    CHECK(hits(index) == 30);
    for (const auto& file : std::filesystem::directory_iterator(folder / "index" / index_schema::folder_of_terms)) {
        std::filesystem::resize_file(file.path(), file.file_size() / 2);
    }
    index.prepare(progress);
    CHECK_THROWS_AS(hits(index), Environment);
    CHECK_FALSE(index.update(progress).rebuilt.empty());
    CHECK(hits(index) == 30);
    Progress cancelled;
    cancelled.cancel();
    ProjectIndex again(study(), folder / "index");
    CHECK_THROWS_AS(again.prepare(cancelled), Cancelled);
}

TEST_CASE("An index that was replaced by another study's while it is open is not believed")
{
    TempFolder folder;
    Progress progress;
    auto source = std::make_unique<MemorySource>("99999999-2222-4333-8444-555555555555");
    source->set(1, "Een andere studie zonder dat woord.");
    ProjectIndex(std::move(source), folder / "other").update(progress);
    ProjectIndex index(study(), folder / "index");
    index.update(progress);
    CHECK(hits(index) == 30);
    copy_index(folder / "other", folder / "index");
    CHECK_THROWS_AS(hits(index), Environment);
    CHECK_FALSE(index.update(progress).rebuilt.empty());
    CHECK(hits(index) == 30);
}

TEST_CASE("A folder where no index can be made is said to be so")
{
    TempFolder folder;
    Progress progress;
    duiding::test::write_text(folder / "file", "geen map");
    ProjectIndex inside_file(study(), folder / "file" / "index");
    CHECK_THROWS_AS(inside_file.update(progress), Environment);
    CHECK_THROWS_AS(hits(inside_file), Environment);
}

TEST_CASE("An index in a folder that may only be read answers, and says why it cannot be brought up to date")
{
    TempFolder folder;
    Progress progress;
    auto owned = study();
    MemorySource& source = *owned;
    ProjectIndex index(std::move(owned), folder / "index");
    index.update(progress);
    auto terms = folder / "index" / index_schema::folder_of_terms;
    using std::filesystem::perms;
    std::filesystem::permissions(terms, perms::owner_read | perms::owner_exec);
    std::filesystem::permissions(folder / "index", perms::owner_read | perms::owner_exec);
    for (const auto& file : std::filesystem::directory_iterator(terms)) {
        std::filesystem::permissions(file.path(), perms::owner_read);
    }
    CHECK(hits(index) == 30);
    if (platform::folder_writable(folder / "index")) {
        WARN("this user may write anywhere: the half about writing was not tried");
    } else {
        source.set(31, "Nieuws over zorg.");
        CHECK_THROWS_AS(index.update(progress), Environment);
        CHECK(hits(index) == 30);
    }
    std::filesystem::permissions(folder / "index", perms::owner_all);
    std::filesystem::permissions(terms, perms::owner_all);
}
