// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of a project: made by SQLite's backup API on the open connection, checked before they count, then put in place by
// rename. Automatic ones lie in NAME.backups/ beside the study and are thinned out: the last 12, then one a week for 10
// weeks, one a month for 9 months. Store thread only.
#pragma once

#include "core/store/sqlite.h"

#include <filesystem>
#include <string>
#include <vector>

namespace duiding::backup {

std::filesystem::path folder_for(const std::filesystem::path& project);
// `to` must not exist.
void copy(Database& db, const std::filesystem::path& to);
// "study 2026-11-24 14.02.11.duiding" in the folder; thins out the others.
std::filesystem::path make_automatic(Database& db, const std::string& now);
// Which of the names (any order) may go; pure, for tests. Names hold their time, as make_automatic writes them.
std::vector<std::string> superfluous(std::vector<std::string> names);

} // namespace duiding::backup
