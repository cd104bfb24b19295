// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/metadata_sheet.h"

#include "core/base/error.h"

#include <catch2/catch.hpp>

#include <chrono>

using namespace duiding;

namespace {

CellTable table(std::vector<std::vector<std::string>> rows)
{
    CellTable made;
    for (auto& cells : rows) {
        made.push_back({std::int64_t(made.size() + 1), std::move(cells)});
    }
    return made;
}

const std::vector<SheetTarget> targets{{{1}, "Plan Arnhem", "Plan Arnhem.pdf"}, {{2}, "nota", "nota.docx"}, {{3}, "R1", "r1.txt"},
                                       {{4}, "R1 (2)", "r1.txt"}};

MetadataSheet checked(std::vector<std::vector<std::string>> rows)
{
    MetadataSheet sheet = read_metadata_sheet(table(std::move(rows)), "lijst.csv");
    check_rows(sheet, targets);
    return sheet;
}

std::string problems(const MetadataRow& row)
{
    std::string text;
    for (const Finding& finding : row.problems) {
        text += (text.empty() ? "" : "\n") + format(finding.message);
    }
    return text;
}

using Cases = std::vector<DescribedCase>;

} // namespace

TEST_CASE("a sheet with Dutch headings says of each file its municipality, type, year and more")
{
    MetadataSheet sheet = checked({{"Bestand", "Gemeentecode", "Type", "Jaar", "Status", "Budget", "Titel", "Taal", "Soort"},
                                   {"Plan Arnhem.pdf", "202", "beleidsplan", "2019", "vastgesteld", "1,5", "Samen", "Nederlands", "beleid"},
                                   {"beleid\\NOTA", "GM0203;Tiel", "nota", "2020", "", "2", "", "", ""}});
    REQUIRE(sheet.rows.size() == 2);
    const MetadataRow& row = sheet.rows[0];
    CHECK(row.row_number == 2);
    CHECK(problems(row) == "");
    CHECK(row.document == DocumentId{1});
    CHECK(row.title == "Samen");
    CHECK(row.language == "nl");
    CHECK(row.kind == DocumentKind::Policy);
    CHECK(*row.cases == Cases{{"municipality", "Arnhem", "GM0202", ""}});
    CHECK(row.attributes == std::vector<ImportedAttribute>{{"Type", "beleidsplan", AttributeType::Choice},
                                                           {"Jaar", "2019", AttributeType::Date},
                                                           {"Status", "vastgesteld", AttributeType::Choice},
                                                           {"Budget", "1.5", AttributeType::Number}});
    CHECK(sheet.rows[1].document == DocumentId{2});
    CHECK(*sheet.rows[1].cases == Cases{{"municipality", "Barneveld", "GM0203", ""}, {"municipality", "Tiel", "GM0281", ""}});
    CHECK_FALSE(sheet.rows[1].title);
    CHECK(sheet.rows[1].attributes.size() == 3);
    CHECK(sheet.refused() == 0);
}

TEST_CASE("a sheet with English headings knows cases and roles")
{
    MetadataSheet sheet = checked({{"file name", "Case", "role", "municipality"},
                                   {"Plan Arnhem", "A1", "client", "Arnhem"},
                                   {"nota.docx", "A1, A2", "nurse; manager", ""}});
    CHECK(*sheet.rows[0].cases == Cases{{"case", "A1", "", "client"}, {"municipality", "Arnhem", "GM0202", ""}});
    CHECK(*sheet.rows[1].cases == Cases{{"case", "A1", "", "nurse"}, {"case", "A2", "", "manager"}});
}

TEST_CASE("every problem is said with its row number, and says whether the row can be applied")
{
    MetadataSheet sheet = checked({{"bestand", "gemeente", "jaar"},
                                   {"Plan Arnhem", "Fantasiestad", "2019"},
                                   {"weg.pdf", "Arnhem", "2019"},
                                   {"nota", "Arnhem", "2o19"},
                                   {"Plan Arnhem.pdf", "Rijnwaarden", ""},
                                   {"", "Arnhem", ""},
                                   {"r1.txt", "Bergen", ""}});
    CHECK(problems(sheet.rows[0]) == "Row 2: “Fantasiestad” is no municipality that is known. It was kept as a unit without a code.");
    CHECK(sheet.rows[0].can_be_applied());
    CHECK(*sheet.rows[0].cases == Cases{{"municipality", "Fantasiestad", "", ""}});
    CHECK(problems(sheet.rows[1]) == "Row 3: there is no document or file “weg.pdf”.");
    CHECK(problems(sheet.rows[2]) == "Row 4: “2o19” is no year (column “jaar”).");
    CHECK(problems(sheet.rows[3]) == "Row 5: Rijnwaarden is no municipality of its own since 2018-01-01; now Zevenaar. It was kept as Rijnwaarden.\n"
                                     "Row 5: “Plan Arnhem.pdf” is named in row 2 already.");
    CHECK(problems(sheet.rows[4]) == "Row 6: no file is named.");
    CHECK(problems(sheet.rows[5]) == "Row 7: “Bergen” may be Bergen (NH.) (GM0373) or Bergen (L.) (GM0893); write the code. "
                                     "It was kept as a unit without a code.\n"
                                     "Row 7: “r1.txt” may be 2 documents; write the name of the one in the study.");
    CHECK(sheet.refused() == 5);
}

