// SPDX-License-Identifier: GPL-3.0-or-later
// What a workbook says before its sheets: their names and parts, the epoch of its dates, its number formats and shared texts.
// Shared texts are kept as one stretch of bytes, which is all the memory a large file needs. One thread.
#pragma once

#include "importers/support/zip_reader.h"
#include "importers/xlsx/formats.h"

#include <string>
#include <string_view>
#include <vector>

namespace duiding::xlsx {

struct SheetEntry {
    std::string name;
    std::string part;                                  // "xl/worksheets/sheet1.xml"
    bool hidden = false;
};

class SharedTexts {
public:
    void add(std::string_view text);
    std::size_t size() const { return m_ends.size(); }
    std::string_view at(std::size_t index) const;

private:
    std::string m_bytes;
    std::vector<std::uint64_t> m_ends;
};

struct Workbook {
    std::vector<SheetEntry> sheets;                    // without chart sheets
    Epoch epoch = Epoch::Y1900;
    std::vector<NumberFormat> formats;                 // by the cell's style
    SharedTexts texts;
    bool damaged = false;                              // the texts or formats stop somewhere
};

Workbook read_workbook(ZipReader& zip, const ImportSource& source);

// "_x000D_" stands for a character XML cannot hold.
std::string unescaped(std::string_view text);

} // namespace duiding::xlsx
