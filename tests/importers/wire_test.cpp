// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/text/utf8.h"
#include "importers/support/document_wire.h"

#include <catch2/catch.hpp>

#include <random>

using namespace duiding;

namespace {

std::string random_text(std::mt19937& random, int longest)
{
    static const std::u32string alphabet = U"aZ 9\n\té€👍\u0301\u2028\U0010FFFF\u0000漢";
    std::u32string text;
    for (int i = std::uniform_int_distribution<int>(0, longest)(random); i > 0; --i) {
        text += alphabet[std::uniform_int_distribution<std::size_t>(0, alphabet.size() - 1)(random)];
    }
    return to_utf8(text);
}

ReaderMessage random_message(std::mt19937& random)
{
    ReaderMessage message;
    message.document.title = random_text(random, 10);
    message.document.text = random_text(random, 300);
    auto length = static_cast<std::int64_t>(count_code_points(message.document.text));
    std::uniform_int_distribution<std::int64_t> place(0, length);
    std::uniform_int_distribution<int> few(0, 6);
    for (int i = few(random); i > 0; --i) {
        std::int64_t a = place(random);
        std::int64_t b = place(random);
        message.document.marks.push_back({static_cast<MarkKind>(few(random)), char_range(std::min(a, b), std::max(a, b)), a - b,
                                          random_text(random, 5)});
    }
    for (int i = few(random); i > 0; --i) {
        message.document.findings.push_back({Severity::Warning, random_text(random, 5), msgn("{0} thing", "{0} things", i, i)});
    }
    return message;
}

bool equal(const ReaderMessage& a, const ReaderMessage& b)
{
    return a.answer == b.answer && a.document.title == b.document.title && a.document.text == b.document.text
           && a.document.marks == b.document.marks && a.document.findings == b.document.findings;
}

} // namespace

TEST_CASE("what goes over the wire comes out the same")
{
    std::mt19937 random(20260124);
    for (int i = 0; i < 300; ++i) {
        ReaderMessage message = random_message(random);
        REQUIRE(equal(decode_wire(encode_wire(message)), message));
    }
    for (ReaderAnswer answer : {ReaderAnswer::Encrypted, ReaderAnswer::Damaged, ReaderAnswer::NoText}) {
        CHECK(decode_wire(encode_wire({answer, {}})).answer == answer);
    }
}

TEST_CASE("a wire cut off anywhere is refused")
{
    std::mt19937 random(7);
    std::string wire = encode_wire(random_message(random));
    for (std::size_t length = 0; length < wire.size(); ++length) {
        CHECK_THROWS_AS(decode_wire(std::string_view(wire).substr(0, length)), BadInput);
    }
    CHECK_THROWS_AS(decode_wire(wire + "x"), BadInput);
}

TEST_CASE("a wire with any byte changed is refused")
{
    std::mt19937 random(11);
    std::string wire = encode_wire(random_message(random));
    for (std::size_t i = 0; i < wire.size(); ++i) {
        std::string changed = wire;
        changed[i] = static_cast<char>(changed[i] ^ (1 << i % 8));
        CHECK_THROWS_AS(decode_wire(changed), BadInput);
    }
}

TEST_CASE("a wire that keeps its own hash but lies about its content is refused")
{
    ReaderMessage message;
    message.document.text = "kort";
    message.document.marks = {{MarkKind::Page, char_range(0, 5), 1, {}}};
    CHECK_THROWS_AS(decode_wire(encode_wire(message)), BadInput);
    message.document.marks = {{MarkKind::Page, char_range(3, 2), 1, {}}};
    CHECK_THROWS_AS(decode_wire(encode_wire(message)), BadInput);
    message.document.marks.clear();
    message.document.text = "\xFF";
    CHECK_THROWS_AS(decode_wire(encode_wire(message)), BadInput);
}
