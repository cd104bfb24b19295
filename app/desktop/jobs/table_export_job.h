// SPDX-License-Identifier: GPL-3.0-or-later
// Writing any table to a file as a job, and as lines for the clipboard. The file is whole or not there. UI thread only.
#pragma once

#include "app/desktop/workspace.h"
#include "core/model/table.h"
#include "exporters/exporter.h"

#include <filesystem>
#include <functional>
#include <string>

namespace duiding {

// `format` is an exporter's id that writes tables. Throws BadInput where the file belongs to the study.
void start_table_export(Workspace& workspace, const std::string& format, Table table, const std::filesystem::path& out, std::function<void()> done);

// Headings and rows for people, cells between tabs: what a spreadsheet takes from the clipboard.
std::string table_as_lines(const Table& table, const ExportContext& context);

} // namespace duiding
