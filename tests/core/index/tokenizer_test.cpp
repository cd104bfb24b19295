// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/tokenizer.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"
#include "core/text/word_places.h"

#include <random>

using namespace duiding;

namespace {

std::vector<Token> tokens_of(std::string_view text)
{
    std::vector<Token> tokens;
    tokenize(text, {0}, 0, tokens);
    return tokens;
}

std::vector<std::string> terms_of(std::string_view text)
{
    std::vector<std::string> terms;
    for (const Token& token : tokens_of(text)) {
        terms.push_back(token.term);
    }
    return terms;
}

using Terms = std::vector<std::string>;

} // namespace

TEST_CASE("Words are folded and cut at blanks and punctuation")
{
    CHECK(terms_of("De Cliënten, en hun WIJKTEAM!") == Terms{"de", "clienten", "en", "hun", "wijkteam"});
    CHECK(terms_of("en/of (2018/2019)") == Terms{"en", "of", "2018", "2019"});
    CHECK(terms_of("") == Terms{});
    CHECK(terms_of(" … — • ") == Terms{});
}

TEST_CASE("An apostrophe inside a word stays, whatever its form, and a quote around it goes")
{
    CHECK(terms_of("programma's programma’s 'wijk' zo'n") == Terms{"programma's", "programma's", "wijk", "zo'n"});
    CHECK(terms_of("D’Amour cliënt’s") == Terms{"d'amour", "client's"});
}

TEST_CASE("A hyphenated word is found by its parts and by its joined form")
{
    auto tokens = tokens_of("het wijk-team is");
    REQUIRE(tokens.size() == 5);
    CHECK(tokens[1] == Token{"wijk", char_range(4, 8), 1, 1});
    CHECK(tokens[2] == Token{"team", char_range(9, 13), 2, 1});
    CHECK(tokens[3] == Token{"wijkteam", char_range(4, 13), 1, 2});
    CHECK(tokens[4] == Token{"is", char_range(14, 16), 3, 1});
    CHECK(terms_of("covid-19") == Terms{"covid", "19", "covid19"});
    CHECK(terms_of("0-4 jaar") == Terms{"0", "4", "jaar"});
    CHECK(terms_of("jeugd- en gezinsteam") == Terms{"jeugd", "en", "gezinsteam"});
    CHECK(terms_of("a-b-c-d-e-f-g-h-i-j").size() == 10);
}

TEST_CASE("A word goes on over a hyphen at the end of a line, unless it is one that is still to come")
{
    auto tokens = tokens_of("de gemeen-\u2028teraad");
    REQUIRE(tokens.size() == 4);
    CHECK(tokens[3] == Token{"gemeenteraad", char_range(3, 17), 1, 2});
    CHECK(terms_of("gemeen\u00AD\u2028teraad") == Terms{"gemeen", "teraad", "gemeenteraad"});
    CHECK(terms_of("klimaat-\u2028en natuur") == Terms{"klimaat", "en", "natuur"});
    CHECK(terms_of("klimaat-\u2028energie") == Terms{"klimaat", "energie", "klimaatenergie"});
    CHECK(terms_of("2018-\u20282019 en wijk- \u2028 team -\u2028slot") == Terms{"2018", "2019", "en", "wijk", "team", "slot"});
}

TEST_CASE("Numbers keep the point and comma between their digits")
{
    CHECK(terms_of("€ 1.234,50 en 3,5. Artikel 2.") == Terms{"1.234,50", "en", "3,5", "artikel", "2"});
}

TEST_CASE("Soft hyphens and joiners are no part of a word, and ligatures are opened, with ranges on the original text")
{
    auto tokens = tokens_of("be\u00ADleid e\uFB03cie\u0308nt \u0133s");
    REQUIRE(tokens.size() == 3);
    CHECK(tokens[0] == Token{"beleid", char_range(0, 7), 0, 1});
    CHECK(tokens[1] == Token{"efficient", char_range(8, 16), 1, 1});
    CHECK(tokens[2] == Token{"ijs", char_range(17, 19), 2, 1});
}

