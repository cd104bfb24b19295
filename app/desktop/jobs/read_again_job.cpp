// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/jobs/read_again_job.h"

namespace duiding {

void start_read_again(Workspace& workspace, DocumentId document, ImportOptions options, NewTextDone done)
{
    workspace.jobs().start(msg("Reading again"), JobShow::Bar,
        [project = workspace.project(), document, options = std::move(options)](Progress& progress) {
            return read_again(*project, document, options, progress);
        },
        [done = std::move(done)](ImportReport report) { done(report); });
}

void start_new_version(Workspace& workspace, NewerVersion version, NewTextDone done)
{
    workspace.jobs().start(msg("Taking a new version"), JobShow::Bar,
        [project = workspace.project(), version](Progress& progress) { return take_new_version(*project, version, progress); },
        [done = std::move(done)](ImportReport report) { done(report); });
}

} // namespace duiding
