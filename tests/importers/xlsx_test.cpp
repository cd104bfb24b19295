// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "importers/xlsx/formats.h"
#include "tests/importers/sheet_words.h"
#include "tests/importers/workbook_maker.h"
#include "tests/support/locale_guard.h"
#include "tests/support/paths.h"

#include <chrono>

using namespace duiding;
using test::grid;
using test::load_text;
using test::said;

namespace {

Sheet load(const test::WorkbookParts& parts, const ImportOptions& options = {})
{
    return load_text(test::xlsx_bytes(parts), options, "werkmap.xlsx");
}

Sheet load_rows(const std::string& rows, const std::string& shared = {}, const std::string& styles = {}, const std::string& properties = {})
{
    return load({{{"Blad1", rows}}, shared, styles, properties});
}

std::string date_of(const std::string& serial, const char* code, xlsx::Epoch epoch = xlsx::Epoch::Y1900)
{
    return xlsx::number_cell(serial, xlsx::format_of_code(code), epoch).text;
}

} // namespace

TEST_CASE("shared, inline, rich and computed texts are read, reading aids are not")
{
    Sheet sheet = load_rows(
        R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>in de cel</t></is></c>)"
        R"(<c r="D1" t="str"><f>A1</f><v>berekend</v></c></row>)",
        R"(<si><t>gewoon</t></si><si><r><rPr><b/></rPr><t>vet</t></r><r><t xml:space="preserve"> en niet</t></r><rPh sb="0" eb="1"><t>ROMAJI</t></rPh></si>)");
    CHECK(grid(sheet) == "gewoon|vet en niet|in de cel|berekend\n");
}

TEST_CASE("numbers, truths and errors keep what they mean")
{
    Sheet sheet = load_rows(
        R"(<row><c><v>0.30000000000000004</v></c><c><v>1E3</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c>)"
        R"(<c s="1"><v>0.125</v></c><c s="2"><v>202</v></c><c><v>-5</v></c><c t="str"><v>+31612345678</v></c><c><f>1+1</f></c></row>)",
        "", R"(<numFmts><numFmt numFmtId="170" formatCode="0000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="170"/></cellXfs>)");
    CHECK(grid(sheet) == "0.3|1000|yes|no||0.125|202|-5|+31612345678\n");
    CHECK(sheet.at(0, 2).kind == CellKind::YesNo);
    CHECK(sheet.at(0, 5).shown == "12.5%");
    CHECK(sheet.at(0, 6).shown == "0202");
    CHECK(said(sheet.info.findings, "1 cell holds an error of the spreadsheet (such as #N/A) and counts as missing."));
    CHECK(said(sheet.info.findings, "1 formula was never computed and counts as missing."));
}

TEST_CASE("a serial number is the day the standard says, around the day that never was and in both epochs")
{
    CHECK(date_of("1", "d-m-yyyy") == "1900-01-01");
    CHECK(date_of("59", "d-m-yyyy") == "1900-02-28");
    CHECK(date_of("61", "d-m-yyyy") == "1900-03-01");
    CHECK(date_of("25569", "d-m-yyyy") == "1970-01-01");
    CHECK(date_of("36585", "d-m-yyyy") == "2000-02-29");
    CHECK(date_of("45368", "d-m-yyyy") == "2024-03-17");
    CHECK(date_of("2958465", "d-m-yyyy") == "9999-12-31");
    CHECK(date_of("0", "d-m-yyyy", xlsx::Epoch::Y1904) == "1904-01-01");
    CHECK(date_of("43906", "d-m-yyyy", xlsx::Epoch::Y1904) == "2024-03-17");
    CHECK(date_of("45368.4375", "d-m-yyyy h:mm") == "2024-03-17T10:30:00");
    CHECK(date_of("45368.9999999", "d-m-yyyy h:mm") == "2024-03-18T00:00:00");
    CHECK(date_of("0.4375", "h:mm") == "10:30:00");
    CHECK(date_of("1.5", "[h]:mm") == "36:00:00");
    CHECK(xlsx::number_cell("-1", xlsx::format_of_code("d-m-yyyy"), xlsx::Epoch::Y1900).kind == CellKind::Number);
}

