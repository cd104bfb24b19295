// SPDX-License-Identifier: GPL-3.0-or-later
// A dictionary read from a table as people make it, and what is said of the rows that are wrong.
#include "app/common/dictionary.h"
#include "app/common/dictionary_table.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

using namespace duiding;
using namespace duiding::test;

namespace {

DictionarySheet load(const std::string& name, const std::string& table)
{
    TempFolder folder;
    write_text(folder / name, table);
    Progress progress;
    Snapshot snapshot;
    snapshot.documents = std::make_shared<const std::vector<DocumentInfo>>();
    return load_dictionary(folder / name, snapshot, progress);
}

} // namespace

TEST_CASE("a table by hand needs only a column of queries, in any separator and language")
{
    auto sheet = load("a.csv", "\xEF\xBB\xBFThema;Zoekwoorden;Opmerking\nZorg;jgz OF cjg;eerst\n;wijk*;\n");
    REQUIRE(sheet.rows.size() == 2);
    CHECK(sheet.problems.empty());
    CHECK(sheet.rows[0].search.theme == "Zorg");
    CHECK(sheet.rows[0].search.name == "jgz OF cjg");
    CHECK(sheet.rows[1].row_number == 3);
    CHECK(load("b.csv", "query\tname\nwijk\tWijken\n").rows.at(0).search.name == "Wijken");
    CHECK(load("c.csv", "query\n1,5\n").rows.empty() == false);
}

TEST_CASE("options with their own signs and queries that look like numbers or dates come in as they are")
{
    auto sheet = load("a.csv", "theme,name,query,options,rejected_words\r\n"
                               "Zorg,Een,\"\"\"1,5\"\" OF 2\",\"unit=sentence;kinds=policy,note\",wijk; team; wijk\r\n"
                               "Zorg,Twee,17-03-2024,unit=turn,\r\nZorg,Drie,ja,unit=turn,\r\n");
    CHECK(sheet.problems.empty());
    REQUIRE(sheet.rows.size() == 3);
    CHECK(sheet.rows[0].search.query == "\"1,5\" OF 2");
    CHECK(sheet.rows[0].search.options == "unit=sentence;kinds=policy,note");
    CHECK(sheet.rows[0].search.rejected == std::vector<std::string>{"team", "wijk"});
    CHECK(sheet.rows[1].search.query == "17-03-2024");
    CHECK(sheet.rows[2].search.query == "ja");
}

TEST_CASE("each bad row is a problem with its number and the reason")
{
    auto sheet = load("a.csv", "thema,naam,zoekvraag,opties\nZorg,Goed,wijk,\nZorg,Krom,AND wijk,\nZorg,GOED,team,\nZorg,Leeg,,\nZorg,Raar,wijk,kleur=rood\n");
    CHECK(sheet.rows.size() == 1);
    REQUIRE(sheet.problems.size() == 4);
    std::string told;
    for (const Finding& problem : sheet.problems) {
        CHECK(problem.severity == Severity::Error);
        told += problem.where + " " + format(problem.message) + "\n";
    }
    CHECK(told.find("Row 4: a search “GOED” of this theme stands in row 2 already.") != std::string::npos);
    CHECK(told.find("Row 5: it holds no query.") != std::string::npos);
    CHECK(told.find("row 3, character 1 An operator in capitals needs a word on both sides.") != std::string::npos);
    CHECK(told.find("row 6, kleur") != std::string::npos);
    CHECK_THROWS_AS(load("b.csv", "a,b\n1,2\n"), BadInput);
    CHECK_THROWS_AS(load("c.csv", "query,name\n"), BadInput);
}

TEST_CASE("a theme that nobody has is refused with the themes there are")
{
    Snapshot snapshot;
    CHECK(dictionary_table(snapshot, std::nullopt).rows.empty());
    SavedSearch search;
    search.name = "Een";
    search.theme = "Zorg";
    search.query = "wijk";
    search.rejected = {"a", "b"};
    snapshot.searches = std::make_shared<const std::vector<SavedSearch>>(std::vector{search});
    CHECK(std::get<std::string>(dictionary_table(snapshot, "zorg").rows.at(0).at(4)) == "a; b");
    try {
        dictionary_table(snapshot, "Wonen");
        FAIL("not refused");
    } catch (const BadInput& error) {
        CHECK(format(error.text().what_to_do) == "Choose one of: “Zorg”");
    }
}
