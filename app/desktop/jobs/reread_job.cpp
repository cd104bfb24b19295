// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/jobs/reread_job.h"

#include "core/base/file.h"
#include "core/edits/edits.h"

namespace duiding {

void start_reread(Workspace& workspace, DocumentId document, const ImportOptions& options, const Message& title,
                  std::function<void(const EditResult&)> done)
{
    const DocumentInfo* info = workspace.snapshot()->find_document(document);
    if (!info) {
        return;
    }
    Project* project = workspace.project();
    ImportOptions reading = options;
    reading.kind = info->kind;
    workspace.jobs().start(title, JobShow::Bar,
        [project, document, reading, name = info->original_name](Progress& progress) {
            ImportSource source{path_of(name), project->original(document).get()};
            progress.check();
            return std::make_shared<ImportedDocument>(import_bytes(std::move(source), reading, progress));
        },
        [w = &workspace, document, done = std::move(done)](const std::shared_ptr<ImportedDocument>& version) {
            w->run(edits::replace_text(*w->project(), document, std::move(*version)), done);
        });
}

} // namespace duiding
