// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/changeset.h"
#include "core/store/history.h"

#include <set>

namespace duiding::history {

namespace {

constexpr int document_text_sha256 = 8;
constexpr int document_original_sha256 = 15;

// The blobs that some step still kept may bring back: those of deleted and of undone documents, and of old texts.
std::set<std::string> blobs_in_history(Database& db)
{
    std::set<std::string> hashes;
    for (Query q(db, "SELECT changeset FROM history"); q.next();) {
        walk_changeset(db, q.blob(0), [&](const ChangedRow& row) {
            if (row.table->number != schema::TableNumber::Document) {
                return;
            }
            for (int column : {document_text_sha256, document_original_sha256}) {
                if (auto hash = row.bytes(column)) {
                    hashes.insert(*hash);
                }
            }
        });
    }
    return hashes;
}

void drop_unused_blobs(Database& db)
{
    std::set<std::string> used = blobs_in_history(db);
    std::vector<std::string> unused;
    for (Query q(db, "SELECT sha256 FROM blob EXCEPT SELECT text_sha256 FROM document EXCEPT SELECT original_sha256 FROM document"); q.next();) {
        if (!used.contains(q.blob(0))) {
            unused.push_back(q.blob(0));
        }
    }
    for (const std::string& hash : unused) {
        db.run("DELETE FROM blob WHERE sha256 = ?", BlobView{hash});
    }
}

} // namespace

std::int64_t trim(Database& db, std::int64_t bytes)
{
    std::int64_t total = db.integer("SELECT coalesce(sum(length(changeset)), 0) FROM history");
    std::vector<std::int64_t> gone;
    for (Query q(db, "SELECT id, length(changeset) FROM history WHERE undone = 0 ORDER BY id"); total > bytes && q.next();) {
        total -= q.integer(1);
        gone.push_back(q.integer(0));
    }
    if (gone.empty()) {
        return 0;
    }
    SqlTransaction transaction(db);
    db.run("DELETE FROM history WHERE id <= ?", gone.back());
    drop_unused_blobs(db);
    transaction.commit();
    return std::int64_t(gone.size());
}

} // namespace duiding::history
