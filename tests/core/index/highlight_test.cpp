// SPDX-License-Identifier: GPL-3.0-or-later
// What a hit marks is what really matched, character for character: over line ends, page breaks and hyphens, behind emoji and
// letters of several characters.
#include "core/index/index.h"

#include "core/model/citation.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"
#include "tests/core/index/memory_study.h"

#include <algorithm>
#include <random>

using namespace duiding;
using duiding::test::MemorySource;
using duiding::test::TempFolder;

namespace {

using Words = std::vector<std::string>;

struct Study : duiding::test::MemoryStudy {
    Study() = default;

    explicit Study(std::string text, std::vector<Mark> marks = {})
    {
        source->set(1, "Een eerste alinea 👩‍👩‍👧 met cafe\u0301.\n" + std::move(text) + "\nEen laatste.", std::move(marks));
        update();
    }

    std::vector<SearchHit> hits(const std::string& query, HitUnit unit = HitUnit::Paragraph) const
    {
        SearchRequest request;
        request.query = query;
        request.limit = all_hits;
        request.unit = unit;
        request.order = HitOrder::Document;
        return index->search(request).hits;
    }

    // The marked characters, as they stand in the text.
    Words marked(const std::string& query, HitUnit unit = HitUnit::Paragraph) const
    {
        Words found;
        for (const SearchHit& hit : hits(query, unit)) {
            for (CharRange match : hit.matches) {
                found.emplace_back(source->text(hit.document)->slice(match));
            }
        }
        return found;
    }

    // The marked characters of the snippets.
    Words marked_in_snippets(const std::string& query) const
    {
        Words found;
        for (const SearchHit& hit : hits(query)) {
            OffsetMap snippet(hit.snippet);
            for (CharRange mark : hit.snippet_marks) {
                found.emplace_back(snippet.slice(mark));
            }
        }
        return found;
    }
};

} // namespace

TEST_CASE("A phrase is marked over the end of a line inside a paragraph, and shown on one line")
{
    Study study("Het sociaal\u2028team van de wijk, het sociaal \u2028 team van de stad.");
    CHECK(study.marked("\"sociaal team\"") == Words{"sociaal\u2028team", "sociaal \u2028 team"});
    CHECK(study.marked_in_snippets("\"sociaal team\"") == Words{"sociaal team", "sociaal team"});
    CHECK(study.marked("/sociaal\\s+team/") == Words{"sociaal\u2028team", "sociaal \u2028 team"});
}

TEST_CASE("A word broken at the end of a line is found whole, and marked with its hyphen and the line end")
{
    for (const char* hyphen : {"-\u2028", "\u2010\u2028", "\u00AD\u2028"}) {
        CAPTURE(hyphen);
        std::string broken = std::string("Gemeen") + hyphen + "teraad";
        Study study("Volgens de " + broken + " is dat zo.");
        CHECK(study.marked("gemeenteraad") == Words{broken});
        CHECK(study.marked("exact:gemeenteraad") == Words{broken});
        CHECK(study.marked("exact:Gemeenteraad") == Words{broken});
        CHECK(study.marked("exact:GEMEENTERAAD") == Words{});
        CHECK(study.marked("\"de gemeenteraad is\"") == Words{"de " + broken + " is"});
        CHECK(study.marked("gemeentera*") == Words{broken});
    }
}

TEST_CASE("A hyphen that stands for what is still to come keeps its words apart, also at the end of a line")
{
    Study study("De klimaat-\u2028en natuurcrisis, en de klimaat- en energiecrisis.");
    CHECK(study.marked("klimaat") == Words{"klimaat", "klimaat"});
    CHECK(study.marked("natuurcrisis") == Words{"natuurcrisis"});
    CHECK(study.marked("\"klimaat en natuurcrisis\"") == Words{"klimaat-\u2028en natuurcrisis"});
    CHECK(study.marked("\"klimaat en energiecrisis\"") == Words{"klimaat- en energiecrisis"});
}

