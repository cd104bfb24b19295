// SPDX-License-Identifier: GPL-3.0-or-later
// An Excel workbook, for people: headings in their language, frozen and filterable, sensible widths, colours as colours. A second
// sheet says what was asked and what to know about it. A text is always a text, never a formula or a link.
// Excel holds 32,767 UTF-16 units in a cell: longer texts are cut there and the second sheet says so. A table of more rows than
// a sheet holds is BadInput.
#pragma once

#include "exporters/exporter.h"

namespace duiding {

void write_xlsx(const Table& table, const std::filesystem::path& path, const ExportContext& context, Progress& progress);

} // namespace duiding
