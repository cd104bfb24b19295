// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/jobs/import_job.h"

#include "core/base/file.h"
#include "core/edits/edits.h"
#include "importers/importer.h"

#include <algorithm>

namespace duiding {

namespace {

ImportedFile import_one(Project& project, const std::filesystem::path& path, std::int64_t group, Progress& progress)
{
    ImportedFile file;
    file.file = path_text(path.filename());
    try {
        if (project.owns_path(path)) {
            throw BadInput({msg("The file was not imported."), path_text(path), msg("It is the study itself, or belongs to it."), {}});
        }
        Progress own(&progress);           // a file's own steps must not move the bar of the whole batch
        ImportedDocument document = import_file(path, {}, own);
        progress.check();
        EditResult result = edits::add_document(project, std::move(document), group).get();
        file.document = result.document;
        file.known = !result.changed;
        file.findings = result.findings;
    } catch (const Cancelled&) {
        throw;
    } catch (...) {
        file.error = describe_current_exception();
    }
    return file;
}

ImportSummary import_all(Project& project, const std::vector<std::filesystem::path>& paths, Progress& progress)
{
    ImportSummary summary;
    try {
        std::vector<std::filesystem::path> files;
        for (const auto& path : paths) {
            auto more = importable_files(path);
            files.insert(files.end(), more.begin(), more.end());
        }
        std::int64_t group = project.begin_group();
        for (std::size_t i = 0; i < files.size(); ++i) {
            progress.start(path_text(files[i].filename()), static_cast<std::int64_t>(files.size()));
            progress.set(static_cast<std::int64_t>(i));
            summary.files.push_back(import_one(project, files[i], group, progress));
        }
    } catch (const Cancelled&) {
        summary.cancelled = true;          // what is in stays in, and is said
    }
    return summary;
}

} // namespace

std::int64_t ImportSummary::imported() const
{
    return std::count_if(files.begin(), files.end(), [](const ImportedFile& file) { return file.document && !file.known; });
}

void start_import(Workspace& workspace, std::vector<std::filesystem::path> paths, std::function<void(const ImportSummary&)> done)
{
    Project* project = workspace.project();
    workspace.jobs().start(msg("Importing"), JobShow::Bar,
        [project, paths = std::move(paths)](Progress& progress) { return import_all(*project, paths, progress); },
        [done = std::move(done)](ImportSummary summary) { done(summary); });
}

} // namespace duiding
