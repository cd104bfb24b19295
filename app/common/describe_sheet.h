// SPDX-License-Identifier: GPL-3.0-or-later
// From a metadata sheet on disk to what edits::describe_documents takes, for documents that are in the project:
//
//   MetadataSheet sheet = load_metadata_sheet("lijst.xlsx", progress);
//   auto rows = descriptions(sheet, sheet_targets(*project.snapshot()));      // checks every row
//   … sheet_problems(sheet), then edits::describe_documents(project, rows)
//
// Values only; any thread. Errors: BadInput (no table, no column of files), Environment (the disk).
#pragma once

#include "core/edits/edits.h"
#include "importers/support/metadata_sheet.h"

#include <filesystem>

namespace duiding {

MetadataSheet load_metadata_sheet(const std::filesystem::path& path, Progress& progress);

std::vector<SheetTarget> sheet_targets(const Snapshot& snapshot);

// What a row that can be applied says.
edits::DocumentDescription description_of(const MetadataRow& row);
// Of the rows that can be applied, in their order; the others are in sheet_problems.
std::vector<edits::DocumentDescription> descriptions(MetadataSheet& sheet, std::span<const SheetTarget> documents);
// All findings of all rows, in order; each names its row.
Findings sheet_problems(const MetadataSheet& sheet);

} // namespace duiding
