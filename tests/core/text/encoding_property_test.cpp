// SPDX-License-Identifier: GPL-3.0-or-later
// 120 invented Dutch texts of 40 to 4,000 characters, written in each encoding that Dutch files are found in, read back by the guess
// alone. Some letters stand at the same place in two code pages; what counts is the text that comes out.
#include "core/base/error.h"
#include "core/text/encoding.h"
#include "core/text/utf8.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace duiding;

namespace {

const std::vector<std::string> plain_words{
    "de", "het", "een", "van", "zorg", "wijk", "gemeente", "gesprek", "huisarts", "loket", "aanvraag", "afspraak", "buurvrouw", "team",
    "samen", "werken", "overleg", "plan", "vraag", "antwoord", "dinsdag", "jaar", "mensen", "hulp", "thuis", "dan", "dat", "niet", "ook",
    "wel", "en", "maar", "omdat", "ik", "wij", "zij", "hebben", "zijn", "worden", "komen", "gaan", "verwijzing", "indicatie", "budget"};

const std::vector<std::string> accented_words{
    "één", "coördinatie", "ideeën", "cliënt", "cliënten", "façade", "reëel", "financiële", "patiënt", "geïnterviewde", "oriëntatie",
    "vóór", "hè", "té", "privé", "café", "crèche", "scène", "enquête", "comité", "beëindigd", "coöperatie", "geëvalueerd", "zoëven",
    "naïef", "ruïne", "conciërge", "maïs", "reünie", "à", "überhaupt", "knieën", "provinciën", "óf", "dóór", "gecoördineerd"};

struct Generator {
    std::mt19937 random;

    std::size_t below(std::size_t n) { return random() % n; }

    std::string word()
    {
        std::string out = below(9) == 0 ? accented_words[below(accented_words.size())] : plain_words[below(plain_words.size())];
        switch (below(40)) {
        case 0: return "‘" + out + "’";
        case 1: return "“" + out + "”";
        case 2: return "€ " + std::to_string(below(900) + 10);
        case 3: return out + "…";
        case 4: return "– " + out;
        case 5: return "«" + out + "»";
        default: return out;
        }
    }

    std::string text(std::size_t characters)
    {
        std::string out;
        std::size_t sentence = 0;
        while (count_code_points(out) < characters) {
            out += word();
            out += ++sentence % 11 == 0 ? ".\r\n" : " ";
        }
        return out;
    }
};

// Where a character stands in a code page, by asking for each byte what it is.
std::map<char32_t, char> places_in(const std::string& encoding)
{
    std::map<char32_t, char> places;
    for (int byte = 255; byte >= 0; --byte) {
        char c = static_cast<char>(byte);
        std::u32string letter = to_utf32(decode_text({&c, 1}, encoding, {}).utf8);
        if (letter.size() == 1) {
            places[letter.front()] = c;
        }
    }
    return places;
}

// The text in a code page and as it should come back: what the page does not have is written as people did then.
struct Written {
    std::string bytes;
    std::string expected;
};

Written write_in(const std::string& text, const std::map<char32_t, char>& places)
{
    static const std::map<char32_t, std::string> instead{{U'‘', "'"}, {U'’', "'"}, {U'“', "\""}, {U'”', "\""}, {U'…', "..."}, {U'–', "-"}, {U'€', "EUR"}};
    Written out;
    auto put = [&](char32_t c) {
        out.bytes += c < 0x80 ? static_cast<char>(c) : places.at(c);
        append_utf8(out.expected, c);
    };
    for (char32_t c : to_utf32(text)) {
        if (c < 0x80 || places.contains(c)) {
            put(c);
        } else {
            for (char replacement : instead.at(c)) {
                put(static_cast<char32_t>(replacement));
            }
        }
    }
    return out;
}

std::string utf16(const std::string& text, bool little)
{
    std::string out;
    for (char32_t c : to_utf32(text)) {
        char low = static_cast<char>(c & 0xFF);
        char high = static_cast<char>(c >> 8);
        out += little ? low : high;
        out += little ? high : low;
    }
    return out;
}

std::vector<std::string> dutch_texts()
{
    constexpr std::size_t texts = 120;
    Generator generator{std::mt19937(20'261)};
    std::vector<std::string> out;
    for (std::size_t i = 0; i < texts; ++i) {
        out.push_back(generator.text(40 + (4'000 - 40) * i / (texts - 1)));
    }
    return out;
}

} // namespace

TEST_CASE("120 Dutch texts are read right in every encoding, whatever their length")
{
    for (const char* encoding : {"windows-1252", "macintosh", "ibm-850"}) {
        std::map<char32_t, char> places = places_in(encoding);
        int right = 0;
        std::string first_wrong;
        for (const std::string& text : dutch_texts()) {
            Written written = write_in(text, places);
            DecodedText decoded = decode_text(written.bytes, {}, "proef.txt");
            bool same = decoded.utf8 == written.expected;
            right += same;
            if (!same && first_wrong.empty()) {
                first_wrong = decoded.encoding + ": " + decoded.utf8.substr(0, 300);
            }
        }
        CAPTURE(encoding, first_wrong);
        CHECK(right == 120);
    }
    int right = 0;
    for (const std::string& text : dutch_texts()) {
        right += decode_text(text, {}, {}).utf8 == text;
        right += decode_text(utf16(text, true), {}, {}).utf8 == text;
        right += decode_text(utf16(text, false), {}, {}).utf8 == text;
    }
    CHECK(right == 360);
}

TEST_CASE("a word with one accented letter is enough in every code page")
{
    for (const char* encoding : {"windows-1252", "macintosh", "ibm-850"}) {
        std::map<char32_t, char> places = places_in(encoding);
        for (const std::string& word : accented_words) {
            if (word == "à") {
                continue;                                      // alone, it stands in code page 850 where others have "…"
            }
            Written written = write_in("Wij spraken met de gemeente over " + word + " in de wijk.", places);
            CAPTURE(encoding, word);
            CHECK(decode_text(written.bytes, {}, {}).utf8 == written.expected);
        }
    }
}

TEST_CASE("a guess and its reason are told, what is certain or chosen is not")
{
    DecodedText guessed = decode_text("cli\xEBnt", {}, "proef.txt");
    REQUIRE(guessed.findings.size() == 1);
    CHECK(guessed.findings.front().severity == Severity::Info);
    CHECK(guessed.findings.front().where == "proef.txt");
    CHECK(format(guessed.findings.front().message).find("accented letters: windows-1252") != std::string::npos);
    CHECK(format(decode_text(utf16("gesprek één", true), {}, {}).findings.front().message).find("NUL bytes: UTF-16LE") != std::string::npos);
    CHECK(decode_text("cliënt", {}, {}).findings.empty());
    CHECK(decode_text("cli\xEBnt", "windows-1252", {}).findings.empty());
    CHECK(decode_text("\xEF\xBB\xBF" "cliënt", {}, {}).findings.empty());
    CHECK_THROWS_AS(decode_text("x", "klingon", {}), BadInput);
}
