// SPDX-License-Identifier: GPL-3.0-or-later
// A table that a verb made: on the terminal, or with --xlsx FILE as a workbook.
#pragma once

#include "app/cli/verb.h"
#include "core/model/table.h"

#include <string>

namespace duiding::cli {

CLI::Option* add_xlsx(CLI::App& app, const Session& session, std::string& file);
// Refuses the study's own file.
void put_table(Session& session, const Project& project, const Table& table, const std::string& xlsx);

} // namespace duiding::cli
