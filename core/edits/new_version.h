// SPDX-License-Identifier: GPL-3.0-or-later
// A file that came in as a document of its own, taken as what it is after all: the newer text of another document. replace_text
// itself is declared in edits.h.
#pragma once

#include "core/edits/edits.h"

namespace duiding::edits {

// As replace_text for `older` with `version`, and `newer`, the document that `version` came in as, goes in the same step. It
// must have no codings yet (BadInput): they would be lost.
EditFuture take_as_new_version(Project&, DocumentId older, DocumentId newer, ImportedDocument version, std::int64_t group = 0);

} // namespace duiding::edits
