// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks made from snippets of their XML, so that a test shows its input. A sheet is its rows, and <mergeCells> behind them.
// A sheet whose name begins with "(hidden) " is hidden.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace duiding::test {

using Parts = std::map<std::string, std::string>;             // name in the package → bytes

struct WorkbookParts {
    std::vector<std::pair<std::string, std::string>> sheets;  // name → <row> elements
    std::string shared;                                       // <si> elements
    std::string styles;                                       // elements of <styleSheet>
    std::string properties;                                   // attributes of <workbookPr>
};

std::string xlsx_bytes(const WorkbookParts& workbook);
std::string ods_bytes(const std::string& spreadsheet, const std::string& styles = {});     // <table:table> elements
std::string zip_bytes(const Parts& parts);

} // namespace duiding::test
