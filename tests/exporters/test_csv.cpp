// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/csv.h"
#include "tests/exporters/sample_values.h"
#include "tests/support/golden.h"
#include "tests/support/locale_guard.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

using namespace duiding;
using namespace duiding::test;

namespace {

// A reader of RFC 4180 of its own, written for this test.
std::vector<std::vector<std::string>> parse(const std::string& csv)
{
    std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
    bool quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        char c = csv[i];
        if (quoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"') {
            rows.back().back() += csv[++i];
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && c == ',') {
            rows.back().emplace_back();
        } else if (!quoted && c == '\r' && csv[i + 1] == '\n') {
            rows.emplace_back(1);
            ++i;
        } else {
            rows.back().back() += c;
        }
    }
    rows.pop_back();
    return rows;
}

Table table_of(const std::vector<Cell>& cells)
{
    Table table;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        table.columns.push_back({"c" + std::to_string(i), msg("C"), ColumnType::Text});
    }
    table.rows.push_back(cells);
    return table;
}

} // namespace

TEST_CASE("the CSV of segments and frequencies is as it was last seen")
{
    CHECK(golden_difference("segments.csv", csv_text(segments_table())) == "");
    CHECK(golden_difference("frequencies.csv", csv_text(frequencies_table())) == "");
}

TEST_CASE("every cell reads back exactly, whatever signs it holds")
{
    std::vector<Cell> cells = {std::string("a,b"), std::string("zei: \"nee\""), std::string("regel 1\nregel 2\r\n3"), std::string(" rand "),
                               std::string("=1+1"), std::string("👩🏽‍⚕️ cliënt"), Cell{}, std::string(), std::int64_t{-1234567}, 1234.5, 0.1, 1e300};
    auto rows = parse(csv_text(table_of(cells)));
    REQUIRE(rows.size() == 2);
    CHECK(rows[1] == std::vector<std::string>{"a,b", "zei: \"nee\"", "regel 1\nregel 2\r\n3", " rand ", "=1+1", "👩🏽‍⚕️ cliënt", "", "", "-1234567",
                                              "1234.5", "0.1", "1e+300"});
}

TEST_CASE("a CSV file begins with a byte-order mark and holds the same as the printed one")
{
    TempFolder folder;
    Progress progress;
    write_csv(segments_table(), folder / "uit.csv", dutch_reader(), progress);
    CHECK(read_text(folder / "uit.csv") == "\uFEFF" + csv_text(segments_table()));
    CHECK(progress.fraction() == 1.0);
}

TEST_CASE("CSV is the same under a Dutch locale")
{
    LocaleGuard guard("nl_NL.UTF-8");
    if (!guard.installed()) {
        WARN("nl_NL.UTF-8 is not installed: skipped");
        return;
    }
    CHECK(parse(csv_text(table_of({1234.5})))[1][0] == "1234.5");
    CHECK(golden_difference("frequencies.csv", csv_text(frequencies_table())) == "");
}
