// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/jobs/export_job.h"

#include "app/desktop/wx_text.h"
#include "core/analysis/retrieval.h"
#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/reports/segment_report.h"
#include "exporters/exporter.h"

namespace duiding {

void start_export(Workspace& workspace, const std::string& format, const std::filesystem::path& out, CodeId code,
                  std::function<void(std::int64_t segments)> done)
{
    Project* project = workspace.project();
    if (project->owns_path(out)) {
        throw BadInput({msg("Nothing was exported."), path_text(out), msg("That file is the study itself, or belongs to it."),
                        msg("Choose another name.")});
    }
    const Exporter& exporter = find_exporter(format);
    SegmentFilter filter;
    if (code) {
        filter.codes = {code};
    }
    // The translator reads the loaded catalogue, which no thread changes while a job runs.
    ExportContext context{translator(), number_style(), ui_language()};
    workspace.jobs().start(msg("Exporting"), JobShow::Bar,
        [project, snapshot = workspace.snapshot(), filter, exporter = &exporter, out, context](Progress& progress) {
            auto segments = retrieve(*snapshot, [project](DocumentId id) { return project->text_now(id); }, filter, progress);
            if (exporter->write_report) {
                exporter->write_report(segment_report(*snapshot, filter, segments, now_utc()), out, context, progress);
            } else {
                exporter->write_table(retrieval_table(*snapshot, filter, segments), out, context, progress);
            }
            return static_cast<std::int64_t>(segments.size());
        },
        [done = std::move(done)](std::int64_t count) { done(count); });
}

} // namespace duiding
