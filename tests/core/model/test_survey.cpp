// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/survey.h"

#include <catch2/catch.hpp>

using namespace duiding;

TEST_CASE("a text pool gives equal texts one number and keeps every text")
{
    TextPool pool;
    for (int round = 0; round < 2; ++round) {
        for (std::uint32_t i = 0; i < 5000; ++i) {
            CHECK(pool.add("antwoord " + std::to_string(i)) == i);
        }
    }
    CHECK(pool.size() == 5000);
    CHECK(pool.text(0) == "antwoord 0");
    CHECK(pool.text(4999) == "antwoord 4999");
    CHECK(pool.text(pool.add("")) == "");
}

TEST_CASE("answers are found by respondent and question, and what is missing is nothing")
{
    AnswerTable answers;
    answers.add_row({"1", std::nullopt, "goed"});
    answers.add_row({"2", "", "goed"});
    REQUIRE(answers.rows() == 2);
    CHECK(answers.columns() == 3);
    CHECK(answers.at(0, 0) == "1");
    CHECK_FALSE(answers.at(0, 1));
    CHECK(answers.at(1, 1) == "");
    CHECK(answers.at(1, 2) == "goed");
}
