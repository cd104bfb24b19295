// SPDX-License-Identifier: GPL-3.0-or-later
// Sheets in tests: made from a text, and said in one text.
#pragma once

#include "importers/support/sheet.h"

#include <string>
#include <vector>

namespace duiding::test {

Sheet load_text(std::string bytes, const ImportOptions& options = {}, const std::string& name = "tabel.csv");
std::string grid(const Sheet& sheet);                                      // canonical texts, "|" between cells
std::vector<std::string> first_row(const Sheet& sheet);
bool said(const Findings& findings, std::string_view sentence);            // in English, whole

} // namespace duiding::test