TEST_CASE("a number format is a date by its letters, not by its literals")
{
    using xlsx::Meaning;
    auto meaning = [](const char* code) { return xlsx::format_of_code(code).meaning; };
    CHECK(meaning("[$-413]d mmmm yyyy;@") == Meaning::Date);
    CHECK(meaning("mmm-yy") == Meaning::Date);
    CHECK(meaning("h:mm AM/PM") == Meaning::Time);
    CHECK(meaning("mm:ss.0") == Meaning::Time);
    CHECK(meaning("yyyy\\-mm\\-dd\\Thh:mm") == Meaning::DateTime);
    CHECK(meaning("0 \"dagen\"") == Meaning::Plain);
    CHECK(meaning("[Red]0.00;[Blue]d") == Meaning::Plain);
    CHECK(meaning("General") == Meaning::Plain);
    CHECK(meaning("0.00E+00") == Meaning::Plain);
    CHECK(meaning("_-\"€\"\\ * #,##0.00_-") == Meaning::Plain);
    CHECK(meaning("0.0%") == Meaning::Percent);
    CHECK(xlsx::built_in_format(14).meaning == Meaning::Date);
    CHECK(xlsx::built_in_format(22).meaning == Meaning::DateTime);
    CHECK(xlsx::built_in_format(2).meaning == Meaning::Plain);
}

TEST_CASE("dates are read by their format, and those written as text in the file too")
{
    Sheet sheet = load_rows(R"(<row r="1"><c r="A1" s="1"><v>43906</v></c><c r="B1" s="1" t="d"><v>2024-03-17T00:00:00</v></c></row>)", "",
                            R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>)", R"(date1904="1")");
    CHECK(grid(sheet) == "2024-03-17|2024-03-17\n");
}

TEST_CASE("rows and cells without an address follow each other, gaps stay gaps")
{
    Sheet sheet = load_rows(R"(<row><c><v>1</v></c><c r="C1"><v>3</v></c><c><v>4</v></c></row><row r="5"><c><v>5</v></c></row><row><c><v>6</v></c></row>)");
    CHECK(grid(sheet) == "1||3|4\n5\n6\n");
    CHECK(sheet.rows[1].number == 5);
    CHECK(sheet.rows[2].number == 6);
}

TEST_CASE("the first visible sheet with cells is read, another on request, and the others are named")
{
    test::WorkbookParts parts;
    parts.sheets = {{"(hidden) Lijsten", "<row><c><v>9</v></c></row>"}, {"Leeg", ""}, {"Antwoorden", "<row><c><v>1</v></c></row>"},
                    {"Codeboek", "<row><c><v>2</v></c></row>"}};
    Sheet sheet = load(parts);
    CHECK(grid(sheet) == "1\n");
    CHECK(sheet.info.name == "Antwoorden");
    CHECK(sheet.info.options == "sheet=Antwoorden");
    CHECK(said(sheet.info.findings, "The sheet “Antwoorden” was read; the file also has “Lijsten”, “Leeg”, “Codeboek”."));
    ImportOptions options;
    options.sheet = "codeboek";
    CHECK(grid(load(parts, options)) == "2\n");
    options.sheet = "Blad9";
    CHECK_THROWS_WITH(load(parts, options), Catch::Contains("no sheet “Blad9”") && Catch::Contains("“Codeboek”"));
}

TEST_CASE("merged cells and hidden rows are said")
{
    Sheet sheet = load_rows(R"(<row><c><v>1</v></c></row><row hidden="1"><c><v>2</v></c></row><mergeCells><mergeCell ref="A1:B1"/></mergeCells>)");
    CHECK(said(sheet.info.findings, "1 merged cell: its value stands in the first cell, the others are empty."));
    CHECK(said(sheet.info.findings, "1 hidden row was read too."));
}

TEST_CASE("a sheet that breaks off gives the rows before the break and says so")
{
    Sheet sheet = load_rows("<row r=\"1\"><c><v>1</v></c></row><row r=\"2\"><c><v>2</v></c></row><row r=\"3\"><c><v>3</c>");
    CHECK(grid(sheet) == "1\n2\n");
    CHECK(said(sheet.info.findings, "The sheet is damaged after row 3; what comes behind it is missing."));
}

TEST_CASE("a row that stands in a cell ends that cell")
{
    Sheet sheet = load_rows("<row><c t=\"inlineStr\"><is><t>uit<row><c><v>1</v></c></row></t></is></c></row><row><c><v>2</v></c></row>");
    CHECK(grid(sheet) == "1\n2\n");
    CHECK(grid(load_rows("<row><c t=\"inlineStr\"><is><t>uit</t></is><row/></c></row><row><c><v>2</v></c></row>")) == "2\n");
}