TEST_CASE("Soft hyphens, joiners and hyphens inside a word are marked with it")
{
    Study study("Be\u00ADleids\u00ADplan voor de wijk-teams en het wijk\u2011team.");
    CHECK(study.marked("beleidsplan") == Words{"Be\u00ADleids\u00ADplan"});
    CHECK(study.marked("\"beleidsplan voor\"") == Words{"Be\u00ADleids\u00ADplan voor"});
    CHECK(study.marked("wijkteam") == Words{"wijk-teams", "wijk\u2011team"});
    CHECK(study.marked("exact:Beleidsplan") == Words{"Be\u00ADleids\u00ADplan"});
}

TEST_CASE("Letters of several characters and emoji of several code points shift no mark")
{
    Study study("👍🏽 Een cafe\u0301 😀bij de wijk🎉 en de 🇳🇱 e\u0301e\u0301n\u0308 \U0001D49C wijk.");
    CHECK(study.marked("café") == Words{"cafe\u0301", "cafe\u0301"});
    CHECK(study.marked("wijk") == Words{"wijk", "wijk"});
    CHECK(study.marked("\"café bij\"") == Words{"cafe\u0301 😀bij"});
    CHECK(study.marked_in_snippets("\"café bij\"") == Words{"cafe\u0301 😀bij"});
    CHECK(study.marked("/wijk.+?wijk/") == Words{"wijk🎉 en de 🇳🇱 e\u0301e\u0301n\u0308 \U0001D49C wijk"});
    CHECK(study.marked("exact:café") == Words{"cafe\u0301", "cafe\u0301"});
}

TEST_CASE("A phrase is marked over a page break, and cited with both pages")
{
    std::string text = "De raad kiest voor preventie.\nHet plan noemt het sociaal team van de wijk.";
    auto place = static_cast<std::int64_t>(text.find("team"));
    auto end = static_cast<std::int64_t>(text.size());
    Study study;
    study.source->set(1, text, {{MarkKind::Page, char_range(0, place), 3, ""}, {MarkKind::Page, char_range(place, end), 4, ""}});
    study.update();
    CHECK(study.marked("\"sociaal team\"") == Words{"sociaal team"});
    CHECK(study.marked_in_snippets("\"sociaal team\"") == Words{"sociaal team"});
    auto hits = study.hits("\"sociaal team\"");
    REQUIRE(hits.size() == 1);
    CHECK(pages_of(*study.source->text({1}), hits[0].matches[0]) == "3–4");
}

TEST_CASE("A phrase runs over a time mark, which is not shown as found, and never over the end of a paragraph")
{
    std::string text = "het sociaal #00:05# team\nen het sociaal\nteam";
    Study study;
    study.source->set(1, text, {{MarkKind::Time, char_range(12, 20), 5000, ""}});
    study.update();
    CHECK(study.marked("\"sociaal team\"") == Words{"sociaal #00:05# team"});
    CHECK(study.marked_in_snippets("\"sociaal team\"") == Words{"sociaal team"});
    CHECK(study.marked("sociaal AND team", HitUnit::Document) == Words{"sociaal", "team", "sociaal", "team"});
}

