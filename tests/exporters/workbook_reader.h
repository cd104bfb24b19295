// SPDX-License-Identifier: GPL-3.0-or-later
// Reads back what a workbook holds: enough of the format for a test, from the XML inside the zip.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace duiding::test {

struct SheetCell {
    std::string type;          // "inlineStr", "s", "n", "str"
    std::string value;         // text, or the number as it is written in the XML
    bool formula = false;
};

struct Workbook {
    std::map<std::string, std::string> parts;                 // every file in the zip
    std::map<std::string, SheetCell> cells(int sheet) const;  // "A1" → cell
};

Workbook read_workbook(const std::filesystem::path& path);    // throws std::runtime_error when it is no workbook

} // namespace duiding::test
