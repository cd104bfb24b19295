// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/compare_texts.h"
#include "tests/support/transcript.h"

#include <algorithm>
#include <random>

using namespace duiding;
using namespace duiding::test;

namespace {

struct Compared {
    DocumentText before, after;
    TextComparison result;

    Compared(const std::string& one, const std::string& other)
        : before({1}, one, {}, {}), after({2}, other, {}, {}), result(compare_texts(before, after))
    {
    }

    // "changed: Wij doen [veel] | Wij doen [weinig]"
    std::vector<std::string> rows() const
    {
        std::vector<std::string> all;
        for (const ComparedParagraph& row : result.rows) {
            all.push_back(std::string(to_key(row.change)) + ": " + side(before, row.before, row.changed_before) + " | " +
                          side(after, row.after, row.changed_after));
        }
        return all;
    }
    std::string put_together(bool first) const
    {
        std::string text;
        bool begun = false;
        for (const ComparedParagraph& row : result.rows) {
            if (const auto& range = first ? row.before : row.after) {
                text += (begun ? "\n" : "") + std::string((first ? before : after).slice(*range));
                begun = true;
            }
        }
        return text;
    }

private:
    static std::string side(const DocumentText& text, const std::optional<CharRange>& range, const std::vector<CharRange>& changed)
    {
        std::string said;
        for (CharPos at = range ? range->begin : CharPos{}; range && at < range->end; ++at) {
            for (const CharRange& each : changed) {
                said += each.begin == at ? "[" : "";
            }
            said += text.slice({at, at + 1});
            for (const CharRange& each : changed) {
                said += each.end == at + 1 ? "]" : "";
            }
        }
        return said;
    }
};

using Rows = std::vector<std::string>;

const std::string sea = "Onze gemeente ligt aan zee en dat merkt iedereen.";
const std::string help = "Wij bieden jonge ouders vroege hulp in hun eigen buurt.";
const std::string roads = "De wegen naar het strand worden dit jaar hersteld.";

} // namespace

TEST_CASE("two versions stand side by side: the same, changed with its words, added and removed")
{
    Compared compared(sea + "\n" + help + "\nDit vervalt geheel en al.",
                      sea + "\nWij bieden alle jonge ouders snelle hulp in hun eigen buurt.\nEr komt een nieuw zwembad bij.");
    CHECK(compared.rows() == Rows{"same: " + sea + " | " + sea,
                                  "changed: Wij bieden jonge ouders [vroege] hulp in hun eigen buurt. | "
                                  "Wij bieden [alle] jonge ouders [snelle] hulp in hun eigen buurt.",
                                  "removed: [Dit vervalt geheel en al]. | ", "added:  | [Er komt een nieuw zwembad bij]."});
    CHECK(compared.result.counts == std::array<std::int64_t, 5>{1, 1, 1, 1, 0});
}

TEST_CASE("a paragraph that moved is found at both places, and they point at each other")
{
    Compared compared(roads + "\n" + sea + "\n" + help, sea + "\n" + help + "\n" + roads);
    CHECK(compared.rows() == Rows{"moved: " + roads + " | ", "same: " + sea + " | " + sea, "same: " + help + " | " + help, "moved:  | " + roads});
    CHECK(compared.result.rows[0].other == 3);
    CHECK(compared.result.rows[3].other == 0);
    CHECK(compared.result.counts == std::array<std::int64_t, 5>{2, 0, 0, 0, 1});
}

TEST_CASE("blanks and empty lines make no difference")
{
    Compared compared(sea + "\n\n" + help, "Onze  gemeente ligt aan zee en dat\u00A0merkt iedereen.\n" + help + "\n\n");
    for (const ComparedParagraph& row : compared.result.rows) {
        CHECK(row.change == ParagraphChange::Same);
    }
    CHECK(compared.result.same_share == Approx(1));
    CHECK(compared.result.counts[0] == 2);
}

TEST_CASE("a paragraph that was split stands beside its larger half")
{
    Compared compared(sea + " " + help, sea + "\n" + help);
    REQUIRE(compared.result.rows.size() == 2);
    CHECK(compared.result.rows[0].before.has_value() != compared.result.rows[1].before.has_value());
    for (const ComparedParagraph& row : compared.result.rows) {
        CHECK(row.changed_before.empty());
        CHECK(row.changed_after.empty());
    }
}

TEST_CASE("equal, empty and wholly different texts")
{
    CHECK(Compared(sea, sea).result.counts == std::array<std::int64_t, 5>{1, 0, 0, 0, 0});
    CHECK(Compared("", "").result.rows.size() == 1);
    CHECK(Compared("", sea).result.counts[2] == 1);
    CHECK(Compared("👩🏽‍⚕️ é", "漢字").result.counts == std::array<std::int64_t, 5>{0, 0, 1, 1, 0});
}

TEST_CASE("a table has a row a paragraph")
{
    Compared compared(sea, sea + "\n" + help);
    DocumentInfo a, b;
    a.name = "Plan 2018";
    b.name = "Plan 2022";
    Table table = comparison_table(compared.result, a, compared.before, b, compared.after);
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[1][0] == Cell{std::string("added")});
    CHECK(table.rows[1][2] == Cell{help});
    CHECK(format(table.title) == "“Plan 2018” beside “Plan 2022”");
}

TEST_CASE("both sides put together give the two texts, and no marked word lies outside its paragraph, on random edits")
{
    std::mt19937 random(77);
    auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const std::vector<std::string> pieces = {"wijk", "team", "zorg", "é́", "👍🏽", " ", " ", " ", ", ", ".", "\n", "\n\n", "gemeente", "hulp", "\u2028", "漢", "\t"};
    for (int round = 0; round < 1500; ++round) {
        std::vector<std::string> text;
        for (std::size_t i = below(80); i > 0; --i) {
            text.push_back(pieces[below(pieces.size())]);
        }
        std::vector<std::string> edited = text;
        for (std::size_t i = below(8); i > 0 && !edited.empty(); --i) {
            auto at = edited.begin() + std::int64_t(below(edited.size()));
            switch (below(4)) {
            case 0: edited.erase(at); break;
            case 1: edited.insert(at, pieces[below(pieces.size())]); break;
            case 2: *at = pieces[below(pieces.size())]; break;
            case 3: std::rotate(edited.begin(), at, edited.end()); break;
            }
        }
        auto joined = [](const std::vector<std::string>& all) {
            std::string one;
            for (const std::string& each : all) {
                one += each;
            }
            return one;
        };
        Compared compared(joined(text), joined(edited));
        REQUIRE(compared.put_together(true) == joined(text));
        REQUIRE(compared.put_together(false) == joined(edited));
        for (const ComparedParagraph& row : compared.result.rows) {
            for (const CharRange& range : row.changed_before) {
                REQUIRE(row.before->contains(range));
                REQUIRE_FALSE(range.empty());
            }
            for (const CharRange& range : row.changed_after) {
                REQUIRE(row.after->contains(range));
            }
            if (row.change == ParagraphChange::Moved) {
                REQUIRE(compared.result.rows[*row.other].other.has_value());
            }
        }
        REQUIRE(compared.result.same_share >= 0);
        REQUIRE(compared.result.same_share <= 1);
    }
}
