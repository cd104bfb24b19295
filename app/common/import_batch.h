// SPDX-License-Identifier: GPL-3.0-or-later
// A batch of files and folders into a project: the one way in for the window and the command line. Files are read on both
// cores, in the order given they are added: one transaction a file, one group of undo for all. A file that cannot be read is
// refused with its reason and the others go on; one with the name of an older file but another content comes in beside it, with
// a finding that names the older document (import_summary.h). Cancel and an error of the disk keep the files that are in,
// whole. At the end the report is kept in the project (same group), unless every file was known.
//
// Threads: call it from a job, never from the UI thread; `on_file` is called in that same thread, in order.
// Errors: Environment (the disk) after what was done is reported; Cancelled is not thrown: the report says so.
#pragma once

#include "core/edits/edits.h"
#include "importers/importer.h"

#include <functional>

namespace duiding {

using edits::SameFile;

struct BatchOptions {
    ImportOptions reading;
    SameFile same_file = SameFile::Skip;
    std::vector<std::pair<edits::NewCase, std::string>> cases;    // for every document, with its role (--case, --role)
    std::vector<ImportedAttribute> attributes;                    // for every document (--set)
    std::filesystem::path not_this;                               // a metadata sheet in the same folder is no questionnaire
    std::int64_t group = 0;                                       // of undo; 0 = a new one
    bool dry_run = false;                                         // read everything, keep nothing
};

using OnFile = std::function<void(const ImportedFileReport&)>;

ImportReport import_batch(Project& project, const std::vector<std::filesystem::path>& paths, const BatchOptions& options,
                          Progress& progress, const OnFile& on_file = {});

} // namespace duiding
