// SPDX-License-Identifier: GPL-3.0-or-later
// Brings a project file of an older version up to date (decisions.md 14): a new file from the fresh schema, filled by
// INSERT … SELECT and compared row by row, is put in the place of the old one, which stays beside it as NAME.v1.duiding. Not
// ALTER TABLE: its traces in the schema's text would break the exact comparison at opening. History comes along (schema.h).
//
// The old file is locked from before its first check until the new one is in its place, and never written. Killed at any
// moment, NAME.duiding is the old file, whole, or the new one, whole; NAME.duiding.upgrade may lie beside it until the next
// opening. Store thread only. Errors: BadInput (damaged), Environment (in use, no space, disk), Cancelled.
#pragma once

#include "core/base/progress.h"
#include "core/store/sqlite.h"

#include <filesystem>
#include <memory>

namespace duiding::migrations {

// Returns where the old file is kept now.
std::filesystem::path migrate(const std::filesystem::path& canonical, std::int32_t version, Progress* progress);

// An up-to-date copy in a temporary database that goes with the connection: for reading where nothing may be written.
std::unique_ptr<Database> read_only_copy(const std::filesystem::path& canonical, std::int32_t version, Progress* progress);

} // namespace duiding::migrations
