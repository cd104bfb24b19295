// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/document_order.h"

#include <catch2/catch.hpp>

using namespace duiding;

TEST_CASE("a document has its place in the list whatever its number")
{
    DocumentOrder order({{7}, {3}, {9'000'000'000}, {1}});
    CHECK(order.rank({7}) == 0);
    CHECK(order.rank({3}) == 1);
    CHECK(order.rank({9'000'000'000}) == 2);
    CHECK(order.rank({1}) == 3);
    for (std::int64_t unknown : {0, 2, 8, 4'000'000, -1}) {
        CHECK(order.rank({unknown}) == 4);
    }
    CHECK(DocumentOrder({}).rank({1}) == 0);
}

TEST_CASE("hits are told in the order of the list, and those of a document that is not in it last")
{
    DocumentOrder order({{7}, {3}, {5}});
    DocumentTally tally(order);
    CHECK(tally.empty());
    tally.add({5}, 2, 4);
    tally.add({11}, 1, 1);
    tally.add({7}, 1, 1);
    tally.add({5}, 1, 3);
    tally.add({11}, 1, 2);
    tally.add({3}, 0, 0);
    CHECK(tally.in_order() == std::vector<DocumentHits>{{{7}, 1, 1}, {{5}, 3, 7}, {{11}, 2, 3}});
    CHECK(tally.hits() == 6);
    CHECK(tally.occurrences() == 11);
}
