// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of documents with their marks, speakers and findings. Store thread only; rules are the edits' business.
#pragma once

#include "core/model/document.h"
#include "core/store/transaction.h"

namespace duiding::documents {

// Writes the document, its text and original (as blobs), marks, speakers and findings; not its attributes. `name` is final.
DocumentId insert(Transaction& tx, const ImportedDocument& document, const std::string& name);
// Says that the document's original is kept, because it came in with another document of the same file.
void share_original(Transaction& tx, DocumentId id);
// The document with its marks, speakers, findings, memos, patches, values and links to cases; its codings must be gone before.
void erase(Transaction& tx, DocumentId id);
void update(Transaction& tx, const DocumentInfo& info);                 // name, title, kind, language, media_path, person
void update_text(Transaction& tx, const DocumentInfo& info, std::int64_t rev);      // text hash and counts
std::int64_t text_rev(Database& db, DocumentId id);

struct MarkRow {
    MarkId id;
    Mark mark;
};
std::vector<MarkRow> mark_rows(Database& db, DocumentId id);            // in id order
void update_mark(Transaction& tx, MarkId id, CharRange range);
MarkId insert_mark(Transaction& tx, DocumentId id, const Mark& mark);
void erase_mark(Transaction& tx, MarkId id);

std::vector<Speaker> speakers(Database& db, DocumentId id);
void update_speaker(Transaction& tx, SpeakerId id, SpeakerKind kind);
void update_speaker(Transaction& tx, const Speaker& speaker);           // name, kind, person
SpeakerId insert_speaker(Transaction& tx, DocumentId id, const Speaker& speaker);       // id and guid are made
void erase_speaker(Transaction& tx, SpeakerId id);

std::vector<DocumentInfo> load_all(Database& db);                       // by compare_names
std::optional<DocumentInfo> load(Database& db, DocumentId id);

void add_finding(Transaction& tx, DocumentId document, const Finding& finding);

} // namespace duiding::documents
