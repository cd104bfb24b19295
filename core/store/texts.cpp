// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/texts.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/store/documents.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace duiding::texts {

namespace {

[[noreturn]] void damaged_text(const Database& db, const std::string& document)
{
    throw BadInput({msg("The text of a document is damaged."), path_text(db.path()), msg("“{0}” is not as it was written.", document),
                    msg("Open a backup from the folder beside the project; the other documents can still be read.")});
}

} // namespace

std::string keep_blob(Database& db, std::string_view bytes)
{
    std::string hash = sha256(bytes);
    db.run("INSERT OR IGNORE INTO blob(sha256, bytes) VALUES(?,?)", BlobView{hash}, BlobView{bytes});
    return hash;
}

std::optional<std::string> find_blob(Database& db, std::string_view hash)
{
    Query q = db.query("SELECT bytes FROM blob WHERE sha256 = ?", BlobView{hash});
    return q.next() ? std::optional(q.blob(0)) : std::nullopt;
}

void drop_blob_if_unused(Database& db, std::string_view hash)
{
    db.run("DELETE FROM blob WHERE sha256 = ?1 AND NOT EXISTS(SELECT 1 FROM document WHERE text_sha256 = ?1 OR original_sha256 = ?1)",
           BlobView{hash});
}

DocumentTextPtr load(Database& db, DocumentId id)
{
    Query q = db.query("SELECT d.name, d.text_sha256, b.bytes FROM document d LEFT JOIN blob b ON b.sha256 = d.text_sha256 WHERE d.id = ?", id);
    if (!q.next()) {
        throw BadInput({msg("The document is not in the project any more."), path_text(db.path()), {}, {}});
    }
    if (q.is_null(2) || sha256(q.blob_view(2)) != q.blob_view(1)) {
        damaged_text(db, q.text(0));
    }
    std::vector<Mark> marks;
    for (documents::MarkRow& row : documents::mark_rows(db, id)) {
        marks.push_back(std::move(row.mark));
    }
    return std::make_shared<DocumentText>(id, q.blob(2), std::move(marks), documents::speakers(db, id));
}

void add_patch(Transaction& tx, DocumentId id, const Patch& patch)
{
    tx.db().run("INSERT INTO text_patch(document, rev, at, removed, inserted) VALUES(?,?,?,?,?)", id, patch.rev, patch.at, patch.removed,
                patch.inserted);
}

std::vector<Patch> patches_after(Database& db, DocumentId id, std::int64_t rev)
{
    std::vector<Patch> patches;
    for (Query q = db.query("SELECT rev, at, removed, inserted FROM text_patch WHERE document = ? AND rev > ? ORDER BY rev", id, rev); q.next();) {
        patches.push_back({q.integer(0), {q.integer(1)}, q.text(2), q.text(3)});
    }
    return patches;
}

std::string replay(std::string text, const std::vector<Patch>& patches, Replay direction)
{
    // Code points as array elements: ten thousand patches of a long text would otherwise each decode it from the start.
    std::u32string points = to_utf32(text);
    auto apply = [&](const Patch& patch) {
        std::u32string from = to_utf32(direction == Replay::Forward ? patch.removed : patch.inserted);
        std::u32string to = to_utf32(direction == Replay::Forward ? patch.inserted : patch.removed);
        auto at = static_cast<std::size_t>(patch.at.value);
        if (at > points.size() || points.compare(at, from.size(), from) != 0) {
            throw BadInput({msg("A text correction cannot be replayed."), {}, msg("The text is not what the correction was made on."), {}});
        }
        points.replace(at, from.size(), to);
    };
    if (direction == Replay::Forward) {
        std::for_each(patches.begin(), patches.end(), apply);
    } else {
        std::for_each(patches.rbegin(), patches.rend(), apply);
    }
    return to_utf8(points);
}

} // namespace duiding::texts
