// SPDX-License-Identifier: GPL-3.0-or-later
// Comma-separated values, for programs (RFC 4180): comma, CRLF, quotes where needed, first the stable column keys. UTF-8.
// A file begins with a byte-order mark, without which Excel takes the text for Windows-1252.
// The data are exact: a cell that begins with "=" stays so. Whoever opens the file in a spreadsheet should choose XLSX, where a
// text is never a formula. Title, parameters and notes have no place in the format and are left out.
#pragma once

#include "exporters/exporter.h"

#include <string>

namespace duiding {

std::string csv_text(const Table& table);                   // without byte-order mark: what `--csv` prints
void write_csv(const Table& table, const std::filesystem::path& path, const ExportContext& context, Progress& progress);

} // namespace duiding
