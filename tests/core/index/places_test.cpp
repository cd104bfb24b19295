// SPDX-License-Identifier: GPL-3.0-or-later
// What a list says of each match (who speaks, page, paragraph, the words around it) comes from the flat texts of the index; it is
// what the whole text in the project says.
#include "core/index/index.h"
#include "tests/core/index/memory_source.h"
#include "tests/support/temp_folder.h"

#include <random>

using namespace duiding;
using duiding::test::MemorySource;
using duiding::test::TempFolder;

namespace {

// Pages of some paragraphs, in which R1 and I take turns.
void set_some(MemorySource& source, int id, std::mt19937& random)
{
    const std::vector<std::string> words = {"wijk", "cliënt", "de", "zorg", "🙂", "wijk-team", "en"};
    std::string text;
    std::vector<Mark> marks;
    std::int64_t at = 0, page_begin = 0;
    for (int paragraph = 0; paragraph < 30; ++paragraph) {
        std::string line;
        for (auto n = random() % 60; n > 0; --n) {
            line += words[random() % words.size()] + " ";
        }
        auto length = static_cast<std::int64_t>(OffsetMap(line).characters());
        if (length > 0 && random() % 3 > 0) {
            marks.push_back({MarkKind::Turn, char_range(at, at + length), 0, random() % 2 ? "R1" : "I"});
        }
        text += line + "\n";
        at += length + 1;
        if (paragraph % 7 == 6 && at - 1 > page_begin) {
            marks.push_back({MarkKind::Page, char_range(page_begin, at - 1), paragraph / 7 + 1, std::to_string(paragraph / 7 + 1)});
            page_begin = at;
        }
    }
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
        return a.range.begin != b.range.begin ? a.range.begin < b.range.begin : a.range.end > b.range.end;
    });
    source.set(id, text, marks, {{{1}, {}, {id}, "I", SpeakerKind::Interviewer, {}}, {{2}, {}, {id}, "R1", SpeakerKind::Participant, {}}});
}

bool same(const MatchContext& a, const MatchContext& b) { return a.before == b.before && a.match == b.match && a.after == b.after; }

} // namespace

TEST_CASE("The places of matches are those that the whole text gives, of documents that are indexed and of newer ones")
{
    std::mt19937 random(20261127);
    auto owned = std::make_unique<MemorySource>();
    MemorySource& source = *owned;
    for (int id = 1; id <= 12; ++id) {
        set_some(source, id, random);
    }
    TempFolder folder;
    ProjectIndex index(std::move(owned), folder / "index");
    Progress progress;
    index.update(progress);
    set_some(source, 5, random);
    std::size_t speakers = 0, pages = 0, seen = 0;
    for (HitUnit unit : {HitUnit::Paragraph, HitUnit::Sentence, HitUnit::Turn, HitUnit::Document}) {
        for (const char* query : {"wijk", "\"de zorg\"", "cliënt NEAR/3 wijk", "/w[a-z]*k/", "wijk-team"}) {
            CAPTURE(query, static_cast<int>(unit));
            SearchResult result = index.search({.query = query, .limit = 300, .unit = unit, .places = true});
            REQUIRE_FALSE(result.hits.empty());
            for (const SearchHit& hit : result.hits) {
                DocumentTextPtr text = source.text(hit.document);
                REQUIRE(hit.places.size() == hit.matches.size());
                for (std::size_t i = 0; i < hit.places.size(); ++i) {
                    const MatchPlace& place = hit.places[i];
                    const Speaker* speaker = text->speaker_at(place.match.begin);
                    CHECK(place.match == hit.matches[i]);
                    CHECK(place.speaker == (speaker ? speaker->name : std::string()));
                    CHECK(place.page == text->page_label_at(place.match.begin));
                    CHECK(place.paragraph == static_cast<std::int64_t>(text->paragraph_index(place.match.begin)) + 1);
                    CHECK(same(place.context, match_context(*text, hit.range, place.match)));
                    speakers += speaker ? 1 : 0;
                    pages += place.page.empty() ? 0 : 1;
                    ++seen;
                }
            }
        }
    }
    CHECK(speakers > 100);
    CHECK(pages > 100);
    CHECK(seen > 1000);
    CHECK(index.search({.query = "wijk"}).hits.front().places.empty());
}
