// SPDX-License-Identifier: GPL-3.0-or-later
// Writing the coded segments to a file as a job: CSV and XLSX as a table, HTML as a report. The file is whole or not there.
#pragma once

#include "app/desktop/workspace.h"

#include <filesystem>
#include <functional>
#include <string>

namespace duiding {

// `format` is an exporter's id. Of all codes, or of one with its sub-codes. `done` is called in the UI thread.
void start_export(Workspace& workspace, const std::string& format, const std::filesystem::path& out, CodeId code,
                  std::function<void(std::int64_t segments)> done);

} // namespace duiding
