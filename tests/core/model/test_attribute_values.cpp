// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/attribute_values.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>

using namespace duiding;

TEST_CASE("the last value for a place is the one that counts, in whatever order they came")
{
    std::mt19937 random(17);
    AttributeValues values;
    std::map<std::pair<std::int64_t, std::int64_t>, std::string> oracle;
    for (int i = 0; i < 4000; ++i) {
        std::int64_t person = 1 + static_cast<std::int64_t>(random() % 60), question = 1 + static_cast<std::int64_t>(random() % 40);
        std::string answer = "antwoord " + std::to_string(random() % 9);
        values.set(AttributeTarget::Person, person, {question}, answer);
        oracle[{person, question}] = answer;
    }
    values.finish();
    CHECK(values.size() == oracle.size());
    std::size_t wrong = 0;
    for (const auto& [place, answer] : oracle) {
        const std::string* found = values.find(AttributeTarget::Person, place.first, {place.second});
        wrong += found == nullptr || *found != answer;
    }
    CHECK(wrong == 0);
    CHECK(values.find(AttributeTarget::Document, 1, {1}) == nullptr);
    std::size_t seen = 0;
    values.each_of(AttributeTarget::Person, 7, [&](AttributeId, const std::string&) { ++seen; });
    CHECK(seen == static_cast<std::size_t>(std::count_if(oracle.begin(), oracle.end(), [](const auto& one) { return one.first.first == 7; })));
}
