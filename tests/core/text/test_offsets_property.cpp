// SPDX-License-Identifier: GPL-3.0-or-later
// OffsetMap in all three units against an oracle that counts one character at a time.
#include "core/text/offsets.h"
#include "core/text/utf8.h"
#include "tests/support/unicode_generators.h"

using namespace duiding;
using namespace duiding::test;

namespace {

// Byte and UTF-16 position of every code point, and of the end.
struct Oracle {
    std::vector<std::int64_t> bytes{0};
    std::vector<std::int64_t> units{0};

    explicit Oracle(const std::string& text)
    {
        for (char32_t c : to_utf32(text)) {
            bytes.push_back(bytes.back() + (c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4));
            units.push_back(units.back() + (c < 0x10000 ? 1 : 2));
        }
    }
    std::int64_t characters() const { return std::ssize(bytes) - 1; }
};

std::int64_t holder(const std::vector<std::int64_t>& starts, std::int64_t position)
{
    return std::upper_bound(starts.begin(), starts.end(), position) - starts.begin() - 1;
}

// Every position of the text; a string, empty when all is right (an assertion for each would be slower than the work).
std::string first_difference(const std::string& text)
{
    OffsetMap map(text);
    Oracle oracle(text);
    if (map.characters() != oracle.characters() || map.utf16_units() != oracle.units.back()) {
        return "length";
    }
    for (std::int64_t i = 0; i <= oracle.characters(); ++i) {
        auto n = static_cast<std::size_t>(i);
        if (map.to_byte(CharPos{i}).value != oracle.bytes[n] || map.to_utf16(CharPos{i}).value != oracle.units[n]) {
            return "from character " + std::to_string(i);
        }
    }
    for (std::int64_t byte = 0; byte <= oracle.bytes.back(); ++byte) {
        if (map.to_char(BytePos{byte}).value != holder(oracle.bytes, byte)) {
            return "from byte " + std::to_string(byte);
        }
    }
    for (std::int64_t unit = 0; unit <= oracle.units.back(); ++unit) {
        if (map.to_char(Utf16Pos{unit}).value != holder(oracle.units, unit)) {
            return "from UTF-16 unit " + std::to_string(unit);
        }
    }
    return {};
}

} // namespace

TEST_CASE("positions of random difficult text go to bytes and UTF-16 and back")
{
    check_property([] {
        std::string text = *raw_text();
        RC_ASSERT(first_difference(text) == "");
    }, 500);
}

TEST_CASE("positions hold around every checkpoint for every class of character")
{
    for (const CharacterClass& the_class : character_classes()) {
        INFO(the_class.name);
        std::string text;
        for (std::size_t i = 0; i < 300; ++i) {
            append_utf8(text, the_class.characters[i % the_class.characters.size()]);
            text += i % 7 == 0 ? "x" : "";
        }
        CHECK(first_difference(text) == "");
    }
}

TEST_CASE("text of exactly one, two and three checkpoints long is right at its end")
{
    for (std::size_t length : {0, 1, 127, 128, 129, 255, 256, 257, 384}) {
        std::string ascii(length, 'a');
        CHECK(first_difference(ascii) == "");
        std::string wide = ascii;
        for (std::size_t i = 0; i < length; ++i) {
            append_utf8(wide, U'😀');
        }
        CHECK(first_difference(wide) == "");
    }
}

TEST_CASE("positions outside the text are clamped to its ends")
{
    for (std::string text : {"", "abc", "é😀"}) {
        OffsetMap map(text);
        for (std::int64_t outside : {std::int64_t(-5), std::int64_t(100), std::int64_t(1) << 40}) {
            CHECK(map.to_byte(CharPos{outside}).value == (outside < 0 ? 0 : std::ssize(text)));
            CHECK(map.to_utf16(CharPos{outside}).value == (outside < 0 ? 0 : map.utf16_units()));
            CHECK(map.to_char(BytePos{outside}).value == (outside < 0 ? 0 : map.characters()));
            CHECK(map.to_char(Utf16Pos{outside}).value == (outside < 0 ? 0 : map.characters()));
        }
        CHECK(map.slice(char_range(5, 2)).empty());
        CHECK(map.slice(char_range(-3, 100)) == text);
    }
}

TEST_CASE("slices of adjacent ranges put the text together again")
{
    check_property([] {
        std::string text = *stored_text();
        OffsetMap map(text);
        auto cut = *rc::gen::inRange<std::int64_t>(0, map.characters() + 1);
        RC_ASSERT(std::string(map.slice(char_range(0, cut))) + std::string(map.slice(char_range(cut, map.characters()))) == text);
    });
}