TEST_CASE("hostile workbooks are refused in words and at once")
{
    auto begin = std::chrono::steady_clock::now();
    CHECK_THROWS_WITH(load_rows("<row><c r=\"XFE1\"><v>1</v></c></row>"), Catch::Contains("more than 16,384 columns"));
    CHECK_THROWS_WITH(load_rows("<row><c t=\"inlineStr\"><is><t>" + std::string(2 << 20, 'x') + "</t></is></c></row>"), Catch::Contains("more than 1 MB"));
    std::string deep;
    for (int i = 0; i < 5000; ++i) {
        deep += "<a>";
    }
    CHECK_THROWS_WITH(load_rows(deep), Catch::Contains("nested too deeply"));
    std::string attributes = "<row ";
    for (int i = 0; i < 20'000; ++i) {
        attributes += "a" + std::to_string(i) + "=\"\" ";
    }
    CHECK_THROWS_WITH(load_rows(attributes + "/>"), Catch::Contains("too many attributes"));
    test::Parts parts{{"xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><workbook><sheets><sheet name=\"&b;\"/></sheets></workbook>"}};
    CHECK_THROWS_WITH(load_text(test::zip_bytes(parts), {}, "x.xlsx"), Catch::Contains("document type declaration"));
    CHECK_THROWS_AS(load_rows(std::string(40 << 20, ' ')), BadInput);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}

TEST_CASE("a workbook is the same under a Dutch locale")
{
    test::LocaleGuard dutch("nl_NL.UTF-8");
    CHECK(grid(load_rows("<row><c><v>1.5</v></c><c><v>0.25</v></c></row>")) == "1.5|0.25\n");
}

TEST_CASE("a sheet of OpenDocument gives the same kinds of cells")
{
    Sheet sheet = load_text(test::ods_bytes(
        R"(<table:table table:name="Blad1"><table:table-row><table:table-cell office:value-type="string"><text:p>een<text:s text:c="2"/>twee</text:p><text:p>drie</text:p></table:table-cell>)"
        R"(<table:table-cell office:value-type="float" office:value="3.5"><text:p>3,5</text:p></table:table-cell>)"
        R"(<table:table-cell office:value-type="date" office:date-value="2024-03-17"><text:p>17-03-24</text:p></table:table-cell>)"
        R"(<table:table-cell office:value-type="time" office:time-value="PT10H30M00S"><text:p>10:30</text:p></table:table-cell>)"
        R"(<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAAR</text:p></table:table-cell>)"
        R"(<table:table-cell office:value-type="percentage" office:value="0.12"><text:p>12%</text:p></table:table-cell>)"
        R"(<table:table-cell table:number-columns-repeated="16000"/></table:table-row></table:table>)"), {}, "tabel.ods");
    CHECK(grid(sheet) == "een  twee\ndrie|3.5|2024-03-17|10:30:00|yes|0.12\n");
    CHECK(sheet.at(0, 1).shown == "3,5");
}

TEST_CASE("repeated rows and cells of OpenDocument are counted, not made, and never without end")
{
    std::string cell = R"(<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="2"/>)";
    Sheet sheet = load_text(test::ods_bytes("<table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"3\">" + cell
                                            + "</table:table-row><table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell "
                                              "table:number-columns-repeated=\"16384\"/></table:table-row></table:table>"), {}, "a.ods");
    CHECK(grid(sheet) == "1|1\n1|1\n1|1\n");
    CHECK_THROWS_WITH(load_text(test::ods_bytes("<table:table><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell "
                                                "office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16384\"/></table:table-row></table:table>"),
                                {}, "a.ods"),
                      Catch::Contains("repeats cells without end"));
}

TEST_CASE("hidden sheets and notes of OpenDocument are passed over")
{
    Sheet sheet = load_text(test::ods_bytes(
        R"(<table:table table:name="Lijst" table:style-name="t1"><table:table-row><table:table-cell><text:p>verborgen</text:p></table:table-cell></table:table-row></table:table>)"
        R"(<table:table table:name="Data"><table:table-row><table:table-cell><office:annotation><text:p>opmerking</text:p></office:annotation><text:p>zichtbaar</text:p></table:table-cell></table:table-row></table:table>)",
        R"(<style:style style:name="t1"><style:table-properties table:display="false"/></style:style>)"), {}, "a.ods");
    CHECK(grid(sheet) == "zichtbaar\n");
    CHECK(sheet.info.name == "Data");
}

TEST_CASE("the hostile sample workbooks are read or refused, and nothing else")
{
    for (const char* name : {"poi__poc-xmlbomb.xlsx", "poi__xxe_in_schema.xlsx", "poi__protected_passtika.xlsx", "poi__duplicate-filename.xlsx",
                             "sheetjs__large_strings.xlsx"}) {
        auto path = test::shared_sample(std::string("formats/import/samples/xlsx/") + name);
        if (!path) {
            WARN("../shared is absent: skipped");
            return;
        }
        CAPTURE(name);
        try {
            load_text(test::read_text(*path), {}, name);
        } catch (const BadInput& error) {
            CHECK_FALSE(error.text().why.empty());
        }
    }
}
