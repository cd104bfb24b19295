// SPDX-License-Identifier: GPL-3.0-or-later
// Bringing files and folders in as a job (app/common/import_batch.h): one bar with the name of the file and Cancel, one group of
// undo, one report kept in the study. The window stays free; what was in when it was cancelled stays in, whole.
#pragma once

#include "app/common/import_batch.h"
#include "app/desktop/workspace.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace duiding {

// `done` is called in the UI thread, also after a cancel.
void start_import(Workspace& workspace, std::vector<std::filesystem::path> paths, BatchOptions options,
                  std::function<void(const ImportReport&)> done);

} // namespace duiding
