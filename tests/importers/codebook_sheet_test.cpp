// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/codebook_sheet.h"

#include "core/base/error.h"

#include <catch2/catch.hpp>

using namespace duiding;

namespace {

CodebookSheet read(std::vector<std::vector<std::string>> rows)
{
    CellTable table;
    for (auto& cells : rows) {
        table.push_back({std::int64_t(table.size() + 1), std::move(cells)});
    }
    return read_codebook_sheet(table, "codeboek.csv");
}

std::string problems(const CodebookSheet& sheet)
{
    std::string all;
    for (const Finding& finding : sheet.problems) {
        all += format(finding.message) + "\n";
    }
    return all;
}

using Path = std::vector<std::string>;

} // namespace

TEST_CASE("a codebook table gives paths, colours and rules under Dutch headings")
{
    CodebookSheet sheet = read({{"Code", "Kleur", "Definitie", "Gebruik bij", "Niet bij", "Voorbeeld", "Richting"},
                                {"vertrouwen", "#3d84A8", "Elkaar vertrouwen.", "", "", "", "bevorderend/belemmerend"},
                                {"vertrouwen/elkaar kennen", "rood", "", "Een naam noemen.", "Een functie noemen.", "“Ik ken haar.”", ""},
                                {"doelen > gedeelde visie", "", "", "", "", "", "geen"},
                                {"zorg \\/ welzijn", "", "", "", "", "", ""}});
    REQUIRE(sheet.rows.size() == 4);
    CHECK(problems(sheet) == "");
    CHECK(sheet.rows[0].colour == 0x3D84A8u);
    CHECK(sheet.rows[0].directions == DirectionKind::HelpHinder);
    CHECK(sheet.rows[0].definition == "Elkaar vertrouwen.");
    CHECK(sheet.rows[1].path == Path{"vertrouwen", "elkaar kennen"});
    CHECK(sheet.rows[1].colour.has_value());
    CHECK(sheet.rows[1].use_when == "Een naam noemen.");
    CHECK(sheet.rows[1].not_when == "Een functie noemen.");
    CHECK(sheet.rows[1].example == "“Ik ken haar.”");
    CHECK(sheet.rows[2].path == Path{"doelen", "gedeelde visie"});
    CHECK(sheet.rows[2].directions == DirectionKind::None);
    CHECK(sheet.rows[3].path == Path{"zorg / welzijn"});
}

TEST_CASE("a code may be named by its name and the code above it")
{
    CodebookSheet sheet = read({{"name", "parent", "colour"}, {"trust", "", ""}, {"knowing", "trust", "blue"}, {"deep", "knowing", ""}});
    CHECK(sheet.rows[1].path == Path{"trust", "knowing"});
    CHECK(sheet.rows[2].path == Path{"trust", "knowing", "deep"});
}

TEST_CASE("problems of a codebook table are said by row")
{
    CodebookSheet sheet = read({{"pad", "kleur", "richting"}, {"a", "zachtpaars", ""}, {"A", "", ""}, {"", "rood", ""}, {"b", "", "omhoog"}});
    CHECK(sheet.rows.size() == 2);
    CHECK(problems(sheet) == "Row 2: “zachtpaars” is no colour; write #RRGGBB. The code gets one of its own.\n"
                             "Row 3: “A” stands in row 2 already; the row was left out.\n"
                             "Row 4: no code is named; the row was left out.\n"
                             "Row 5: “omhoog” is no direction; write none, help-hinder or positive-negative.\n");
    CHECK_THROWS_AS(read({{"kleur"}, {"rood"}}), BadInput);
    CHECK_THROWS_AS(read({{"pad"}}), BadInput);
    CHECK_THROWS_AS(read({}), BadInput);
}
