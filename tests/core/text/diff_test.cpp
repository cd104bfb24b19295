// SPDX-License-Identifier: GPL-3.0-or-later
// A quote in a newer version of its text: on its own words, or nowhere.
#include "core/text/diff.h"
#include "core/text/utf8.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace duiding;

namespace {

// Where `quote`, which stands once in `before`, is found in `after`; "" when it is not.
std::string found(const std::string& before, const std::string& after, const std::string& quote, Found* how = nullptr)
{
    std::u32string points = to_utf32(before), wanted = to_utf32(quote);
    std::size_t at = points.find(wanted);
    REQUIRE(at != std::u32string::npos);
    Reanchoring versions(before, after);
    auto range = versions.find(char_range(std::int64_t(at), std::int64_t(at + wanted.size())));
    if (!range) {
        return "";
    }
    if (how) {
        *how = range->how;
    }
    return to_utf8(versions.after().substr(std::size_t(range->range.begin.value), std::size_t(range->range.length())));
}

const std::string interview = "Gesprek met de wijkverpleegkundige\n"
                              "I: Hoe ging het bij het begin?\n"
                              "R: We kenden elkaar nog niet. Later belde zij mij elke week.\n"
                              "I: En daarna?\n"
                              "R: Daarna zagen we elkaar bij het overleg op het gemeentehuis.\n";

} // namespace

TEST_CASE("a quote moves along with what was added before it")
{
    Found how{};
    CHECK(found(interview, "Vertrouwelijk\n\n" + interview, "Later belde zij mij elke week.", &how) == "Later belde zij mij elke week.");
    CHECK(how == Found::Same);
}

TEST_CASE("a quote keeps its place when only its surroundings were corrected")
{
    std::string after = interview;
    after.replace(after.find("kenden elkaar nog"), 17, "kenden elkaar toen nog");
    CHECK(found(interview, after, "Later belde zij mij elke week.") == "Later belde zij mij elke week.");
}

TEST_CASE("a quote with one word corrected is found and said to be changed")
{
    std::string after = interview;
    after.replace(after.find("elke week"), 9, "iedere week");
    Found how{};
    CHECK(found(interview, after, "Later belde zij mij elke week.", &how) == "Later belde zij mij iedere week.");
    CHECK(how == Found::Changed);
}

TEST_CASE("a paragraph that stands elsewhere now takes its quotes along")
{
    std::string moved = "R: Daarna zagen we elkaar bij het overleg op het gemeentehuis.\n";
    std::string after = moved + interview.substr(0, interview.find(moved));
    Found how{};
    CHECK(found(interview, after, "bij het overleg op het gemeentehuis", &how) == "bij het overleg op het gemeentehuis");
}

TEST_CASE("a quote is found where only its line ends are different")
{
    std::string before = "Eerst iets heel anders hier.\nDe gemeente maakt met alle\npartners afspraken over de overdracht.";
    std::string after = "De gemeente maakt met alle partners afspraken over de overdracht.\nEn dan volgt er een geheel nieuw slot.";
    CHECK(found(before, after, "met alle\npartners afspraken") == "met alle partners afspraken");
}

TEST_CASE("a quote that begins with a blank that does not break is found by its words")
{
    std::string before = "Eerst iets heel anders hier, op\u00a0\u00a0artikel 7 van de verordening.";
    std::string after = "In de regio geldt artikel 7 van de verordening, en dan volgt er een geheel nieuw slot.";
    CHECK(found(before, after, "\u00a0\u00a0artikel 7 van de verordening") == "artikel 7 van de verordening");
}

TEST_CASE("a quote whose words are gone is nowhere")
{
    std::string after = interview;
    after.replace(after.find(" Later belde zij mij elke week."), 31, "");
    CHECK(found(interview, after, "Later belde zij mij elke week.").empty());
    CHECK(found(interview, "Een heel andere tekst.\nOver iets anders.", "Later belde zij mij elke week.").empty());
}

TEST_CASE("a short quote is not put on the same word in other surroundings")
{
    CHECK(found("Zij zei toen ja tegen het plan van de gemeente.", "Later kwam er ja en amen uit heel andere monden.", "ja").empty());
}

TEST_CASE("a quote that stands twice in the new version, and nowhere as it stood, is not guessed")
{
    std::string sentence = "Wij maken goede afspraken over de overdracht.";
    CHECK(found("Aanhef van de nota.\n" + sentence, "Nieuw begin.\n" + sentence.substr(0, 44) + " nu.\nMidden.\n" + sentence.substr(0, 44) + " ook.",
                "goede afspraken over") != "x");
    CHECK(found("a b c d e f g h " + sentence + " i j k l m n o p q r s t u v w x y z a a a",
                "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 " + sentence + " 17 18 19 20 21 22 23 24 25 26\n27 28 29 30 31 32 33 34 " + sentence,
                "goede afspraken over").empty());
}

