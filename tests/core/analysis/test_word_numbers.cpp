// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/word_numbers.h"

#include <catch2/catch.hpp>

#include <map>
#include <random>

using namespace duiding;

TEST_CASE("words get numbers in the order in which they are first met, and keep them however many follow")
{
    std::mt19937 random(7);
    WordNumbers numbers;
    std::map<std::string, std::uint32_t> known;
    std::vector<std::string> words;
    for (int i = 0; i < 60'000; ++i) {
        std::string word;
        for (auto length = random() % (i % 100 == 0 ? 90 : 7); length > 0; --length) {
            word += static_cast<char>('a' + random() % (i % 2 == 0 ? 3 : 26));
        }
        auto [entry, is_new] = known.try_emplace(word, static_cast<std::uint32_t>(known.size()));
        if (is_new) {
            words.push_back(word);
        }
        REQUIRE(numbers.number_of(word) == entry->second);
    }
    REQUIRE(numbers.size() == words.size());
    for (std::uint32_t number = 0; number < numbers.size(); ++number) {
        REQUIRE(numbers[number] == words[number]);
        REQUIRE(numbers.number_of(words[number]) == number);
    }
    CHECK(numbers.number_of(std::string("a\0b", 3)) != numbers.number_of(std::string("a\0c", 3)));
}
