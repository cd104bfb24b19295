// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import_reports.h"

#include "core/edits/edits.h"
#include "core/edits/rules.h"

namespace duiding::edits {

EditFuture add_import_report(Project& project, ImportReport report, std::int64_t group)
{
    auto shared = std::make_shared<ImportReport>(std::move(report));
    return project.edit({}, [shared](Transaction& tx, EditResult& result) {
        if (const Coder* coder = tx.before().find_coder(tx.coder()); coder && shared->coder.empty()) {
            shared->coder = coder->name;
        }
        result.report = import_reports::insert(tx, *shared);
        // It is the last step of its group, so this is what Undo and the history call the whole batch.
        auto n = static_cast<std::int64_t>(shared->files.size());
        set_label(result, msg("Import"), msgn("Imported a batch of {0} file", "Imported a batch of {0} files", n, n));
    }, group);
}

} // namespace duiding::edits
