// SPDX-License-Identifier: GPL-3.0-or-later
// Importing files and folders as a job: each file is read and added by itself, as one group of undo. A file that cannot be read
// is named with its reason and the others go on; Cancel keeps the files that are in and nothing half.
#pragma once

#include "app/desktop/workspace.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace duiding {

struct ImportedFile {
    std::string file;                      // name for the user
    DocumentId document;                   // 0: refused
    bool known = false;                    // it was in the project already: `document` is that one
    ErrorText error;                       // of a refused one
    Findings findings;
};

struct ImportSummary {
    std::vector<ImportedFile> files;
    bool cancelled = false;
    std::int64_t imported() const;
};

// `done` is called in the UI thread, also after a cancel.
void start_import(Workspace& workspace, std::vector<std::filesystem::path> paths, std::function<void(const ImportSummary&)> done);

} // namespace duiding