// Texts are put together from words whose places are then known; what a search marks is compared with these.
TEST_CASE("Every phrase and word of random texts is marked exactly where it was put")
{
    const Words words = {"wijk", "Huis", "cafe\u0301", "be\u00ADleid", "kind\u200Deren", "gemeen-\u2028te", "plan\u00AD\u2028nen", "e\u0301e\u0301n", "\uFB01ets",
                         "Straße", "jeugd-zorg", "\u0130stanbul", "q\u0308\u0301x"};
    const Words between = {" ", " ", "\u2028", ", ", " 👍🏽 ", "😀", "\u00A0", "\t", " 👩‍👩‍👧\u2028", " (", "/", "\n", ". ", " \U0001F600\u0301 "};
    std::mt19937 random(20261127);
    Study study;
    struct Put {
        std::string term;
        CharRange range;
        std::size_t paragraph;
    };
    std::vector<std::vector<Put>> put;
    for (int id = 1; id <= 60; ++id) {
        std::string text;
        std::vector<Put> here;
        std::size_t paragraph = 0;
        auto count = [&] { return static_cast<std::int64_t>(count_code_points(text)); };
        std::vector<std::int64_t> pages = {0};
        for (int n = 0; n < 60; ++n) {
            const std::string& word = words[random() % words.size()];
            std::int64_t begin = count();
            text += word;
            std::string term = word;
            for (const char* out : {"-", "\u2028", "\u00AD", "\u200D"}) {
                for (auto at = term.find(out); at != std::string::npos; at = term.find(out)) {
                    term.erase(at, std::string_view(out).size());
                }
            }
            here.push_back({term, char_range(begin, count()), paragraph});
            const std::string& gap = between[random() % between.size()];
            text += gap;
            paragraph += gap == "\n" ? 1 : 0;
            if (random() % 10 == 0) {
                pages.push_back(begin + static_cast<std::int64_t>(random() % static_cast<unsigned>(count() - begin)));
            }
        }
        pages.push_back(count());
        std::vector<Mark> marks;
        for (std::size_t page = 0; page + 1 < pages.size(); ++page) {
            marks.push_back({MarkKind::Page, char_range(pages[page], pages[page + 1]), static_cast<std::int64_t>(page) + 1, ""});
        }
        study.source->set(id, text, marks);
        put.push_back(std::move(here));
    }
    study.update();
    for (int asked = 0; asked < 300; ++asked) {
        const auto& from = put[random() % put.size()];
        std::size_t first = random() % (from.size() - 3);
        std::size_t length = 1 + random() % 3;
        if (from[first + length - 1].paragraph != from[first].paragraph) {
            continue;
        }
        Words wanted;
        std::string phrase;
        for (std::size_t i = first; i < first + length; ++i) {
            wanted.push_back(fold(from[i].term));
            phrase += (phrase.empty() ? "" : " ") + from[i].term;
        }
        std::vector<std::pair<DocumentId, CharRange>> expected;
        for (std::size_t document = 0; document < put.size(); ++document) {
            const auto& here = put[document];
            std::int64_t covered = -1;
            for (std::size_t i = 0; i + length <= here.size(); ++i) {
                bool all = here[i].paragraph == here[i + length - 1].paragraph;
                for (std::size_t k = 0; k < length; ++k) {
                    all = all && fold(here[i + k].term) == wanted[k];
                }
                if (!all) {
                    continue;
                }
                CharRange range{here[i].range.begin, here[i + length - 1].range.end};
                if (range.begin.value < covered) {               // overlapping matches are one
                    expected.back().second.end = range.end;
                } else {
                    expected.emplace_back(DocumentId{static_cast<std::int64_t>(document) + 1}, range);
                }
                covered = range.end.value;
            }
        }
        std::vector<std::pair<DocumentId, CharRange>> marked;
        for (const SearchHit& hit : study.hits("\"" + phrase + "\"")) {
            OffsetMap snippet(hit.snippet);
            for (CharRange match : hit.matches) {
                marked.emplace_back(hit.document, match);
            }
            for (CharRange mark : hit.snippet_marks) {
                REQUIRE_FALSE(mark.empty());
                REQUIRE(mark.end.value <= snippet.characters());
            }
            REQUIRE_FALSE(hit.snippet_marks.empty());
            auto shown = fold(snippet.slice(hit.snippet_marks.front()));
            auto stands = fold(study.source->text(hit.document)->slice(hit.matches.front()));
            CAPTURE(phrase, hit.snippet);
            REQUIRE(shown.substr(0, 2) == stands.substr(0, 2));
        }
        std::sort(marked.begin(), marked.end());
        CAPTURE(phrase);
        REQUIRE(marked == expected);
    }
}
