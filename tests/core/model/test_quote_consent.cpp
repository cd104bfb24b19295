// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/quote_consent.h"

#include <catch2/catch.hpp>

using namespace duiding;

namespace {

Person person(std::int64_t id, const char* name, Consent cite)
{
    Person made;
    made.id = {id};
    made.name = name;
    made.consent.cite = cite;
    return made;
}

Snapshot snapshot(PersonId of_document = {})
{
    Snapshot made;
    DocumentInfo info;
    info.id = {1};
    info.person = of_document;
    made.documents = std::make_shared<const std::vector<DocumentInfo>>(std::vector{info});
    made.persons = std::make_shared<const std::vector<Person>>(
        std::vector{person(5, "Fatima", Consent::No), person(6, "Noor", Consent::Yes), person(7, "Sem", Consent::Unknown)});
    return made;
}

Speaker speaker(const char* name, std::int64_t id)
{
    Speaker made;
    made.name = name;
    made.person = {id};
    return made;
}

} // namespace

TEST_CASE("words of somebody who said no to being cited are refused, those beside them are not")
{
    std::string words = "N: Wij bellen.\nF: Liever niet.\nS: Soms.\n";
    DocumentText text({1}, words,
                      {{MarkKind::Turn, char_range(0, 14), 0, "N"}, {MarkKind::Label, char_range(0, 3), 0, ""}, {MarkKind::Turn, char_range(15, 31), 0, "F"},
                       {MarkKind::Label, char_range(15, 18), 0, ""}, {MarkKind::Turn, char_range(32, 40), 0, "S"}, {MarkKind::Label, char_range(32, 35), 0, ""}},
                      {speaker("N", 6), speaker("F", 5), speaker("S", 7)});
    Snapshot now = snapshot();
    CHECK(who_refuses_citing(now, text, char_range(3, 14)) == nullptr);
    CHECK(who_refuses_citing(now, text, char_range(35, 40)) == nullptr);
    REQUIRE(who_refuses_citing(now, text, char_range(3, 25)) != nullptr);
    CHECK(who_refuses_citing(now, text, char_range(3, 25))->name == "Fatima");
    // Only her label lies in it: nothing she said.
    CHECK(who_refuses_citing(now, text, char_range(3, 18)) == nullptr);
}

TEST_CASE("a document that is one person's words asks her")
{
    DocumentText text({1}, "Dat ik hen ken.", {}, {});
    CHECK(who_refuses_citing(snapshot({5}), text, char_range(0, 3)) != nullptr);
    CHECK(who_refuses_citing(snapshot({6}), text, char_range(0, 3)) == nullptr);
    CHECK(who_refuses_citing(snapshot(), text, char_range(0, 3)) == nullptr);
}
