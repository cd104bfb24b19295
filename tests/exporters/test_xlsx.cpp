// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/text/utf8.h"
#include "exporters/xlsx.h"
#include "tests/exporters/sample_values.h"
#include "tests/exporters/workbook_reader.h"
#include "tests/support/locale_guard.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

using namespace duiding;
using namespace duiding::test;

namespace {

Workbook written(const Table& table, const ExportContext& context = {})
{
    TempFolder folder;
    Progress progress;
    write_xlsx(table, folder / "uit.xlsx", context, progress);
    return read_workbook(folder / "uit.xlsx");
}

std::string address(std::size_t row, std::size_t column) { return std::string(1, static_cast<char>('A' + column)) + std::to_string(row + 1); }

Table one_column(ColumnType type, const std::vector<Cell>& cells)
{
    Table table;
    table.title = msg("Test");
    table.columns = {{"value", msg("Value"), type}};
    for (const Cell& cell : cells) {
        table.rows.push_back({cell});
    }
    return table;
}

} // namespace

TEST_CASE("every cell of the segments stands in the workbook, texts as texts")
{
    Table table = segments_table();
    auto cells = written(table).cells(1);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            INFO(address(row + 1, i));
            const Cell& cell = table.rows[row][i];
            auto found = cells.find(address(row + 1, i));
            if (std::holds_alternative<std::monostate>(cell)) {
                CHECK(found == cells.end());
                continue;
            }
            REQUIRE(found != cells.end());
            CHECK_FALSE(found->second.formula);
            if (const auto* text = std::get_if<std::string>(&cell)) {
                CHECK(found->second.type != "n");
                CHECK(found->second.value == format(cell_words(table.columns[i], *text)));
            } else {
                CHECK(found->second.value == std::to_string(std::get<std::int64_t>(cell)));
            }
        }
    }
}

TEST_CASE("a text that looks like a formula, a link or a number stays a text")
{
    Workbook book = written(one_column(ColumnType::Text, {std::string("=1+1"), std::string("+31 6"), std::string("@SUM(A1)"), std::string("007"),
                                                          std::string("https://example.org"), std::string("{=A1}"), std::string("<b>&\"")}));
    auto cells = book.cells(1);
    for (int row = 2; row <= 8; ++row) {
        CHECK(cells["A" + std::to_string(row)].type != "n");
        CHECK_FALSE(cells["A" + std::to_string(row)].formula);
    }
    CHECK(cells["A2"].value == "=1+1");
    CHECK(cells["A5"].value == "007");
    CHECK(cells["A8"].value == "<b>&\"");
    CHECK(book.parts["xl/worksheets/sheet1.xml"].find("<hyperlink") == std::string::npos);
}

TEST_CASE("the heading is in the reader's language, frozen and filterable")
{
    Workbook book = written(segments_table(), dutch_reader());
    auto cells = book.cells(1);
    CHECK(cells["A1"].value == "Document");
    CHECK(cells["F6"].value == "belemmerend");
    const std::string& sheet = book.parts["xl/worksheets/sheet1.xml"];
    CHECK(sheet.find("state=\"frozen\"") != std::string::npos);
    CHECK(sheet.find("<autoFilter ref=\"A1:O9\"") != std::string::npos);
    CHECK(book.cells(2)["A1"].value == "Gecodeerde fragmenten");
}

TEST_CASE("the second sheet says what was asked and what to know")
{
    auto cells = written(frequencies_table()).cells(2);
    CHECK(cells["A1"].value == "Code frequencies");
    CHECK(cells["A2"].value == "study");
    CHECK(cells["B2"].value == "Voorbeeldstudie");
    std::string all;
    for (const auto& [where, cell] : cells) {
        all += cell.value + "\n";
    }
    CHECK(all.find("Interviewer turns are left out: 1 segment holds nothing else.") != std::string::npos);
}

TEST_CASE("a text longer than a cell is cut between characters and a note says so")
{
    std::string exact(32767, 'x');
    std::string wide = std::string(32766, 'x') + "😀";
    Workbook book = written(one_column(ColumnType::Text, {exact, exact + "y", wide}));
    auto cells = book.cells(1);
    CHECK(cells["A2"].value == exact);
    CHECK(cells["A3"].value == exact);
    CHECK(cells["A4"].value == std::string(32766, 'x'));
    auto about = book.cells(2);
    CHECK(about["B2"].value.starts_with("2 texts are longer than a cell can hold"));
}

TEST_CASE("soft breaks become line ends and what XML forbids is replaced")
{
    auto cells = written(one_column(ColumnType::Text, {std::string("a\u2028b\nc"), std::string("x\uFFFFy")})).cells(1);
    CHECK(cells["A2"].value == "a\nb\nc");
    CHECK(cells["A3"].value == "x\uFFFDy");
}

TEST_CASE("numbers and percentages are numbers, colours are colours")
{
    auto numbers = written(one_column(ColumnType::Number, {1234.5, 0.1, Cell{}})).cells(1);
    CHECK(numbers["A2"].type == "n");
    CHECK(numbers["A2"].value == "1234.5");
    CHECK(std::stod(numbers["A3"].value) == 0.1);
    CHECK(numbers.count("A4") == 0);
    Workbook colours = written(one_column(ColumnType::Colour, {std::string("#2F7F6B"), std::string("#000000")}));
    CHECK(colours.cells(1)["A2"].value == "#2F7F6B");
    CHECK(colours.parts["xl/styles.xml"].find("FF2F7F6B") != std::string::npos);
    CHECK(written(one_column(ColumnType::Percent, {0.125})).parts["xl/styles.xml"].find("0.0%") != std::string::npos);
}

TEST_CASE("numbers are the same under a Dutch locale")
{
    LocaleGuard guard("nl_NL.UTF-8");
    if (!guard.installed()) {
        WARN("nl_NL.UTF-8 is not installed: skipped");
        return;
    }
    Workbook book = written(one_column(ColumnType::Number, {1234.5}));
    CHECK(book.cells(1)["A2"].value == "1234.5");
    CHECK(book.parts["xl/worksheets/sheet1.xml"].find(',') == std::string::npos);
    CHECK(std::string(std::setlocale(LC_NUMERIC, nullptr)) == "nl_NL.UTF-8");
}

TEST_CASE("an empty table is a workbook with its heading; one without columns too")
{
    CHECK(written(one_column(ColumnType::Text, {})).cells(1)["A1"].value == "Value");
    CHECK(written(Table{}).cells(1).empty());
}

TEST_CASE("a cancelled export leaves the old file and nothing else in the folder")
{
    TempFolder folder;
    write_text(folder / "uit.xlsx", "old");
    Progress progress;
    Table table = one_column(ColumnType::Text, std::vector<Cell>(1000, std::string("x")));
    progress.start({}, 0);
    progress.cancel();
    CHECK_THROWS_AS(write_xlsx(table, folder / "uit.xlsx", {}, progress), Cancelled);
    CHECK(read_text(folder / "uit.xlsx") == "old");
    std::filesystem::directory_iterator files(folder.path());
    CHECK(std::distance(begin(files), end(files)) == 1);
}

TEST_CASE("a table longer than a sheet is refused with the way out")
{
    TempFolder folder;
    Progress progress;
    Table table;
    table.rows.resize(1048576);
    CHECK_THROWS_AS(write_xlsx(table, folder / "uit.xlsx", {}, progress), BadInput);
    CHECK_FALSE(std::filesystem::exists(folder / "uit.xlsx"));
}