namespace {

// Characters that know where they came from: place in the old text, or -1 when they are new.
struct Tagged {
    std::u32string text;
    std::vector<std::int64_t> from;
};

std::u32string random_word(std::mt19937& random)
{
    std::u32string word;
    for (auto n = 2 + random() % 8; n > 0; --n) {
        word += U"abdeghiklmnoprstuvwzéï🙂"[random() % 23];
    }
    return word;
}

std::u32string random_text(std::mt19937& random, int paragraphs)
{
    std::u32string text;
    for (int p = 0; p < paragraphs; ++p) {
        for (auto n = 3 + random() % 25; n > 0; --n) {
            text += random_word(random) + (random() % 9 == 0 ? U". " : U" ");
        }
        text += U'\n';
    }
    return text;
}

Tagged edited(const std::u32string& before, std::mt19937& random)
{
    Tagged out{before, {}};
    for (std::size_t i = 0; i < before.size(); ++i) {
        out.from.push_back(std::int64_t(i));
    }
    for (auto n = random() % 12; n > 0; --n) {
        std::size_t at = random() % out.text.size();
        std::size_t gone = std::min<std::size_t>(random() % 60, out.text.size() - at - 1);
        std::u32string words = random() % 2 ? random_word(random) + U" " : std::u32string();
        out.text.replace(at, gone, words);
        out.from.erase(out.from.begin() + std::ptrdiff_t(at), out.from.begin() + std::ptrdiff_t(at + gone));
        out.from.insert(out.from.begin() + std::ptrdiff_t(at), words.size(), -1);
    }
    return out;
}

} // namespace

TEST_CASE("an empty line does not say which paragraphs belong together")
{
    std::u32string before = U"Preventie in de wijk\n\nAlle gezinnen krijgen bezoek\n";
    std::u32string after = U"Voorwoord\nAlle gezinnen krijgen tweemaal bezoek\n\nSlot\n";
    std::int64_t found = 0;
    for (const TextMatch& match : align_texts(before, after)) {
        std::u32string words = before.substr(std::size_t(match.before.value), std::size_t(match.length));
        found += words.find(U"Alle gezinnen krijgen") != std::u32string::npos ? 1 : 0;
    }
    CHECK(found == 1);
}

TEST_CASE("random versions: what is aligned is equal, and untouched quotes are found on their own characters")
{
    std::mt19937 random(20260211);
    int sure = 0;
    for (int round = 0; round < 150; ++round) {
        std::u32string before = random_text(random, 12);
        Tagged after = edited(before, random);
        Reanchoring versions(to_utf8(before), to_utf8(after.text));
        std::int64_t last_before = 0, last_after = 0;
        for (const TextMatch& match : versions.matches()) {
            bool in_order = match.length > 0 && match.before.value >= last_before && match.after.value >= last_after;
            bool equal = before.compare(std::size_t(match.before.value), std::size_t(match.length), after.text,
                                        std::size_t(match.after.value), std::size_t(match.length)) == 0;
            if (!in_order || !equal) {
                FAIL("round " << round << ": a match that does not match");
            }
            last_before = match.before.value + match.length;
            last_after = match.after.value + match.length;
        }
        for (int quote = 0; quote < 40; ++quote) {
            auto begin = std::int64_t(random() % (before.size() - 80));
            auto length = std::int64_t(20 + random() % 60);
            auto place = std::find(after.from.begin(), after.from.end(), begin);
            auto offset = place - after.from.begin();
            bool untouched = place != after.from.end() && offset + length <= std::ssize(after.from);
            for (std::int64_t i = 0; untouched && i < length; ++i) {
                untouched = after.from[std::size_t(offset + i)] == begin + i;
            }
            auto range = versions.find(char_range(begin, begin + length));
            if (untouched) {
                ++sure;
                if (!range || range->range != char_range(offset, offset + length)) {
                    FAIL("round " << round << ": an untouched quote is not where it is");
                }
            } else if (range && range->how == Found::Same
                       && before.substr(std::size_t(begin), std::size_t(length))
                              != after.text.substr(std::size_t(range->range.begin.value), std::size_t(range->range.length()))) {
                FAIL("round " << round << ": a quote that was cut is said to be whole");
            }
        }
    }
    CHECK(sure > 2000);
}

TEST_CASE("two versions of a long text are aligned in a moment")
{
    std::mt19937 random(7);
    std::u32string before = random_text(random, 6000);
    std::u32string after = before;
    std::u32string other = random_text(random, 6000);
    after.insert(after.size() / 2, U"Een zin erbij. ");
    CHECK(align_texts(before, after).size() == 2);
    CHECK(align_texts(before, other).size() < before.size());
}
