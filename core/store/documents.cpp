// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/documents.h"

#include "core/base/file.h"
#include "core/store/attributes.h"
#include "core/store/autocodings.h"
#include "core/store/cases.h"
#include "core/store/texts.h"
#include "core/text/fold.h"

#include <algorithm>
#include <tuple>

namespace duiding::documents {

namespace {

constexpr const char* info_columns =
    "SELECT id, guid, name, title, kind, format, language, characters, words, paragraphs, turns, pages, text_sha256, "
    "original_sha256, original_name, imported, importer, importer_options, media_path, person FROM document ";

DocumentInfo read_info(const Query& q)
{
    DocumentInfo info;
    info.id = {q.integer(0)};
    info.guid = q.guid(1);
    info.name = q.text(2);
    info.title = q.text(3);
    info.kind = document_kind_from_key(q.text(4)).value_or(DocumentKind::Note);
    info.format = q.text(5);
    info.language = q.text(6);
    info.characters = q.integer(7);
    info.words = q.integer(8);
    info.paragraphs = q.integer(9);
    info.turns = q.integer(10);
    info.pages = q.integer(11);
    info.text_sha256 = q.blob(12);
    info.original_sha256 = q.blob(13);
    info.original_name = q.text(14);
    info.imported = q.text(15);
    info.importer = q.text(16);
    info.importer_options = q.text(17);
    info.media_path = q.text(18);
    info.person = {q.integer(19)};
    return info;
}

void insert_parts(Transaction& tx, DocumentId id, const ImportedDocument& document)
{
    for (const Mark& mark : document.marks) {
        insert_mark(tx, id, mark);
    }
    for (const Speaker& speaker : document.speakers) {
        insert_speaker(tx, id, speaker);
    }
    for (const Finding& finding : document.findings) {
        add_finding(tx, id, finding);
    }
}

} // namespace

DocumentId insert(Transaction& tx, const ImportedDocument& document, const std::string& name)
{
    DocumentText text({}, document.text, document.marks, document.speakers);
    DocumentInfo info;
    count_into(info, text);
    std::string text_hash = texts::keep_blob(tx.db(), document.text);
    std::string original_hash = document.original_sha256;
    if (!document.original.empty()) {
        original_hash = texts::keep_blob(tx.db(), document.original);
    }
    tx.db().run("INSERT INTO document(guid, modified, name, title, kind, format, language, text_sha256, text_rev, characters, words, "
                "paragraphs, turns, pages, original_sha256, original_kept, original_name, importer, importer_version, "
                "importer_options, imported, media_path) VALUES(?,?,?,?,?,?,?,?,0,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                Guid::make(), tx.change(), name, document.title, to_key(document.kind), document.format, document.language,
                BlobView{text_hash}, info.characters, info.words, info.paragraphs, info.turns, info.pages, BlobView{original_hash},
                !document.original.empty(), document.original_name, document.importer, document.importer_version,
                document.importer_options, tx.now(), document.media_path);
    DocumentId id{tx.db().last_insert_id()};
    insert_parts(tx, id, document);
    return id;
}

void share_original(Transaction& tx, DocumentId id)
{
    tx.db().run("UPDATE document SET original_kept = 1 WHERE id = ?", id);
}

void erase(Transaction& tx, DocumentId id)
{
    tx.db().run("DELETE FROM mark WHERE document = ?", id);
    tx.db().run("DELETE FROM speaker WHERE document = ?", id);
    tx.db().run("DELETE FROM finding WHERE document = ?", id);
    tx.db().run("DELETE FROM text_patch WHERE document = ?", id);
    tx.db().run("DELETE FROM memo WHERE target = 'document' AND target_id = ?", id);
    autocodings::erase_refused(tx, id);
    cases::unlink(tx, id);
    attributes::erase_values(tx, AttributeTarget::Document, id.value);
    tx.db().run("DELETE FROM document WHERE id = ?", id);
}

void update(Transaction& tx, const DocumentInfo& info)
{
    tx.db().run("UPDATE document SET name = ?, title = ?, kind = ?, language = ?, media_path = ?, person = ?, modified = ? WHERE id = ?",
                info.name, info.title, to_key(info.kind), info.language, info.media_path, null_when_zero(info.person.value), tx.change(),
                info.id);
}

void update_text(Transaction& tx, const DocumentInfo& info, std::int64_t rev)
{
    tx.db().run("UPDATE document SET text_sha256 = ?, text_rev = ?, characters = ?, words = ?, paragraphs = ?, turns = ?, pages = ?, "
                "modified = ? WHERE id = ?",
                BlobView{info.text_sha256}, rev, info.characters, info.words, info.paragraphs, info.turns, info.pages, tx.change(), info.id);
}

std::int64_t text_rev(Database& db, DocumentId id) { return db.integer("SELECT text_rev FROM document WHERE id = ?", id); }

std::vector<MarkRow> mark_rows(Database& db, DocumentId id)
{
    std::vector<MarkRow> rows;
    for (Query q = db.query("SELECT id, kind, begin_at, end_at, number, value FROM mark WHERE document = ? ORDER BY id", id); q.next();) {
        if (auto kind = mark_kind_from_key(q.text(1))) {
            rows.push_back({{q.integer(0)}, {*kind, char_range(q.integer(2), q.integer(3)), q.integer(4), q.text(5)}});
        }
    }
    return rows;
}

void update_mark(Transaction& tx, MarkId id, CharRange range)
{
    tx.db().run("UPDATE mark SET begin_at = ?, end_at = ? WHERE id = ?", range.begin, range.end, id);
}

MarkId insert_mark(Transaction& tx, DocumentId id, const Mark& mark)
{
    tx.db().run("INSERT INTO mark(document, kind, begin_at, end_at, number, value) VALUES(?,?,?,?,?,?)", id, to_key(mark.kind),
                mark.range.begin, mark.range.end, mark.number, mark.value);
    return {tx.db().last_insert_id()};
}

void erase_mark(Transaction& tx, MarkId id) { tx.db().run("DELETE FROM mark WHERE id = ?", id); }

std::vector<Speaker> speakers(Database& db, DocumentId id)
{
    std::vector<Speaker> all;
    for (Query q = db.query("SELECT id, guid, name, kind, person FROM speaker WHERE document = ? ORDER BY id", id); q.next();) {
        all.push_back({{q.integer(0)}, q.guid(1), id, q.text(2), speaker_kind_from_key(q.text(3)).value_or(SpeakerKind::Participant),
                       {q.integer(4)}});
    }
    return all;
}

void update_speaker(Transaction& tx, SpeakerId id, SpeakerKind kind)
{
    tx.db().run("UPDATE speaker SET kind = ?, modified = ? WHERE id = ?", to_key(kind), tx.change(), id);
}

SpeakerId insert_speaker(Transaction& tx, DocumentId id, const Speaker& speaker)
{
    tx.db().run("INSERT INTO speaker(guid, modified, document, name, kind, person) VALUES(?,?,?,?,?,?)", Guid::make(), tx.change(), id,
                speaker.name, to_key(speaker.kind), null_when_zero(speaker.person.value));
    return {tx.db().last_insert_id()};
}

void update_speaker(Transaction& tx, const Speaker& speaker)
{
    tx.db().run("UPDATE speaker SET name = ?, kind = ?, person = ?, modified = ? WHERE id = ?", speaker.name, to_key(speaker.kind),
                null_when_zero(speaker.person.value), tx.change(), speaker.id);
}

void erase_speaker(Transaction& tx, SpeakerId id) { tx.db().run("DELETE FROM speaker WHERE id = ?", id); }

std::vector<DocumentInfo> load_all(Database& db)
{
    std::vector<DocumentInfo> found;
    std::vector<std::tuple<std::string, DocumentId, std::size_t>> order;
    for (Query q(db, info_columns); q.next();) {
        found.push_back(read_info(q));
        order.emplace_back(name_order_key(found.back().name), found.back().id, order.size());
    }
    std::sort(order.begin(), order.end());
    std::vector<DocumentInfo> all;
    all.reserve(found.size());
    for (const auto& [key, id, at] : order) {
        all.push_back(std::move(found[at]));
    }
    return all;
}

std::optional<DocumentInfo> load(Database& db, DocumentId id)
{
    Query q = db.query(std::string(info_columns) + "WHERE id = ?", id);
    return q.next() ? std::optional(read_info(q)) : std::nullopt;
}

void add_finding(Transaction& tx, DocumentId document, const Finding& finding)
{
    tx.db().run("INSERT INTO finding(guid, modified, document, severity, place, message, found) VALUES(?,?,?,?,?,?,?)", Guid::make(),
                tx.change(), document, to_key(finding.severity), finding.where, to_json(finding.message), tx.now());
}

} // namespace duiding::documents
