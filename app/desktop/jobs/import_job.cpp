// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/jobs/import_job.h"

namespace duiding {

void start_import(Workspace& workspace, std::vector<std::filesystem::path> paths, BatchOptions options,
                  std::function<void(const ImportReport&)> done)
{
    workspace.jobs().start(msg("Importing"), JobShow::Bar,
        [project = workspace.project(), paths = std::move(paths), options = std::move(options)](Progress& progress) {
            return import_batch(*project, paths, options, progress);
        },
        [done = std::move(done)](ImportReport report) { done(report); });
}

} // namespace duiding
