// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/document_versions.h"

#include "core/store/documents.h"
#include "core/store/texts.h"

#include <algorithm>

namespace duiding::document_versions {

namespace {

bool has_name(const std::vector<Speaker>& speakers, const std::string& name)
{
    return std::any_of(speakers.begin(), speakers.end(), [&](const Speaker& speaker) { return speaker.name == name; });
}

} // namespace

void update_source(Transaction& tx, DocumentId id, const ImportedDocument& version)
{
    std::string original = version.original.empty() ? version.original_sha256 : texts::keep_blob(tx.db(), version.original);
    tx.db().run("UPDATE document SET format = ?, original_sha256 = ?, original_kept = ?, original_name = ?, importer = ?, importer_version = ?, "
                "importer_options = ?, modified = ? WHERE id = ?",
                version.format, BlobView{original}, !version.original.empty(), version.original_name, version.importer,
                version.importer_version, version.importer_options, tx.change(), id);
}

void replace_marks(Transaction& tx, DocumentId id, const std::vector<Mark>& marks)
{
    tx.db().run("DELETE FROM mark WHERE document = ?", id);
    for (const Mark& mark : marks) {
        documents::insert_mark(tx, id, mark);
    }
}

void replace_speakers(Transaction& tx, DocumentId id, const std::vector<Speaker>& speakers)
{
    std::vector<Speaker> before = documents::speakers(tx.db(), id);
    for (const Speaker& speaker : before) {
        if (!has_name(speakers, speaker.name)) {
            documents::erase_speaker(tx, speaker.id);
        }
    }
    for (const Speaker& speaker : speakers) {
        if (!has_name(before, speaker.name)) {
            documents::insert_speaker(tx, id, speaker);
        }
    }
}

void replace_findings(Transaction& tx, DocumentId id, const Findings& findings)
{
    tx.db().run("DELETE FROM finding WHERE document = ?", id);
    for (const Finding& finding : findings) {
        documents::add_finding(tx, id, finding);
    }
}

} // namespace duiding::document_versions
