// SPDX-License-Identifier: GPL-3.0-or-later
// Dictionaries between a study and a table on disk. A row whose query or options cannot be read is a problem (Error) that says why
// and in which row; the caller takes all rows or none (edits::add_dictionary is one step).
//
//   DictionarySheet sheet = load_dictionary("zorg.csv", *project.snapshot(), progress);
//   edits::add_dictionary(project, searches_of(sheet), "zorg.csv")      // when sheet.problems is empty
//
// Values only; any thread. Errors: BadInput (no table, no queries in it), Environment (the disk).
#pragma once

#include "core/base/progress.h"
#include "core/model/snapshot.h"
#include "importers/support/dictionary_sheet.h"

#include <filesystem>
#include <optional>

namespace duiding {

DictionarySheet load_dictionary(const std::filesystem::path& path, const Snapshot& snapshot, Progress& progress);
std::vector<SavedSearch> searches_of(const DictionarySheet& sheet);

// The searches of that theme (folded), or all; BadInput that names the themes when there is none.
std::vector<SavedSearch> searches_to_run(const Snapshot& snapshot, const std::optional<std::string>& theme);

} // namespace duiding
