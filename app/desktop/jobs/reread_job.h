// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the original of a document once more with other options (columns, text recognition), as a job with progress and
// Cancel. The codings move along to where their words stand now; one undo brings the old text back.
#pragma once

#include "app/desktop/workspace.h"
#include "importers/importer.h"

#include <functional>

namespace duiding {

// `done` is called in the UI thread, when the new text is in the project; not after a cancel or an error.
void start_reread(Workspace& workspace, DocumentId document, const ImportOptions& options, const Message& title,
                  std::function<void(const EditResult&)> done);

} // namespace duiding
