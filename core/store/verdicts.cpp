// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/verdicts.h"

#include "core/store/word_list.h"

namespace duiding::verdicts {

namespace {

constexpr std::size_t guid_size = 16;
constexpr std::size_t document_size = guid_size + 32;

std::string pack(const std::vector<ReadDocument>& documents)
{
    std::string packed;
    for (const ReadDocument& document : documents) {
        packed.append(reinterpret_cast<const char*>(document.document.bytes.data()), guid_size);
        std::string hash = document.text_sha256;
        hash.resize(document_size - guid_size);
        packed += hash;
    }
    return packed;
}

std::vector<ReadDocument> unpack(std::string_view packed)
{
    std::vector<ReadDocument> documents;
    for (; packed.size() >= document_size; packed.remove_prefix(document_size)) {
        ReadDocument& document = documents.emplace_back();
        std::copy_n(packed.begin(), guid_size, reinterpret_cast<char*>(document.document.bytes.data()));
        document.text_sha256 = packed.substr(guid_size, document_size - guid_size);
    }
    return documents;
}

} // namespace

VerdictId put(Transaction& tx, const Verdict& verdict)
{
    std::string at = verdict.at.empty() ? tx.now() : verdict.at;
    std::string documents = pack(verdict.documents);
    std::int64_t there = tx.db().integer("SELECT id FROM verdict WHERE unit = ? AND coalesce(search, 0) = ? AND coalesce(code, 0) = ?", verdict.unit,
                                         verdict.search, verdict.code);
    if (there != 0) {
        tx.db().run("UPDATE verdict SET modified = ?, state = ?, note = ?, initials = ?, judged_at = ?, query = ?, words = ?, pages_read = ?, "
                    "documents = ? WHERE id = ?",
                    tx.change(), to_key(verdict.state), verdict.note, verdict.initials, at, verdict.query, words_to_json(verdict.words),
                    verdict.pages_read, BlobView{documents}, there);
        return {there};
    }
    tx.db().run("INSERT INTO verdict(guid, modified, unit, search, code, state, note, initials, judged_at, query, words, pages_read, documents) "
                "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)",
                Guid::make(), tx.change(), verdict.unit, null_when_zero(verdict.search.value), null_when_zero(verdict.code.value),
                to_key(verdict.state), verdict.note, verdict.initials, at, verdict.query, words_to_json(verdict.words), verdict.pages_read,
                BlobView{documents});
    return {tx.db().last_insert_id()};
}

std::int64_t erase(Transaction& tx, VerdictId id)
{
    tx.db().run("DELETE FROM verdict WHERE id = ?", id);
    return tx.db().changes();
}

std::int64_t erase_of(Transaction& tx, CaseId unit)
{
    tx.db().run("DELETE FROM verdict WHERE unit = ?", unit);
    return tx.db().changes();
}

std::int64_t erase_of(Transaction& tx, CodeId code)
{
    tx.db().run("DELETE FROM verdict WHERE code = ?", code);
    return tx.db().changes();
}

std::int64_t move(Transaction& tx, CodeId from, CodeId into)
{
    tx.db().run("UPDATE verdict SET modified = ?1, code = ?3 WHERE code = ?2 AND unit NOT IN (SELECT unit FROM verdict WHERE code = ?3)", tx.change(),
                from, into);
    return erase_of(tx, from);
}

std::vector<Verdict> load_all(Database& db)
{
    std::vector<Verdict> all;
    for (Query q(db, "SELECT id, guid, unit, search, code, state, note, initials, judged_at, query, words, pages_read, documents FROM verdict "
                     "ORDER BY unit, search, code");
         q.next();) {
        Verdict& verdict = all.emplace_back();
        verdict.id = {q.integer(0)};
        verdict.guid = q.guid(1);
        verdict.unit = {q.integer(2)};
        verdict.search = {q.integer(3)};
        verdict.code = {q.integer(4)};
        verdict.state = scan_state_from_key(q.text(5)).value_or(ScanState::NothingFound);
        verdict.note = q.text(6);
        verdict.initials = q.text(7);
        verdict.at = q.text(8);
        verdict.query = q.text(9);
        verdict.words = words_from_json(q.text(10));
        verdict.pages_read = q.text(11);
        verdict.documents = unpack(q.blob_view(12));
    }
    return all;
}

std::vector<std::int64_t> damaged(Database& db)
{
    std::vector<std::int64_t> ids;
    for (Query q(db, "SELECT id, state, words, length(documents), (search IS NULL) = (code IS NULL) FROM verdict"); q.next();) {
        if (!scan_state_from_key(q.text(1)) || !is_word_list(q.text(2)) || q.integer(3) % std::int64_t(document_size) != 0 || q.integer(4) != 0) {
            ids.push_back(q.integer(0));
        }
    }
    return ids;
}

} // namespace duiding::verdicts
