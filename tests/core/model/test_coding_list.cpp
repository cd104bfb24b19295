// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/coding.h"

#include <algorithm>
#include <random>

using namespace duiding;

namespace {

CodingList random_list(unsigned seed, int count, int length, int longest)
{
    std::mt19937 random(seed);
    CodingList list;
    for (int i = 0; i < count; ++i) {
        Coding coding;
        coding.id = {i + 1};
        coding.begin_value = std::uniform_int_distribution(0, length - 1)(random);
        coding.end_value = coding.begin_value + std::uniform_int_distribution(1, longest)(random);
        list.longest = std::max(list.longest, coding.end_value - coding.begin_value);
        list.codings.push_back(coding);
    }
    std::sort(list.codings.begin(), list.codings.end(), in_text_order);
    return list;
}

} // namespace

TEST_CASE("the codings that overlap a range are those a plain search finds, in text order")
{
    for (unsigned seed = 1; seed <= 20; ++seed) {
        CodingList list = random_list(seed, 300, 500, seed % 2 ? 10 : 400);
        for (std::int64_t begin = -5; begin < 920; begin += 7) {
            for (std::int64_t length : {0, 1, 13, 200}) {
                CharRange range = char_range(begin, begin + length);
                std::vector<const Coding*> expected;
                for (const Coding& coding : list.codings) {
                    if (coding.range().overlaps(range)) {
                        expected.push_back(&coding);
                    }
                }
                REQUIRE(list.overlapping(range) == expected);
            }
        }
    }
    CHECK(CodingList{}.overlapping(char_range(0, 10)).empty());
}

TEST_CASE("codings that only touch do not overlap")
{
    CodingList list;
    list.codings = {Coding{{1}, 0, 5}, Coding{{2}, 5, 9}};
    list.longest = 5;
    CHECK(list.overlapping(char_range(4, 5)).size() == 1);
    CHECK(list.overlapping(char_range(5, 6)).front()->id.value == 2);
    CHECK(list.overlapping(char_range(9, 20)).empty());
}

TEST_CASE("a coding is found by its id, and stays 32 bytes")
{
    CodingList list = random_list(1, 50, 100, 20);
    CHECK(list.find({17})->id.value == 17);
    CHECK(list.find({51}) == nullptr);
    CHECK(sizeof(Coding) == 32);
}

TEST_CASE("directions have keys and glyphs")
{
    for (Direction direction : {Direction::None, Direction::Facilitating, Direction::Hindering, Direction::Neutral, Direction::Ambivalent}) {
        CHECK(direction_from_key(to_key(direction)) == direction);
        CHECK((std::string(glyph(direction)).empty() == (direction == Direction::None)));
    }
    CHECK_FALSE(direction_from_key("helps"));
    CHECK_FALSE(direction_from_key(""));
}
