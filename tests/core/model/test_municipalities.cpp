// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/municipalities.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace duiding;

namespace {

std::string code_of(std::string_view text)
{
    const Municipality* found = find_municipality(text);
    return found ? found->code : "";
}

std::vector<std::string> codes_in(std::string_view cell)
{
    std::vector<std::string> codes;
    for (const NamedUnit& unit : units_in_cell(cell)) {
        codes.push_back(unit.known() ? unit.code : "?" + unit.name);
    }
    return codes;
}

using Codes = std::vector<std::string>;

} // namespace

TEST_CASE("there are 342 municipalities, and those gone since 2015 with successors that are there")
{
    auto all = municipalities();
    CHECK(std::count_if(all.begin(), all.end(), [](const Municipality& each) { return !each.is_historic(); }) == 342);
    std::set<std::string> codes;
    for (const Municipality& each : all) {
        CAPTURE(each.name);
        CHECK((each.code.empty() || (each.code.size() == 6 && codes.insert(each.code).second)));
        CHECK(find_municipality(each.code) == &each);
        CHECK(each.successors.empty() != each.is_historic());
        for (const std::string& successor : each.successors) {
            REQUIRE(find_municipality(successor));
            CHECK_FALSE(find_municipality(successor)->is_historic());
        }
        CHECK(find_municipality(each.name) == &each);
    }
}

TEST_CASE("a municipality is known by its code however it is written, by its name and by what people call it")
{
    for (const char* text : {"202", "0202", "GM0202", "gm 0202", " Arnhem ", "ARNHEM", "gemeente Arnhem", "GM0202 Arnhem", "0202 - Arnhem"}) {
        CAPTURE(text);
        CHECK(code_of(text) == "GM0202");
    }
    for (const char* text : {"Den Haag", "'s-Gravenhage", "’s Gravenhage", "the hague"}) {
        CAPTURE(text);
        CHECK(code_of(text) == "GM0518");
    }
    CHECK(code_of("Den Bosch") == "GM0796");
    CHECK(code_of("Sudwest Fryslan") == "GM1900");
    CHECK(code_of("Súdwest-Fryslân") == "GM1900");
    CHECK(code_of("St. Michielsgestel") == "GM0845");
    CHECK(code_of("Hengelo") == "GM0164");
    CHECK(code_of("Capelle a/d IJssel") == "GM0502");
    CHECK(code_of("Ĳsselstein") == "GM0353");
    CHECK(code_of("") == "");
    CHECK(code_of("9999") == "");
    CHECK(code_of("Fantasiestad") == "");
    CHECK(code_of("GM0202 Nijmegen") == "");
}

TEST_CASE("a name that two municipalities bear is none of them until one says which")
{
    CHECK(find_municipality("Bergen") == nullptr);
    CHECK(municipalities_called("Bergen").size() == 2);
    CHECK(code_of("Bergen (L)") == "GM0893");
    CHECK(code_of("Bergen (NH.)") == "GM0373");
}

TEST_CASE("a municipality that is gone is still known, with its successors")
{
    const Municipality* gone = find_municipality("Littenseradiel");
    REQUIRE(gone);
    CHECK(gone->gone_since == "2018-01-01");
    CHECK(successor_names(*gone) == "Waadhoeke, Leeuwarden, Súdwest-Fryslân");
    CHECK(successor_names(*find_municipality("Weesp")) == "Amsterdam");
    CHECK(successor_names(*find_municipality("Groesbeek")) == "Berg en Dal");
    CHECK(code_of("kollumerland") == "GM0079");
}

TEST_CASE("one cell may hold several units, and a name with a comma or “en” in it stays one")
{
    CHECK(codes_in("GM0202;GM0203") == Codes{"GM0202", "GM0203"});
    CHECK(codes_in("202, 203") == Codes{"GM0202", "GM0203"});
    CHECK(codes_in("Arnhem, Nijmegen en Tiel") == Codes{"GM0202", "GM0268", "GM0281"});
    CHECK(codes_in("West Maas en Waal en Tiel") == Codes{"GM0668", "GM0281"});
    CHECK(codes_in("Tiel, Nuenen, Gerwen en Nederwetten en Son en Breugel") == Codes{"GM0281", "GM0820", "GM0848"});
    CHECK(codes_in("Arnhem, Fantasiestad") == Codes{"GM0202", "?Fantasiestad"});
    CHECK(codes_in("Regio Noord en Midden") == Codes{"?Regio Noord en Midden"});
    CHECK(codes_in("11002 Antwerpen; 71016") == Codes{"11002", "71016"});
    CHECK(units_in_cell("11002 Antwerpen").front().name == "Antwerpen");
    CHECK(codes_in(" ; ") == Codes{});
    CHECK(units_in_cell(std::string(100'000, ',')).size() == 1);
    CHECK(units_in_cell(std::string(19'000, ',')).size() == 1);
}
