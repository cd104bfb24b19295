// SPDX-License-Identifier: GPL-3.0-or-later
// Cutting text for a search that knows some words gives the tokens of the tokenizer, and no known one is missing.
#include "core/index/known_words.h"

#include <algorithm>
#include <random>
#include <set>



using namespace duiding;

TEST_CASE("A search that knows some words cuts a hundred thousand random texts as the tokenizer does")
{
    const std::vector<std::string> terms = {"wijk", "team", "wijkteam", "programma's", "1.234,5", "2018", "a", "clienten", std::string(64, 'x')};
    const std::vector<std::string> pieces = {"wijk", "Team", "WIJKTEAM", "programma's", "programma’s", "1.234,5", "2018", "a", "b'", "-", "'", ".",
                                             ",", " ", " ", " ", "\n", "/", "cliënten", "é", "👍", "\u00AD", "_", "漢", std::string(70, 'x'), "3"};
    KnownWords known(terms);
    std::set<std::string> wanted(terms.begin(), terms.end());
    std::mt19937 random(7);
    for (int round = 0; round < 100'000; ++round) {
        std::string text;
        for (auto n = random() % 9; n > 0; --n) {
            text += pieces[random() % (round % 2 == 0 ? 18 : pieces.size())];
        }
        std::vector<Token> all;
        std::vector<Token> some;
        auto end = tokenize(text, {5}, 3, all);
        auto known_end = known.tokenize(text, {5}, 3, some);
        auto unknown = [&](const Token& token) { return !wanted.contains(token.term); };
        std::erase_if(all, unknown);
        std::erase_if(some, unknown);
        CAPTURE(text);
        REQUIRE(end == known_end);
        REQUIRE(some == all);
    }
}
