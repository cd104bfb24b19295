// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/findings.h"
#include "core/base/message.h"

#include <filesystem>
#include <limits>

using namespace duiding;

namespace {

std::string dutch(const std::string& id, const std::string& plural_id, std::int64_t number)
{
    if (id == "{0} coding added to “{1}”") {
        return number == 1 ? "{0} codering toegevoegd aan “{1}”" : "{0} coderingen toegevoegd aan “{1}”";
    }
    if (id == "“{0}” is in “{1}”") {
        return "In “{1}” staat “{0}”";
    }
    return english(id, plural_id, number);
}

Message added(std::int64_t n)
{
    return msgn("{0} coding added to “{1}”", "{0} codings added to “{1}”", n, n, "vertrouwen");
}

} // namespace

TEST_CASE("a message takes its plural from the number and its words from the catalogue")
{
    CHECK(format(added(1)) == "1 coding added to “vertrouwen”");
    CHECK(format(added(0)) == "0 codings added to “vertrouwen”");
    CHECK(format(added(12345)) == "12,345 codings added to “vertrouwen”");
    CHECK(format(added(1), dutch, NumberStyle::Dutch) == "1 codering toegevoegd aan “vertrouwen”");
    CHECK(format(added(12345), dutch, NumberStyle::Dutch) == "12.345 coderingen toegevoegd aan “vertrouwen”");
}

TEST_CASE("a translation may put the arguments in another order")
{
    CHECK(format(msg("“{0}” is in “{1}”", "a", "b"), dutch) == "In “b” staat “a”");
}

TEST_CASE("braces in an argument are text and a broken translation still shows itself")
{
    CHECK(format(msg("name {0}", "{1} {x}")) == "name {1} {x}");
    auto broken = [](const std::string&, const std::string&, std::int64_t) { return std::string("naam {3} {"); };
    CHECK(format(msg("name {0}", "x"), broken) == "naam {3} {");
    CHECK(format(Message{}).empty());
}

TEST_CASE("numbers are grouped from five digits on")
{
    struct Case { std::int64_t number; const char* en; const char* nl; };
    for (const Case& c : {Case{0, "0", "0"}, Case{1234, "1234", "1234"}, Case{-1234, "-1234", "-1234"}, Case{12345, "12,345", "12.345"},
                          Case{-12345, "-12,345", "-12.345"}, Case{123456, "123,456", "123.456"}, Case{-123456, "-123,456", "-123.456"},
                          Case{1234567890, "1,234,567,890", "1.234.567.890"},
                          Case{std::numeric_limits<std::int64_t>::min(), "-9,223,372,036,854,775,808", "-9.223.372.036.854.775.808"}}) {
        CHECK(format_number(c.number, NumberStyle::English) == c.en);
        CHECK(format_number(c.number, NumberStyle::Dutch) == c.nl);
    }
    CHECK(format_number(0.125, 2, NumberStyle::English) == "0.12");
    CHECK(format_number(-2.5, 1, NumberStyle::Dutch) == "-2,5");
}

TEST_CASE("a message survives being stored")
{
    for (const Message& message : {added(3), msg("plain"), msg("{0} {1} {2}", "quote \" slash \\ \n\t\x01", -7, 0.1), msg("{0}", 3.0),
                                   msg("“é” {0}", "😀")}) {
        INFO(to_json(message));
        CHECK(message_from_json(to_json(message)) == message);
    }
    CHECK(message_from_json("").empty());
}

TEST_CASE("a stored message that is damaged is bad input")
{
    std::string whole = to_json(added(3));
    for (std::size_t n = 1; n < whole.size(); ++n) {
        INFO(whole.substr(0, n));
        CHECK_THROWS_AS(message_from_json(whole.substr(0, n)), BadInput);
    }
}

TEST_CASE("an error says what, where, why and what to do, and leaves empty parts out")
{
    BadInput error({msg("The file is empty."), "a.txt", {}, msg("Choose another.")});
    CHECK(std::string(error.what()) == "The file is empty.\na.txt\nChoose another.");
}

TEST_CASE("every exception can be described")
{
    auto described = [](auto thrower) {
        try {
            thrower();
        } catch (...) {
            return describe_current_exception();
        }
        return ErrorText{};
    };
    CHECK(described([] { throw Environment({msg("Disk full."), {}, {}, {}}); }).what == msg("Disk full."));
    CHECK(described([] { throw Cancelled(); }).what == msg("Cancelled."));
    CHECK(described([] { throw std::bad_alloc(); }).what == msg("There is not enough memory."));
    CHECK(described([] { throw std::runtime_error("oops"); }).why == msg("{0}", "oops"));
    CHECK(described([] { (void)std::filesystem::file_size("/does/not/exist"); }).where == "/does/not/exist");
}

TEST_CASE("severities have stable keys")
{
    for (Severity severity : {Severity::Info, Severity::Warning, Severity::Error}) {
        CHECK(severity_from_key(to_key(severity)) == severity);
    }
    CHECK_THROWS_AS(severity_from_key("grave"), BadInput);
}
