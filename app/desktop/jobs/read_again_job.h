// SPDX-License-Identifier: GPL-3.0-or-later
// Making the text of a document anew as a job (app/common/read_again.h): from its own original with other choices, or from a newer
// version of its file. One bar with Cancel; after Cancel or an error nothing is changed.
#pragma once

#include "app/common/read_again.h"
#include "app/desktop/workspace.h"

#include <functional>

namespace duiding {

using NewTextDone = std::function<void(const ImportReport&)>;      // in the UI thread

void start_read_again(Workspace& workspace, DocumentId document, ImportOptions options, NewTextDone done);
void start_new_version(Workspace& workspace, NewerVersion version, NewTextDone done);

} // namespace duiding
