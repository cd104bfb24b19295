// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/autocodings.h"

#include "core/store/word_list.h"

namespace duiding::autocodings {

namespace {

constexpr const char* columns =
    "SELECT id, guid, query, options, code_unit, code, direction, coder, accepted, rejected, run_at, study_change, "
    "(SELECT count(*) FROM coding WHERE autocoding = a.id) FROM autocoding a ";

Autocoding read_autocoding(const Query& q)
{
    return {{q.integer(0)}, q.guid(1), q.text(2), q.text(3), q.text(4), {q.integer(5)}, static_cast<Direction>(q.integer(6)), {q.integer(7)},
            words_from_json(q.text(8)), words_from_json(q.text(9)), q.text(10), q.integer(11), q.integer(12)};
}

} // namespace

AutocodingId insert(Transaction& tx, const Autocoding& a)
{
    tx.db().run("INSERT INTO autocoding(guid, modified, query, options, code_unit, code, direction, coder, accepted, rejected, run_at, study_change) "
                "VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
                Guid::make(), tx.change(), a.query, a.options, a.code_unit, null_when_zero(a.code.value), static_cast<int>(a.direction), a.coder,
                words_to_json(a.accepted), words_to_json(a.rejected), tx.now(), tx.change());
    return {tx.db().last_insert_id()};
}

void update(Transaction& tx, const Autocoding& a)
{
    tx.db().run("UPDATE autocoding SET modified = ?, direction = ?, accepted = ?, rejected = ?, run_at = ?, study_change = ? WHERE id = ?",
                tx.change(), static_cast<int>(a.direction), words_to_json(a.accepted), words_to_json(a.rejected), a.at, a.change, a.id);
}

std::optional<Autocoding> find(Database& db, AutocodingId id)
{
    Query q = db.query(std::string(columns) + "WHERE id = ?", id);
    return q.next() ? std::optional(read_autocoding(q)) : std::nullopt;
}

std::vector<Autocoding> load_all(Database& db)
{
    std::vector<Autocoding> all;
    for (Query q = db.query(std::string(columns) + "ORDER BY id"); q.next();) {
        all.push_back(read_autocoding(q));
    }
    return all;
}

void move(Transaction& tx, CodeId from, CodeId into)
{
    tx.db().run("UPDATE autocoding SET modified = ?, code = ? WHERE code = ?", tx.change(), null_when_zero(into.value), from);
}

std::vector<CodedPlace> places_of(Database& db, AutocodingId id)
{
    std::vector<CodedPlace> places;
    for (Query q = db.query("SELECT document, begin_at, end_at FROM coding WHERE autocoding = ?1 UNION ALL "
                            "SELECT document, begin_at, end_at FROM refused_coding WHERE autocoding = ?1 ORDER BY 1, 2, 3", id);
         q.next();) {
        places.push_back({{q.integer(0)}, char_range(q.integer(1), q.integer(2))});
    }
    return places;
}

std::unordered_map<CodingId, AutocodingId> origins(Database& db)
{
    std::unordered_map<CodingId, AutocodingId> all;
    for (Query q(db, "SELECT id, autocoding FROM coding WHERE autocoding IS NOT NULL"); q.next();) {
        all.emplace(CodingId{q.integer(0)}, AutocodingId{q.integer(1)});
    }
    return all;
}

void take_origin(Transaction& tx, CodingId from, CodingId into)
{
    tx.db().run("UPDATE coding SET modified = ?, autocoding = g.autocoding FROM (SELECT autocoding FROM coding WHERE id = ?) g "
                "WHERE id = ? AND coding.autocoding IS NULL AND g.autocoding IS NOT NULL", tx.change(), from, into);
}

void refuse(Transaction& tx, CodingId coding)
{
    tx.db().run("INSERT INTO refused_coding(autocoding, document, begin_at, end_at) SELECT autocoding, document, begin_at, end_at FROM coding "
                "WHERE id = ? AND autocoding IS NOT NULL", coding);
}

void refuse(Transaction& tx, AutocodingId id, const CodedPlace& place)
{
    tx.db().run("INSERT INTO refused_coding(autocoding, document, begin_at, end_at) VALUES(?,?,?,?)", id, place.document, place.range.begin,
                place.range.end);
}

std::vector<Refused> refused_in(Database& db, DocumentId document)
{
    std::vector<Refused> all;
    for (Query q = db.query("SELECT id, begin_at, end_at FROM refused_coding WHERE document = ? ORDER BY id", document); q.next();) {
        all.push_back({q.integer(0), char_range(q.integer(1), q.integer(2))});
    }
    return all;
}

void move_refused(Transaction& tx, std::int64_t id, CharRange range)
{
    tx.db().run("UPDATE refused_coding SET begin_at = ?, end_at = ? WHERE id = ?", range.begin, range.end, id);
}

void erase_refused(Transaction& tx, std::int64_t id) { tx.db().run("DELETE FROM refused_coding WHERE id = ?", id); }
void erase_refused(Transaction& tx, DocumentId document) { tx.db().run("DELETE FROM refused_coding WHERE document = ?", document); }

} // namespace duiding::autocodings
