// SPDX-License-Identifier: GPL-3.0-or-later
// Is the project whole? SQLite's own checks, every text against its hash, every coding against its quote, every mark and
// coding inside its text. Findings name what is wrong; empty means whole. Store thread only.
#pragma once

#include "core/base/findings.h"
#include "core/base/progress.h"
#include "core/store/sqlite.h"

#include <string>

namespace duiding {

Findings verify_project(Database& db, Progress& progress);

// Text form of every table but history, change log, settings and unreferenced blobs, rows ordered by GUID: two projects
// with equal dumps are equal to a user.
std::string dump_project(Database& db);

} // namespace duiding