TEST_CASE("Scripts without blanks give a token a character; emoji give none")
{
    CHECK(terms_of("東京 wijk") == Terms{"東", "京", "wijk"});
    CHECK(terms_of("goed 👍🏽 zo 👩‍👩‍👧") == Terms{"goed", "zo"});
    CHECK(terms_of("한국어 слово كلمة") == Terms{fold("한국어"), "слово", "كلمة"});
}

TEST_CASE("A long word is cut at the limit on a character boundary")
{
    std::string word;
    for (int i = 0; i < 40; ++i) {
        word += "ж";
    }
    auto terms = terms_of(word + "a");
    REQUIRE(terms.size() == 1);
    CHECK(terms[0].size() == max_term_bytes);
    CHECK(is_valid_utf8(terms[0]));
    auto odd = terms_of("a" + word);
    CHECK(odd[0].size() == max_term_bytes - 1);
    CHECK(is_valid_utf8(odd[0]));
}

TEST_CASE("Labels and time marks give no tokens, and a phrase never runs over the end of a paragraph")
{
    std::string text = "I: wat doet u?\nR1: #00:01# het team\nhelpt";
    std::vector<Speaker> speakers(2);
    speakers[0].name = "I";
    speakers[0].kind = SpeakerKind::Interviewer;
    speakers[1].name = "R1";
    DocumentText document({1}, text,
                          {{MarkKind::Turn, char_range(0, 14), 0, "I"},
                           {MarkKind::Label, char_range(0, 3), 0, ""},
                           {MarkKind::Turn, char_range(15, 41), 0, "R1"},
                           {MarkKind::Label, char_range(15, 19), 0, ""},
                           {MarkKind::Time, char_range(19, 26), 1000, ""}},
                          speakers);
    CharRange all = char_range(0, document.characters());
    auto tokens = tokenize(document, all);
    REQUIRE(tokens.size() == 6);
    CHECK(tokens[0].term == "wat");
    CHECK(document.slice(tokens[0].range) == "wat");
    CHECK(tokens[3].term == "het");
    CHECK(tokens[3].position == 4);
    CHECK(tokens[5].term == "helpt");
    CHECK(tokens[5].position == tokens[4].position + 2);
    auto without = tokenize(document, all, InterviewerTurns::LeaveOut);
    REQUIRE(without.size() == 3);
    CHECK(without[0].term == "het");
}

TEST_CASE("Whatever the characters, ranges are ordered, inside the text, and tokenizing a slice gives its term")
{
    const std::u32string alphabet = U"abZéÄ\u0301\u00AD'’-‐.,0129 \n\t(*)/ﬁĳß東ひ한ไ\u0E31👍🏽\u200D٣Ⅷ½ªİıΣς";
    std::mt19937 random(20261124);
    for (int round = 0; round < 3000; ++round) {
        std::u32string text;
        for (std::size_t length = random() % 40; text.size() < length;) {
            text += alphabet[random() % alphabet.size()];
        }
        std::string utf8 = to_utf8(text);
        OffsetMap map(utf8);
        std::vector<WordPlace> words;
        find_words(utf8, {0}, words);
        std::size_t word = 0;
        std::int64_t last_end = 0;
        for (const Token& token : tokens_of(utf8)) {
            if (token.words == 1) {
                REQUIRE(word < words.size());
                REQUIRE(words[word].range == token.range);
                REQUIRE(words[word].written == map.slice(token.range));
                REQUIRE(folded_word(words[word++].written) == token.term);
            }
            REQUIRE(!token.term.empty());
            REQUIRE(token.term.size() <= max_term_bytes);
            REQUIRE(token.range.begin < token.range.end);
            REQUIRE(token.range.end.value <= map.characters());
            REQUIRE(token.words >= 1);
            if (token.words == 1) {
                REQUIRE(token.range.begin.value >= last_end);
                last_end = token.range.end.value;
            }
            auto again = tokens_of(map.slice(token.range));
            REQUIRE(!again.empty());
            REQUIRE(again.back().term == token.term);
        }
        REQUIRE(word == words.size());
    }
}
