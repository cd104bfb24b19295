// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/word_list.h"
#include "core/base/error.h"
#include "tests/support/small_study.h"
#include "tests/support/transcript.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace duiding;
using namespace duiding::test;

namespace {

WordList words(const SmallStudy& study, const WordListOptions& options = {})
{
    auto snapshot = study.snapshot();
    Progress progress;
    return word_list(*snapshot, study.texts(), options, progress);
}

const WordCount& word(const WordList& list, const std::string& folded)
{
    auto it = std::find_if(list.words.begin(), list.words.end(), [&](const WordCount& each) { return each.word == folded; });
    REQUIRE(it != list.words.end());
    return *it;
}

bool has(const WordList& list, const std::string& folded)
{
    return std::any_of(list.words.begin(), list.words.end(), [&](const WordCount& each) { return each.word == folded; });
}

std::string times(const std::string& text, int count)
{
    std::string all;
    for (int i = 0; i < count; ++i) {
        all += text + " ";
    }
    return all;
}

} // namespace

// Gries 2008, section 3: a corpus of 50 words in parts of 9, 10, 10, 10 and 11; the word a stands in them 1, 2, 3, 4 and 5 times.
TEST_CASE("the dispersion is that of Gries' own example")
{
    SmallStudy study;
    int sizes[] = {9, 10, 10, 10, 11};
    for (int i = 0; i < 5; ++i) {
        study.add_document("Deel " + std::to_string(i), {times("a", i + 1) + times("b", sizes[i] - i - 1)});
    }
    WordList list = words(study);
    CHECK(list.running_words == 50);
    CHECK(word(list, "a").frequency == 15);
    CHECK(word(list, "a").documents == 5);
    CHECK(word(list, "a").dp == Approx(0.18).margin(0.0005));
}

TEST_CASE("many documents are counted on every core as they are one after the other")
{
    SmallStudy study;
    std::mt19937 random(8);
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> counted;       // by word: how often, in how many documents
    std::int64_t running = 0;
    for (int i = 0; i < 40; ++i) {
        std::string text;
        std::set<std::string> here;
        for (auto n = random() % 50; n > 0; --n) {
            std::string number = std::to_string(random() % 30);
            text += (random() % 3 == 0 ? "Één" : "één") + number + " ";
            ++counted["een" + number].first;
            here.insert("een" + number);
            ++running;
        }
        for (const std::string& word : here) {
            ++counted[word].second;
        }
        study.add_document("Deel " + std::to_string(i), {text});
    }
    WordList list = words(study);
    CHECK(list.running_words == running);
    REQUIRE(list.words.size() == counted.size());
    for (const WordCount& each : list.words) {
        CHECK(std::pair(each.frequency, each.documents) == counted.at(each.word));
    }
}

TEST_CASE("a word in one document of many is badly spread, and one that goes with the text is evenly spread")
{
    SmallStudy study;
    study.add_document("A", {"zwembad zwembad en en"});
    study.add_document("B", {"wij en en en en wij wij wij"});
    study.add_document("C", {"ja ja en en"});
    WordList list = words(study);
    CHECK(word(list, "en").dp == Approx(0));
    CHECK(word(list, "zwembad").dp == Approx(0.75));
}

TEST_CASE("a word is counted in all its forms and shown as it is written most")
{
    SmallStudy study;
    study.add_document("A", {"Cliënten vragen. De cliënten, onze cliënten en CLIËNTEN; clienten?", "Wijk-team’s programma's"});
    WordList list = words(study);
    CHECK(word(list, "clienten").frequency == 5);
    CHECK(word(list, "clienten").shown == "cliënten");
    CHECK(has(list, "wijk"));
    CHECK(has(list, "programma's"));
    CHECK_FALSE(has(list, "wijkteam"));
}

TEST_CASE("labels, time marks and what the interviewer says do not count, unless the interviewer is asked for")
{
    SmallStudy study;
    study.add_document("Gesprek", {"I: Kende u het wijkteam? #00:00:04-2#", "R1: Nee, het wijkteam niet."});
    WordList list = words(study);
    CHECK(word(list, "wijkteam").frequency == 1);
    CHECK_FALSE(has(list, "r1"));
    CHECK_FALSE(has(list, "kende"));
    CHECK_FALSE(has(list, "00"));
    CHECK(list.running_words == 4);
    CHECK(word(words(study, {.interviewer = InterviewerTurns::Include}), "wijkteam").frequency == 2);
}

TEST_CASE("stop words and rare words leave the list, not the number of words")
{
    SmallStudy study;
    study.add_document("A", {"De wijk en het team van de wijk."});
    WordListOptions options;
    options.stop = stop_words("nl");
    options.least = 2;
    WordList list = words(study, options);
    REQUIRE(list.words.size() == 1);
    CHECK(list.words[0].word == "wijk");
    CHECK(list.running_words == 8);
    CHECK(list.stopped == 5);
    CHECK(list.distinct_words == 6);
}

