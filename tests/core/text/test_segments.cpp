// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/segments.h"
#include "core/text/utf8.h"

using namespace duiding;

namespace {

using Words = std::vector<std::string>;

Words texts(const OffsetMap& map, const std::vector<CharRange>& ranges)
{
    Words out;
    for (CharRange range : ranges) {
        out.emplace_back(map.slice(range));
    }
    return out;
}

Words sentences_of(const std::string& text)
{
    OffsetMap map(text);
    return texts(map, sentences(map, char_range(0, map.characters())));
}

Words words_of(const std::string& text)
{
    OffsetMap map(text);
    return texts(map, words(map, char_range(0, map.characters())));
}

// The position of `needle` in `text`, in code points.
CharPos at(const std::string& text, const std::string& needle)
{
    return {static_cast<std::int64_t>(count_code_points(text.substr(0, text.find(needle))))};
}

} // namespace

TEST_CASE("Dutch abbreviations and initials do not end a sentence")
{
    CHECK(sentences_of("Ik sprak mw. Jansen en dhr. De Wit, bijv. Over wonen. Daarna niet meer.") ==
          Words{"Ik sprak mw. Jansen en dhr. De Wit, bijv. Over wonen.", "Daarna niet meer."});
    CHECK(sentences_of("Dat is m.b.t. Tilburg. (Bijv. Breda) Klaar.") == Words{"Dat is m.b.t. Tilburg.", "(Bijv. Breda) Klaar."});
    CHECK(sentences_of("J. de Wit en A.B. Cornelissen kwamen. Prof. Dr. X ook!") ==
          Words{"J. de Wit en A.B. Cornelissen kwamen.", "Prof. Dr. X ook!"});
    CHECK(sentences_of("Wonen, zorg enz. Daarna schuldhulp.") == Words{"Wonen, zorg enz.", "Daarna schuldhulp."});
}

TEST_CASE("sentences end at question marks, dots and line ends, not inside numbers")
{
    CHECK(sentences_of("Kent u haar? Ja... Het kost 3.50 euro.\nNieuwe alinea\n\n  Derde.  ") ==
          Words{"Kent u haar?", "Ja...", "Het kost 3.50 euro.", "Nieuwe alinea", "Derde."});
    CHECK(sentences_of("").empty());
    CHECK(sentences_of(" \n ").empty());
}

TEST_CASE("the sentence at every position is the one of the list that holds it")
{
    std::string text = "Ik zag mw. Smit 😀. Zij zei: “Nee!” En toen?\nR2: weg. ";
    OffsetMap map(text);
    for (const CharRange& sentence : sentences(map, char_range(0, map.characters()))) {
        for (CharPos p = sentence.begin; p < sentence.end; ++p) {
            CHECK(sentence_at(map, p) == sentence);
        }
    }
    CHECK(map.slice(sentence_at(map, {map.characters()})) == "R2: weg.");
}

TEST_CASE("sentences of a stretch are clipped to it")
{
    std::string text = "Een twee. Drie vier. Vijf zes.";
    OffsetMap map(text);
    CHECK(texts(map, sentences(map, {at(text, "twee"), at(text, " zes")})) == Words{"twee.", "Drie vier.", "Vijf"});
}

TEST_CASE("words are letters and digits, also across difficult characters")
{
    CHECK(words_of("De cliënte, 12 jaar — 😀 foto’s e-mail\u2028naïef.\nTwee") ==
          Words{"De", "cliënte", "12", "jaar", "foto’s", "e", "mail", "naïef", "Twee"});
    std::string text = "één twee\ndrie vier";
    OffsetMap map(text);
    CHECK(count_words(map, char_range(0, map.characters())) == 4);
    CHECK(count_words(map, char_range(2, 6)) == 2);
    CHECK(texts(map, words(map, char_range(5, 13))) == Words{"wee", "drie"});
}

TEST_CASE("a double click takes the word, or the run of blanks")
{
    std::string text = "de  cliënt.\nx";
    OffsetMap map(text);
    CHECK(map.slice(word_at(map, at(text, "ënt"))) == "cliënt");
    CHECK(map.slice(word_at(map, {2})) == "  ");
    CHECK(map.slice(word_at(map, {3})) == "  ");
    CHECK(map.slice(word_at(map, at(text, ".")))  == ".");
    CHECK(word_at(map, at(text, "\n")).empty());
    CHECK(word_at(map, {map.characters()}).empty());
}

TEST_CASE("the caret moves by words over signs, blanks and paragraphs")
{
    std::string text = "Ja, de cliënt.\n\n  Nee!";
    OffsetMap map(text);
    std::vector<std::int64_t> stops;
    for (CharPos p{0}; p.value < map.characters(); stops.push_back(p.value)) {
        p = next_word(map, p);
    }
    CHECK(stops == std::vector<std::int64_t>{2, 6, 13, 21, 22});
    stops.clear();
    for (CharPos p{map.characters()}; p.value > 0; stops.push_back(p.value)) {
        p = previous_word(map, p);
    }
    CHECK(stops == std::vector<std::int64_t>{18, 7, 4, 0});
}

TEST_CASE("a paragraph lies between two line ends")
{
    std::string text = "één\n\ntwee";
    OffsetMap map(text);
    CHECK(paragraph_at(map, {0}) == char_range(0, 3));
    CHECK(paragraph_at(map, {3}) == char_range(0, 3));
    CHECK(paragraph_at(map, {4}) == char_range(4, 4));
    CHECK(paragraph_at(map, {5}) == char_range(5, 9));
    CHECK(paragraph_at(map, {99}) == char_range(5, 9));
}

TEST_CASE("blanks of every kind are trimmed from both ends")
{
    std::string text = "\n\u00A0 é x \u2028\t";
    OffsetMap map(text);
    CHECK(map.slice(trim_blanks(map, char_range(0, map.characters()))) == "é x");
    CHECK(trim_blanks(map, char_range(0, 3)).empty());
    CHECK(trim_blanks(map, char_range(4, 4)).empty());
}
