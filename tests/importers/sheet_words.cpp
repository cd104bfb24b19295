// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/importers/sheet_words.h"

#include <algorithm>

namespace duiding::test {

Sheet load_text(std::string bytes, const ImportOptions& options, const std::string& name)
{
    Progress progress;
    return load_sheet({name, std::move(bytes)}, options, progress);
}

std::string grid(const Sheet& sheet)
{
    std::string out;
    for (const SheetRow& row : sheet.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            out += (i > 0 ? "|" : "") + row.cells[i].text;
        }
        out += '\n';
    }
    return out;
}

std::vector<std::string> first_row(const Sheet& sheet)
{
    std::vector<std::string> texts;
    for (const Cell& cell : sheet.rows.at(0).cells) {
        texts.push_back(cell.text);
    }
    return texts;
}

bool said(const Findings& findings, std::string_view sentence)
{
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) { return format(finding.message) == sentence; });
}

} // namespace duiding::test