TEST_CASE("a stop list of one's own has a word a line, with remarks; the lists of the program read back")
{
    CHECK(read_stop_words("# mijn lijst\nGemeente  # te vaak\r\n\nZó’n\n") == StopWords{"gemeente", "zo'n"});
    CHECK(stop_words("nl").contains("het"));
    CHECK(stop_words("nl").contains("omdat"));
    CHECK(stop_words("en").contains("the"));
    CHECK(stop_words("fr").empty());
    CHECK(read_stop_words(stop_words_text("nl")) == stop_words("nl"));
}

TEST_CASE("words are counted by municipality, and per 1,000 of its own words")
{
    SmallStudy study;
    DocumentId a = study.add_document("A", {"samen samen zee zee"});
    DocumentId b = study.add_document("B", {"samen bos"});
    CaseId aasveld = study.add_case("municipality", "Aasveld");
    CaseId boekerdam = study.add_case("municipality", "Boekerdam");
    study.link(a, aasveld);
    study.link(b, aasveld);
    study.link(b, boekerdam);
    WordListOptions options;
    options.by = GroupBy{GroupBy::What::Case, "municipality", {}};
    WordList list = words(study, options);
    REQUIRE(list.groups.size() == 2);
    CHECK(list.groups[0].words == 6);
    CHECK(list.groups[1].words == 2);
    CHECK(word(list, "samen").by_group == std::vector<std::int64_t>{3, 1});
    CHECK(list.running_words == 6);
    Table table = word_list_table(*study.snapshot(), list, options);
    CHECK(table.columns[7].name == "Aasveld");
    CHECK(table.rows[0][8] == Cell{500.0});
}

TEST_CASE("a role is that of the person who speaks, turn by turn; else that of the document")
{
    SmallStudy study;
    DocumentId talk = study.add_document("Gesprek", {"R1: veilig thuis", "R2: regels"});
    DocumentId note = study.add_document("Brief", {"brief"});
    CaseId family = study.add_case("case", "A1");
    study.link(note, family, "client");
    PersonId client = study.add_person("Mevrouw Smit", "client");
    PersonId nurse = study.add_person("Els", "nurse");
    study.set_speaker(talk, "R1", client);
    study.set_speaker(talk, "R2", nurse);
    WordListOptions options;
    options.by = GroupBy{GroupBy::What::Role, {}, {}};
    WordList list = words(study, options);
    std::map<std::string, std::int64_t> groups;
    for (const WordGroup& group : list.groups) {
        groups[group.key] = group.words;
    }
    CHECK(groups == std::map<std::string, std::int64_t>{{"client", 3}, {"nurse", 1}});
}

TEST_CASE("only the stretches that are asked for count: coded passages, or hits")
{
    SmallStudy study;
    DocumentId a = study.add_document("A", {"een twee drie vier"});
    study.add_document("B", {"vijf"});
    WordListOptions options;
    options.within = {{a, {range_of(study.text(a), "twee drie")}}};
    WordList list = words(study, options);
    CHECK(list.running_words == 2);
    CHECK(list.documents == 1);
    options.within.reset();
    options.documents = {a};
    CHECK(words(study, options).running_words == 4);
}

TEST_CASE("a choice of codes makes the word list of what is coded so")
{
    FilledStudy filled;
    SegmentFilter filter;
    filter.codes = {filled.privacy};
    WordList list = words(filled.study, word_list_options(*filled.study.snapshot(), filter));
    CHECK(word(list, "privacy").frequency == 1);
    CHECK_FALSE(has(list, "toch"));
    CHECK(list.documents == 1);
    CHECK(words(filled.study, word_list_options(*filled.study.snapshot(), {})).documents == 3);
}

TEST_CASE("more groups than a table holds are refused; an empty study has an empty list")
{
    SmallStudy study;
    WordListOptions options;
    options.by = GroupBy{GroupBy::What::Document, {}, {}};
    CHECK(words(study, options).words.empty());
    CHECK(word_list_table(*study.snapshot(), words(study, options), options).rows.empty());
    for (int i = 0; i < 61; ++i) {
        study.add_document("D" + std::to_string(i), {"woord"});
    }
    CHECK_THROWS_AS(words(study, options), BadInput);
}

TEST_CASE("the words of the list add up to the running words, on random texts, and every dispersion lies between 0 and 1")
{
    std::mt19937 random(41);
    const std::vector<std::string> pieces = {"é", "👩🏽‍⚕️", "wijk", "-", "Team", "\u00AD", "’", "s", "1", ".", "5", " ", " ", "漢字", "ﬁ", "\u202E"};
    for (int round = 0; round < 200; ++round) {
        SmallStudy study;
        for (int d = 0; d < 3; ++d) {
            std::string text;
            for (int i = 0; i < 60; ++i) {
                text += pieces[random() % pieces.size()];
            }
            study.add_document("D" + std::to_string(d), {text});
        }
        WordList list = words(study);
        std::int64_t sum = 0;
        for (const WordCount& each : list.words) {
            sum += each.frequency;
            REQUIRE(!each.shown.empty());
            REQUIRE(each.dp >= 0);
            REQUIRE(each.dp <= 1);
        }
        REQUIRE(sum == list.running_words);
    }
}