TEST_CASE("rows that were put right in the grid are read again, and the first that names a document keeps it")
{
    MetadataSheet sheet = checked({{"bestand", "gemeente"}, {"Plan Arnhem", "Arnem"}, {"notaa", "Tiel"}});
    CHECK(sheet.refused() == 1);
    sheet.rows[0].cells.cells[1] = "Arnhem";
    sheet.rows[1].cells.cells[0] = "nota";
    check_rows(sheet, targets);
    CHECK(problems(sheet.rows[0]) == "");
    CHECK(problems(sheet.rows[1]) == "");
    CHECK(sheet.refused() == 0);
    sheet.rows[1].cells.cells[0] = "plan arnhem";
    check_rows(sheet, targets);
    CHECK(problems(sheet.rows[0]) == "");
    CHECK(problems(sheet.rows[1]) == "Row 3: “plan arnhem” is named in row 2 already.");
    sheet.rows[0].cells.cells[0] = "nota";
    check_rows(sheet, targets);
    CHECK(problems(sheet.rows[1]) == "");
}

TEST_CASE("a column of codes and one of names are one unit when they agree")
{
    MetadataSheet sheet = checked({{"bestand", "gemeentecode", "gemeente"},
                                   {"nota", "893", "Bergen"},
                                   {"Plan Arnhem", "11002", "Antwerpen"},
                                   {"R1", "202", "Nijmegen"}});
    CHECK(*sheet.rows[0].cases == Cases{{"municipality", "Bergen (L.)", "GM0893", ""}});
    CHECK(*sheet.rows[1].cases == Cases{{"municipality", "Antwerpen", "11002", ""}});
    CHECK(problems(sheet.rows[2]) == "Row 4: “202” and “Nijmegen” are not the same municipality.");
    CHECK_FALSE(sheet.rows[2].can_be_applied());
}

TEST_CASE("columns find their type, and what means nothing is missing")
{
    MetadataSheet sheet = checked({{"bestand", "inwoners", "vastgesteld op", "regionaal", "opmerking", "0-code", "rol"},
                                   {"nota", "n.v.t.", "17-3-2019", "ja", "nog nabellen", "0202", "cliënt"},
                                   {"Plan Arnhem", "160000", "2020-01-05", "nee", "mooi", "0203", ""}});
    std::vector<AttributeType> types;
    for (const MetadataColumn& column : sheet.columns) {
        types.push_back(column.type);
    }
    CHECK(types[1] == AttributeType::Number);
    CHECK(types[2] == AttributeType::Date);
    CHECK(types[3] == AttributeType::YesNo);
    CHECK(types[4] == AttributeType::Text);
    CHECK(types[5] == AttributeType::Text);
    CHECK(sheet.rows[0].attributes == std::vector<ImportedAttribute>{{"vastgesteld op", "2019-03-17", AttributeType::Date},
                                                                     {"regionaal", "yes", AttributeType::YesNo},
                                                                     {"opmerking", "nog nabellen", AttributeType::Text},
                                                                     {"0-code", "0202", AttributeType::Text},
                                                                     {"rol", "cliënt", AttributeType::Choice}});
    CHECK(problems(sheet.rows[0]) == "Row 2: the role “cliënt” stands without a case; it was kept as an attribute.");
}

TEST_CASE("a table without a column of files, or without rows, is refused")
{
    CHECK_THROWS_AS(read_metadata_sheet(table({{"gemeente", "jaar"}, {"Arnhem", "2019"}}), "x.csv"), BadInput);
    CHECK_THROWS_AS(read_metadata_sheet(table({{"bestand"}}), "x.csv"), BadInput);
    CHECK_THROWS_AS(read_metadata_sheet({}, "x.csv"), BadInput);
}

TEST_CASE("ten thousand rows are checked in the blink of an eye")
{
    std::vector<std::vector<std::string>> rows{{"bestand", "gemeente", "jaar"}};
    std::vector<SheetTarget> many;
    for (std::int64_t i = 0; i < 10'000; ++i) {
        std::string name = "plan " + std::to_string(i);
        rows.push_back({name + ".pdf", "Arnhem, Nijmegen en Tiel", "2019"});
        many.push_back({{i + 1}, name, name + ".pdf"});
    }
    MetadataSheet sheet = read_metadata_sheet(table(std::move(rows)), "x.csv");
    auto start = std::chrono::steady_clock::now();
    check_rows(sheet, many);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
    CHECK(sheet.refused() == 0);
}

TEST_CASE("a cell corrected into what its column's type cannot hold is named for what it is not")
{
    MetadataSheet sheet = checked({{"bestand", "omvang", "openbaar"}, {"nota", "12", "ja"}});
    REQUIRE(problems(sheet.rows[0]) == "");
    sheet.rows[0].cells.cells = {"nota", "veel", "misschien"};
    check_rows(sheet, targets);
    CHECK(problems(sheet.rows[0]) == "Row 2: “veel” is no number (column “omvang”).\nRow 2: “misschien” is neither yes nor no (column “openbaar”).");
}
