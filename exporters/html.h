// SPDX-License-Identifier: GPL-3.0-or-later
// One self-contained web page: no scripts, nothing fetched, made for reading, printing and a screen reader; light or dark as the
// reader's system asks. It is well-formed XML too. The look is in support/html_style.cpp.
#pragma once

#include "exporters/exporter.h"

#include <string>

namespace duiding {

std::string html_table(const Table& table, const ExportContext& context, Progress& progress);
std::string html_report(const Report& report, const ExportContext& context, Progress& progress);
void write_html_table(const Table& table, const std::filesystem::path& path, const ExportContext& context, Progress& progress);
void write_html_report(const Report& report, const std::filesystem::path& path, const ExportContext& context, Progress& progress);

} // namespace duiding
