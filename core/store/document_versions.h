// SPDX-License-Identifier: GPL-3.0-or-later
// A document's rows rewritten for a newer version of its file: where it came from, its marks, its speakers. Its own properties
// (name, kind, cases, attributes) stay. Store thread only; text and codings are the edit's business.
#pragma once

#include "core/model/document.h"
#include "core/store/transaction.h"

namespace duiding::document_versions {

// The columns that say which file and which importer the text came from; the original is kept as a blob.
void update_source(Transaction& tx, DocumentId id, const ImportedDocument& version);
// All marks of the document become these.
void replace_marks(Transaction& tx, DocumentId id, const std::vector<Mark>& marks);
// Speakers of the same name keep their row (id, GUID, kind, person); new names come, others go.
void replace_speakers(Transaction& tx, DocumentId id, const std::vector<Speaker>& speakers);
// Remarks of the earlier import go, those of this one come.
void replace_findings(Transaction& tx, DocumentId id, const Findings& findings);

} // namespace duiding::document_versions
