// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/unicode_generators.h"

#include "core/text/normalize.h"
#include "core/text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uniset.h>

#include <stdexcept>

namespace duiding::test {

namespace {

CharacterClass class_of(const char* property_name, UProperty property, std::int32_t value)
{
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeSet set;
    set.applyIntPropertyValue(property, value, status);
    set.remove(0xD800, 0xDFFF);
    if (U_FAILURE(status)) {
        throw std::runtime_error("ICU knows no such property");
    }
    CharacterClass made{std::string(property_name) + "=" + u_getPropertyValueName(property, value, U_SHORT_PROPERTY_NAME), {}};
    constexpr std::int32_t most = 40;
    std::int32_t step = std::max(1, set.size() / most);
    for (std::int32_t i = 0; i < set.size() && std::ssize(made.characters) < most; i += step) {
        made.characters.push_back(static_cast<char32_t>(set.charAt(i)));
    }
    return made;
}

std::vector<CharacterClass> make_classes()
{
    std::vector<CharacterClass> classes;
    for (std::int32_t category = 0; category < U_CHAR_CATEGORY_COUNT; ++category) {
        if (category != U_SURROGATE) {
            classes.push_back(class_of("gc", UCHAR_GENERAL_CATEGORY, category));
        }
    }
    // Four of the classes hold no character any more (E_Base and its kin, since Unicode 11).
    for (std::int32_t value = 0; value <= u_getIntPropertyMaxValue(UCHAR_GRAPHEME_CLUSTER_BREAK); ++value) {
        CharacterClass made = class_of("GCB", UCHAR_GRAPHEME_CLUSTER_BREAK, value);
        if (!made.characters.empty()) {
            classes.push_back(std::move(made));
        }
    }
    classes.push_back(class_of("ExtPict", UCHAR_EXTENDED_PICTOGRAPHIC, 1));
    return classes;
}

std::string utf8_of(char32_t c)
{
    std::string out;
    append_utf8(out, c);
    return out;
}

rc::Gen<std::string> piece()
{
    std::vector<std::string> single;
    for (const CharacterClass& the_class : character_classes()) {
        for (char32_t c : the_class.characters) {
            single.push_back(utf8_of(c));
        }
    }
    std::vector<std::string> clusters;
    for (const std::u32string& sequence : cluster_sequences()) {
        clusters.push_back(to_utf8(sequence));
    }
    std::vector<std::string> plain = {"a", "Z", "0", "een woord", "cliënt", " ", "  ", "\t", ". ", "!", "’", "bijv. ", "\u00A0", "\u2028"};
    std::vector<std::string> ends = {"\n", "\n\n", "\r", "\r\n", "\n\r", "\u0085", "\u2029", "\f", std::string(1, '\0'), "\uFEFF"};
    return rc::gen::weightedOneOf<std::string>({{6, rc::gen::elementOf(single)},
                                                {4, rc::gen::elementOf(clusters)},
                                                {6, rc::gen::elementOf(plain)},
                                                {2, rc::gen::elementOf(ends)}});
}

std::string joined(const std::vector<std::string>& pieces)
{
    std::string out;
    for (const std::string& one : pieces) {
        out += one;
    }
    return out;
}

} // namespace

const std::vector<CharacterClass>& character_classes()
{
    static const std::vector<CharacterClass> classes = make_classes();
    return classes;
}

const std::vector<std::u32string>& cluster_sequences()
{
    static const std::vector<std::u32string> sequences = {
        U"👨‍👩‍👧‍👦", U"👩🏽‍⚕️", U"🏳️‍🌈", U"❤️", U"1️⃣",              // ZWJ, skin tone, variation selector, keycap
        U"🇳🇱", U"🇳🇱🇧🇪", U"🇳🇱🇧", U"🏴󠁧󠁢󠁥󠁮󠁧󠁿",                      // flags: a pair, two pairs, an odd one, tags
        U"한국", U"\u1112\u1161\u11AB", U"\u1100\u1100\u1161\u11A8",  // Hangul: precomposed, L V T, L L V T
        U"क्षि", U"क्‍ष", U"স্ত্রী", U"മ്മ", U"ನ್ನು",                   // Indic conjuncts and vowel signs
        U"e\u0301", U"n\u0303\u0323", U"a\u0300\u0301\u0302\u0303\u0304", U" \u0308",
        U"\u0600\u0661", U"\u0E01\u0E33",                             // prepend; Thai sara am
        U"ﬁ", U"ĳ", U"ß", U"İ", U"ŉ", U"𝒳", U"㎏", U"א\u05B0ב", U"سلام",
    };
    return sequences;
}

rc::Gen<std::string> raw_text() { return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece()), joined); }

rc::Gen<std::string> stored_text()
{
    return rc::gen::map(raw_text(), [](const std::string& raw) { return normalize_stored_text(raw).text; });
}

} // namespace duiding::test
