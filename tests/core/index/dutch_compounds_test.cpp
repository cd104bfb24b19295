// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/dutch/compounds.h"
#include "core/index/dutch/lexicon.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <sstream>

using namespace duiding;

namespace {

// A word and where people see its joints; the signs are told in tests/data/dutch/compounds.txt.
struct MarkedWord {
    std::string word;
    std::map<std::size_t, char> joints;

    bool is_compound() const
    {
        return std::any_of(joints.begin(), joints.end(), [](const auto& joint) { return joint.second == '|'; });
    }
    bool accepts(const std::vector<std::size_t>& split) const
    {
        bool known = std::all_of(split.begin(), split.end(), [&](std::size_t at) { return joints.contains(at); });
        return known && std::all_of(joints.begin(), joints.end(), [&](const auto& joint) {
            return joint.second != '|' || std::find(split.begin(), split.end(), joint.first) != split.end();
        });
    }
};

std::vector<MarkedWord> marked_words(const char* name)
{
    std::istringstream lines(test::read_text(test::test_data(std::string("dutch/") + name)));
    std::vector<MarkedWord> words;
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        auto colon = std::min(line.find(": "), line.size());
        MarkedWord marked{line.substr(0, colon), {}};
        std::size_t at = 0;
        for (char c : line.substr(std::min(colon + 2, line.size()))) {
            if (c == '|' || c == '+' || c == '?') {
                marked.joints[at] = c;
            } else {
                ++at;
            }
        }
        words.push_back(std::move(marked));
    }
    return words;
}

std::string split_text(std::string word, const std::vector<std::size_t>& joints)
{
    for (std::size_t i = joints.size(); i-- > 0;) {
        word.insert(joints[i], 1, '|');
    }
    return word;
}

struct Score {
    double precision = 0;
    double recall = 0;
};

Score score(const char* name, const Lexicon& lexicon)
{
    double compounds = 0;
    double found = 0;
    double splits = 0;
    double right = 0;
    std::string wrong;
    for (const MarkedWord& marked : marked_words(name)) {
        auto joints = compound_joints(marked.word, lexicon);
        bool accepted = marked.accepts(joints);
        compounds += marked.is_compound();
        found += marked.is_compound() && accepted;
        splits += !joints.empty();
        right += !joints.empty() && accepted;
        wrong += accepted ? "" : " " + split_text(marked.word, joints);
    }
    Score result{right / splits, found / compounds};
    std::printf("%s: precision %.3f of %.0f splits, recall %.3f of %.0f compounds; wrong:%s\n", name, result.precision,
                splits, result.recall, compounds, wrong.c_str());
    return result;
}

#define NEEDS_LEXICON(lexicon)                                                                                                     \
    const Lexicon* lexicon = installed_lexicon();                                                                                  \
    if (!lexicon) {                                                                                                                \
        WARN("hunspell-nl is absent: skipped");                                                                                    \
        return;                                                                                                                    \
    }

} // namespace

TEST_CASE("Compounds of policy and care, marked by hand, fall apart where people say")
{
    NEEDS_LEXICON(lexicon);
    Score all = score("compounds.txt", *lexicon);
    CHECK(all.precision >= .95);
    CHECK(all.recall >= .85);
}

TEST_CASE("Splits of random words are right, as judged by hand")
{
    NEEDS_LEXICON(lexicon);
    CHECK(score("splits.txt", *lexicon).precision >= .95);
}

TEST_CASE("Parts of parts are found, and derived words stay whole")
{
    NEEDS_LEXICON(lexicon);
    auto split = [&](std::string word) { return split_text(word, all_compound_joints(word, *lexicon)); };
    CHECK(split("wijkteamprofessional") == "wijk|team|professional");
    CHECK(split("zorgverzekeraarsoverleg") == "zorg|verzekeraars|overleg");
    CHECK(split("jeugdgezondheidszorg") == "jeugd|gezondheids|zorg");
    for (const char* whole : {"verzekering", "voorzitter", "gemeentelijk", "protocollering", "", "de", "xyzzyx"}) {
        CHECK(split(whole) == whole);
    }
}

TEST_CASE("A part is told from letters that happen to stand there")
{
    NEEDS_LEXICON(lexicon);
    auto is_part = [&](std::string_view word, std::string_view part) {
        return is_compound_part(word, word.find(part), part.size(), *lexicon) == PartAnswer::Part;
    };
    CHECK(is_part("gezondheidszorg", "gezondheid"));
    CHECK(is_part("gezondheidszorg", "zorg"));
    CHECK(is_part("kinderopvang", "kind"));
    CHECK(is_part("wijkteamprofessionals", "professional"));
    CHECK(is_part("wijkteamprofessional", "wijkteam"));
    CHECK_FALSE(is_part("gezondheidszorg", "ezond"));
    CHECK_FALSE(is_part("weten", "wet"));
    CHECK_FALSE(is_part("afwijking", "wijk"));
    CHECK_FALSE(is_part("teamsteam", "eam"));
}

TEST_CASE("Words of any length and letters are split without harm")
{
    NEEDS_LEXICON(lexicon);
    CHECK(compound_joints(std::string(10000, 'a'), *lexicon).empty());
    CHECK(compound_joints("zorg\xF0\x9F\x98\x80team", *lexicon).empty());
    CHECK(all_compound_joints(std::string("wijk\0team", 9), *lexicon).empty());
}

TEST_CASE("The word list is read in a moment, and a damaged or missing one is no disaster")
{
    NEEDS_LEXICON(installed);
    CHECK(installed->size() > 200000);
    CHECK(installed->roles("xyzzyx") == 0);
    CHECK((installed->roles("zorg") & (Lexicon::Begins | Lexicon::Ends)) == (Lexicon::Begins | Lexicon::Ends));
    test::TempFolder folder;
    CHECK_FALSE(Lexicon::load(folder.path()));
    test::write_text(folder.path() / "nl_NL.aff", "SFX\nSFX Za Y 1\nSFX Za 0 s [\nPFX\nCOMPOUNDEND Cc\n\xFF\xFE SFX");
    test::write_text(folder.path() / "nl_NL.dic", "3\nteam/CcZ\n/\n\xC3\nwijk/Za\xFF\n");
    auto damaged = Lexicon::load(folder.path());
    REQUIRE(damaged);
    CHECK(damaged->roles("team") == (Lexicon::Word | Lexicon::Ends));
    CHECK(damaged->roles("wijk") != 0);
}
