// SPDX-License-Identifier: GPL-3.0-or-later
// Entries whose text is gone are passed over, and an index that was changed for a long time says of each word what a new one says.
#include "core/index/gone_entries.h"
#include "core/index/index.h"
#include "core/index/xapian_database.h"
#include "tests/core/index/memory_source.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

#include <map>
#include <set>

using namespace duiding;
using duiding::test::MemorySource;
using duiding::test::TempFolder;

namespace {

constexpr std::int64_t very_much = 64 << 20;             // so much that the index is never made anew

std::string some_text()
{
    static const std::vector<std::string> words = {"wijk", "wijkteam", "zorg", "beleid", "cliënt", "de wijk-teams", "preventie", "and", "health"};
    auto length = *rc::gen::inRange(0, 12);
    std::string text;
    for (int i = 0; i < length; ++i) {
        text += *rc::gen::elementOf(words) + *rc::gen::element<std::string>(" ", ". ", "\n", "\n\n");
    }
    return text;
}

// What an index says of its words.
struct Facts {
    std::vector<std::string> words;
    std::vector<std::int64_t> occurrences;
    std::vector<std::string> languages;
    std::vector<bool> english;
    std::int64_t entries = 0;
    std::set<DocumentId> documents;
    std::vector<std::size_t> counted;
    std::vector<std::size_t> found;

    explicit Facts(const std::filesystem::path& folder)
    {
        auto reader = IndexReader::open(folder);
        words = reader->words();
        for (const std::string& word : words) {
            CandidateQuery query{CandidateQuery::Kind::AnyTerm, {word}, {}};
            occurrences.push_back(reader->occurrences(word));
            english.push_back(reader->occurs_in_language(word, "en"));
            counted.push_back(reader->count(query, {})->size());
            found.push_back(reader->rank(query, {}).next(all_hits, nullptr).size());
        }
        languages = reader->languages();
        entries = reader->entries();
        documents = reader->documents();
        RC_ASSERT(reader->is_whole());
    }

    bool operator==(const Facts&) const = default;
};

} // namespace

TEST_CASE("Ranges of gone entries are those that were added")
{
    rc::prop("as in a set", [] {
        GoneEntries gone;
        std::set<std::uint32_t> expected;
        for (int i = 0; i < 20; ++i) {
            auto first = static_cast<std::uint32_t>(*rc::gen::inRange(1, 100));
            auto count = static_cast<std::uint32_t>(*rc::gen::inRange(0, 6));
            bool fresh = true;
            for (std::uint32_t entry = first; entry < first + count; ++entry) {
                fresh = fresh && !expected.contains(entry);
            }
            if (fresh) {
                gone.add({first, count});
                for (std::uint32_t entry = first; entry < first + count; ++entry) {
                    expected.insert(entry);
                }
            }
        }
        RC_ASSERT(gone.count() == expected.size());
        RC_ASSERT(gone.empty() == expected.empty());
        for (std::uint32_t entry = 1; entry < 110; ++entry) {
            RC_ASSERT(gone.contains(entry) == expected.contains(entry));
            auto next = expected.lower_bound(entry);
            RC_ASSERT(gone.next_in(entry) == (next == expected.end() ? 0 : *next));
        }
        for (std::size_t i = 1; i < gone.ranges().size(); ++i) {
            RC_ASSERT(gone.ranges()[i - 1].end() < gone.ranges()[i].first);
        }
        RC_ASSERT(GoneEntries::parse(gone.text()) == gone);
    });
}

TEST_CASE("Nonsense is no list of gone entries")
{
    for (const char* text : {"x", "1", "1+", "+1", "0+1", "1+0", "3+2 4+1", "3+2 5+1", "5+1 3+1", "4294967295+9", "1+1+1"}) {
        CAPTURE(text);
        CHECK_FALSE(GoneEntries::parse(text));
    }
    CHECK(GoneEntries::parse("")->empty());
}

TEST_CASE("An index after many changes says of each word what one made anew says")
{
    rc::prop("of words, languages, entries and documents", [] {
        TempFolder folder;
        auto owned = std::make_unique<MemorySource>();
        MemorySource& source = *owned;
        ProjectIndex index(std::move(owned), folder / "index", very_much);
        Progress progress;
        std::map<int, std::string> texts;
        for (int change = 0; change < 12; ++change) {
            int id = *rc::gen::inRange(1, 6);
            if (*rc::gen::inRange(0, 4) == 0) {
                source.remove(id);
                texts.erase(id);
            } else {
                texts[id] = some_text();
                source.set(id, texts[id], {}, {}, id == 5 ? "en" : "nl");
            }
            if (*rc::gen::arbitrary<bool>()) {
                index.update(progress);
            }
        }
        index.update(progress);
        RC_ASSERT(index.verify(progress).empty());
        auto fresh_source = std::make_unique<MemorySource>();
        for (const auto& [id, text] : texts) {
            fresh_source->set(id, text, {}, {}, id == 5 ? "en" : "nl");
        }
        ProjectIndex fresh(std::move(fresh_source), folder / "fresh", very_much);
        fresh.update(progress);
        RC_ASSERT(Facts(folder / "index") == Facts(folder / "fresh"));
    });
}
