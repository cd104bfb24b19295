// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/vocabulary.h"
#include "tests/support/paths.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <sstream>

using namespace duiding;

namespace {

// The families of tests/data/dutch/families.txt, where the signs are told.
struct MarkedFamilies {
    std::vector<std::vector<std::string>> families;
    std::set<std::pair<std::string, std::string>> allowed;        // both ways
    std::vector<std::pair<std::string, std::string>> forbidden;
    std::set<std::string> words;
};

MarkedFamilies marked_families()
{
    MarkedFamilies marked;
    std::istringstream lines(test::read_text(test::test_data("dutch/families.txt")));
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        bool never = line.front() == '!';
        std::istringstream parts(line.substr(never ? 1 : 0));
        std::vector<std::string> family;
        bool optional = false;
        for (std::string word; parts >> word;) {
            if (word == "~") {
                optional = true;
                continue;
            }
            marked.words.insert(word);
            for (const std::string& member : optional ? family : std::vector<std::string>()) {
                marked.allowed.insert({member, word});
                marked.allowed.insert({word, member});
            }
            if (!optional) {
                family.push_back(word);
            }
        }
        if (never) {
            marked.forbidden.emplace_back(family.at(0), family.at(1));
        } else {
            marked.families.push_back(family);
        }
    }
    return marked;
}

bool finds(const Vocabulary& vocabulary, const std::string& word, const std::string& other)
{
    auto family = vocabulary.family(word, "nl");
    return std::find(family.begin(), family.end(), other) != family.end();
}

// What is wrong with a family: "-x" is missing, "+x" is too many; empty: right.
std::string mistakes(const MarkedFamilies& marked, const std::vector<std::string>& family, const Vocabulary& vocabulary)
{
    std::set<std::string> wrong;
    for (const std::string& word : family) {
        for (const std::string& other : family) {
            if (word != other && !finds(vocabulary, word, other)) {
                wrong.insert("-" + word + "/" + other);
            }
        }
        for (std::string_view found : vocabulary.family(word, "nl")) {
            std::string other(found);
            bool known = std::find(family.begin(), family.end(), other) != family.end() || marked.allowed.contains({word, other});
            if (!known) {
                wrong.insert("+" + word + "/" + other);
            }
        }
    }
    std::string text;
    for (const std::string& one : wrong) {
        text += " " + one;
    }
    return text;
}

} // namespace

TEST_CASE("Families of the field, marked by hand, are found whole and alone")
{
    MarkedFamilies marked = marked_families();
    Vocabulary vocabulary({marked.words.begin(), marked.words.end()}, {"nl"});
    std::size_t right = 0;
    for (const auto& family : marked.families) {
        std::string wrong = mistakes(marked, family, vocabulary);
        right += wrong.empty();
        if (!wrong.empty()) {
            std::printf("%s:%s\n", family.front().c_str(), wrong.c_str());
        }
    }
    std::printf("families.txt: %zu of %zu families right\n", right, marked.families.size());
    CHECK(static_cast<double>(right) >= .9 * static_cast<double>(marked.families.size()));
}

TEST_CASE("Words that look alike and are no kin are never found for each other")
{
    MarkedFamilies marked = marked_families();
    Vocabulary vocabulary({marked.words.begin(), marked.words.end()}, {"nl"});
    for (const auto& [word, other] : marked.forbidden) {
        CAPTURE(word, other);
        CHECK_FALSE(finds(vocabulary, word, other));
        CHECK_FALSE(finds(vocabulary, other, word));
    }
}

TEST_CASE("Without the Dutch word list stems and looks stand in")
{
    MarkedFamilies marked = marked_families();
    Vocabulary vocabulary({marked.words.begin(), marked.words.end()}, {"nl"}, [] { return nullptr; });
    CHECK_FALSE(vocabulary.knows_compounds());
    auto right = std::count_if(marked.families.begin(), marked.families.end(), [&](const auto& family) {
        return mistakes(marked, family, vocabulary).empty();
    });
    std::printf("families.txt without the word list: %ld of %zu families right\n", static_cast<long>(right), marked.families.size());
    CHECK(right >= 70);
    CHECK(finds(vocabulary, "lid", "leden"));
    CHECK(vocabulary.compounds_with("wijk") == Vocabulary::Words{"wijkteam", "wijkteams"});
}

TEST_CASE("Forms of verbs, also of those with a beginning, are brought together")
{
    auto family = [](std::string_view word, std::vector<std::string> words) {
        std::sort(words.begin(), words.end());
        Vocabulary vocabulary(words, {"nl"});
        std::string out;
        for (auto member : vocabulary.family(word, "nl")) {
            out += (out.empty() ? "" : " ") + std::string(member);
        }
        return out;
    };
    CHECK(family("toewijzen", {"toegewezen", "toewees", "toewijst", "toewijzing", "wijzen"}) == "toegewezen toewees toewijst toewijzing");
    CHECK(family("opgroeiden", {"groeien", "opgegroeid", "opgroeien", "opgroeiende"}) == "opgegroeid opgroeien opgroeiende");
    CHECK(family("gemeente", {"meende", "menen", "gemeend"}) == "");
    CHECK(family("jeugdteam", {"jeugdteams", "teams"}) == "jeugdteams");
    CHECK(family("kwetsbaar", {"kwetsbare", "kwetsen"}) == "kwetsbare");
}
