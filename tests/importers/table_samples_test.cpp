// SPDX-License-Identifier: GPL-3.0-or-later
// The real workbooks beside the checkout, cell by cell against what LibreOffice shows of them. Where the two differ it is because
// LibreOffice prints a cell as it looks and a sheet keeps what it means; each such way is named below.
#include "core/base/error.h"
#include "importers/support/cell_values.h"
#include "importers/support/csv_reader.h"
#include "tests/importers/sheet_words.h"
#include "tests/support/paths.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

using namespace duiding;

namespace {

using Grid = std::vector<std::vector<std::string>>;

std::optional<double> number_of(std::string_view text)
{
    double value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// Sections "### sheet file: WORKBOOK-SHEET.csv", each the table of one sheet.
std::map<std::string, Grid> expected_sheets(const std::filesystem::path& path)
{
    std::map<std::string, Grid> sheets;
    std::string text = test::read_text(path);
    std::string stem = path.filename().string();
    stem = stem.substr(0, stem.find(".xlsx"));
    std::size_t at = text.find("### sheet file: ");
    while (at != std::string::npos) {
        std::size_t line_end = text.find('\n', at);
        std::string name = text.substr(at + 16 + stem.size() + 1, line_end - at - 16 - stem.size() - 1 - 4);
        std::size_t next = text.find("\n### sheet file: ", line_end);
        std::string body = text.substr(line_end + 1, next == std::string::npos ? std::string::npos : next - line_end);
        CsvReader reader(body, ',', ImportSource{});
        std::vector<std::string> cells;
        while (reader.next(cells)) {
            sheets[name].push_back(cells);
        }
        at = next == std::string::npos ? next : next + 1;
    }
    return sheets;
}

// True where both say the same: a number, a date or a truth, however it is printed.
bool same(const Cell& cell, std::string expected)
{
    if (cell.words() == expected || cell.text == expected) {
        return true;
    }
    if (expected.starts_with('#') || expected.starts_with("Err:")) {
        return cell.empty();                                     // an error counts as missing
    }
    if (cell.kind == CellKind::YesNo) {
        return expected == (cell.text == "yes" ? "TRUE" : "FALSE");
    }
    if (cell.kind == CellKind::Date) {                           // printed month first, with or without its time
        auto printed = parse_date(expected, false);
        return printed && (cell.text.starts_with(*printed) || printed->starts_with(cell.text));
    }
    auto number = number_of(cell.text);
    bool percent = expected.ends_with('%');
    std::erase_if(expected, [](char c) { return c == ',' || c == '%' || c == '$'; });
    auto printed = number_of(expected);
    if (!number || !printed) {
        return cell.kind == CellKind::Text && cell.text.find_first_not_of(" \n") != std::string::npos
               && cell.text.substr(cell.text.find_first_not_of(" \n")) == expected;
    }
    double value = percent ? *number * 100 : *number;
    std::size_t point = expected.find('.');
    std::size_t decimals = point == std::string::npos ? 0 : expected.size() - point - 1;
    return std::fabs(value - *printed) <= 0.500001 * std::pow(10.0, -double(decimals)) || std::fabs(value - *printed) < 1e-9 * std::fabs(value);
}

std::vector<std::string> differences(const Sheet& sheet, const Grid& expected)
{
    std::vector<std::string> out;
    std::map<std::int64_t, const SheetRow*> rows;
    for (const SheetRow& row : sheet.rows) {
        rows[row.number] = &row;
    }
    static const Cell nothing;
    std::int64_t last = std::max<std::int64_t>(std::ssize(expected), rows.empty() ? 0 : rows.rbegin()->first);
    for (std::int64_t r = 1; r <= last; ++r) {
        const SheetRow* row = rows.contains(r) ? rows[r] : nullptr;
        std::size_t width = std::max(row ? row->cells.size() : 0, r <= std::ssize(expected) ? expected[r - 1].size() : 0);
        for (std::size_t c = 0; c < width; ++c) {
            const Cell& cell = row && c < row->cells.size() ? row->cells[c] : nothing;
            std::string wanted = r <= std::ssize(expected) && c < expected[r - 1].size() ? expected[r - 1][c] : "";
            if (!same(cell, wanted)) {
                out.push_back("row " + std::to_string(r) + " column " + std::to_string(c + 1) + ": “" + cell.words() + "” / “" + wanted + "”");
            }
        }
    }
    return out;
}

} // namespace

TEST_CASE("the sample workbooks hold, cell by cell, what LibreOffice shows")
{
    auto folder = test::shared_sample("formats/import/samples/xlsx");
    if (!folder) {
        WARN("../shared is absent: skipped");
        return;
    }
    for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
        std::string name = entry.path().filename().string();
        // Refused, not read: one holds two sheets under one name, so that each reader could be shown another; one a DOCTYPE.
        bool hostile = name.starts_with("poi__duplicate-filename") || name.starts_with("poi__poc-xmlbomb");
        if (!name.ends_with(".lo.expected.csv") || hostile) {
            continue;
        }
        std::filesystem::path workbook = *folder / name.substr(0, name.size() - 16);
        for (const auto& [sheet_name, expected] : expected_sheets(entry.path())) {
            CAPTURE(name, sheet_name);
            Progress progress;
            ImportOptions options;
            options.sheet = sheet_name;
            Sheet sheet = load_sheet({workbook, test::read_text(workbook)}, options, progress);
            std::vector<std::string> wrong = differences(sheet, expected);
            std::string list;
            for (std::size_t i = 0; i < std::min<std::size_t>(wrong.size(), 12); ++i) {
                list += wrong[i] + "\n";
            }
            CHECK(list == "");
        }
    }
}
