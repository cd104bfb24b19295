// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/normalize.h"
#include "core/text/utf8.h"
#include "tests/support/unicode_generators.h"

using namespace duiding;
using namespace duiding::test;

namespace {

bool may_be_stored(char32_t c) { return c == U'\n' || c == U'\t' || (c >= 0x20 && c != 0x7F && c != 0x85 && c != 0x2029); }

} // namespace

TEST_CASE("whatever bytes come in, what is stored is valid, holds nothing forbidden and would not change again")
{
    check_property([] {
        std::string bytes = *rc::gen::oneOf(raw_text(), rc::gen::container<std::string>(rc::gen::arbitrary<char>()));
        NormalizedText first = normalize_stored_text(bytes);
        RC_ASSERT(is_valid_utf8(first.text));
        std::u32string text = to_utf32(first.text);
        RC_ASSERT(std::all_of(text.begin(), text.end(), may_be_stored));
        NormalizedText again = normalize_stored_text(first.text);
        RC_ASSERT(again.text == first.text);
        RC_ASSERT(again.findings.empty());
    }, 500);
}

TEST_CASE("characters that may be stored pass unchanged, for every class")
{
    for (const CharacterClass& the_class : character_classes()) {
        INFO(the_class.name);
        std::string text = "x";
        for (char32_t c : the_class.characters) {
            if (may_be_stored(c)) {
                append_utf8(text, c);
            }
        }
        NormalizedText stored = normalize_stored_text(text);
        CHECK(stored.text == text);
        CHECK(stored.findings.empty());
    }
}

TEST_CASE("every line end becomes LF and the soft break stays")
{
    CHECK(normalize_stored_text("a\r\nb\rc\nd\xC2\x85" "e\u2029f\u2028g\r\r\nh").text == "a\nb\nc\nd\ne\nf\u2028g\n\nh");
    CHECK(normalize_stored_text("a\r\nb").findings.empty());
}

TEST_CASE("leading byte-order marks are dropped without a word, one inside the text is text")
{
    NormalizedText stored = normalize_stored_text("\uFEFFtekst\uFEFF");
    CHECK(stored.text == "tekst\uFEFF");
    CHECK(stored.findings.empty());
    CHECK(normalize_stored_text("").text.empty());
    CHECK(normalize_stored_text("\uFEFF").text.empty());
    CHECK(normalize_stored_text("\uFEFF\uFEFFtekst").text == "tekst");      // or what is stored would change when it is read again
}

TEST_CASE("controls and broken bytes are replaced and counted in a finding")
{
    NormalizedText stored = normalize_stored_text(std::string("a\0b\fc\x7F", 6));
    CHECK(stored.text == "a�b�c�");
    REQUIRE(stored.findings.size() == 1);
    CHECK(format(stored.findings[0].message) == "3 control characters were replaced by “�”.");

    stored = normalize_stored_text("caf\xE9 \xED\xA0\x80");               // Latin-1; a lone surrogate
    CHECK(stored.text.substr(0, 6) == "caf�");
    REQUIRE(stored.findings.size() == 1);
    CHECK(stored.findings[0].severity == Severity::Warning);
}

TEST_CASE("invalid UTF-8 is recognised in each of its forms")
{
    for (const char* bad : {"\x80", "\xC3", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF", "a\xE2\x82"}) {
        CHECK_FALSE(is_valid_utf8(bad));
        std::size_t replaced = 0;
        CHECK(is_valid_utf8(replace_invalid_utf8(bad, &replaced)));
        CHECK(replaced > 0);
    }
    CHECK(is_valid_utf8("cliënt 😀 \xF4\x8F\xBF\xBF"));
}
