// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/regex_scan.h"

#include "core/base/error.h"

#include <algorithm>
#include <chrono>
#include <random>

using namespace duiding;

namespace {

std::vector<std::string> found(const std::string& pattern, const std::string& text)
{
    std::vector<std::string> matches;
    for (ByteSpan span : RegexScan(pattern, 0).find(text)) {
        matches.push_back(text.substr(span.begin, span.end - span.begin));
    }
    return matches;
}

using Words = std::vector<std::string>;

} // namespace

TEST_CASE("A regular expression takes capitals as they come unless it holds one itself")
{
    CHECK(found("mee", "MEE gaat mee") == Words{"MEE", "mee"});
    CHECK(found("MEE", "MEE gaat mee") == Words{"MEE"});
    CHECK(found("(?i)MEE", "MEE gaat mee") == Words{"MEE", "mee"});
    CHECK(found("\\W+mee\\b", "MEE gaat MEE") == Words{" MEE"});
    CHECK(found("één", "Één een") == Words{"Één"});
    CHECK(found("Één", "één Één") == Words{"Één"});
}

TEST_CASE("Lines are paragraphs, words are words in every script, and empty matches are none")
{
    CHECK(found("^de", "de wijk\nde buurt, de straat") == Words{"de", "de"});
    CHECK(found("wijk.*team", "wijk\nteam, wijk en team") == Words{"wijk en team"});
    CHECK(found("\\w+", "naïef – да") == Words{"naïef", "да"});
    CHECK(found("x*", "axxa").size() == 1);
    CHECK(found("\\b", "een twee").empty());
    CHECK(found("👍+", "👍👍 ok 👍") == Words{"👍👍", "👍"});
}

TEST_CASE("What every match must hold is known where it is certain, and not where it is not")
{
    auto literals = [](const std::string& pattern) { return RegexScan(pattern, 0).literals(); };
    CHECK(literals("Sociaal +wijkteams?") == Words{"sociaal", "wijkteam"});
    CHECK(literals("\\bwijk(team)?s\\b") == Words{"wijk"});
    CHECK(literals("prevent(ie|ief)plan{2}") == Words{"prevent", "pla"});
    CHECK(literals("wijk|buurt").empty());
    CHECK(literals("[wijk]+team") == Words{"team"});
    CHECK(literals("(?x) wijk # team").empty());
    CHECK(literals("\\x77ijk").empty());
    CHECK(literals("(?=wijk)").empty());
    CHECK(literals("é*wijk") == Words{"wijk"});
}

TEST_CASE("Every match of a random pattern holds each of its literals")
{
    const Words pieces = {"wijk", "team", "a", "b", "(", ")", "|", "*", "?", "+", "[ab]", "\\b", "\\.", ".", "{2}", "(?:", "zorg", " "};
    std::mt19937 random(4);
    int matched = 0;
    for (int round = 0; round < 20000; ++round) {
        std::string pattern;
        std::string text;
        for (auto n = 1 + random() % 8; n > 0; --n) {
            pattern += pieces[random() % pieces.size()];
        }
        for (auto n = random() % 20; n > 0; --n) {
            text += Words{"Wijk", "team", "a", "b", " ", "zorg", "."}[random() % 7];
        }
        CAPTURE(pattern, text);
        try {
            RegexScan scan(pattern, 0);
            for (ByteSpan span : scan.find(text)) {
                std::string match = text.substr(span.begin, span.end - span.begin);
                std::transform(match.begin(), match.end(), match.begin(), [](char c) { return c == 'W' ? 'w' : c; });
                for (const std::string& literal : scan.literals()) {
                    REQUIRE(match.find(literal) != std::string::npos);
                    ++matched;
                }
            }
        } catch (const BadInput& error) {
            REQUIRE(error.text().where.starts_with("character "));
        }
    }
    CHECK(matched > 500);
}

TEST_CASE("A pattern that never ends is stopped and said so")
{
    auto begin = std::chrono::steady_clock::now();
    CHECK_THROWS_AS(found("(a+)+[bd]", std::string(5000, 'a') + "c"), BadInput);
    CHECK_THROWS_AS(found("(x|xx|.)+[bd]", std::string(100000, 'x')), BadInput);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}
