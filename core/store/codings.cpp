// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/codings.h"

namespace duiding::codings {

namespace {

constexpr const char* row_columns =
    "SELECT id, begin_at, end_at, code, coder, weight, direction, document, quote_hash, quote_head, quote_tail FROM coding ";

Row read_row(const Query& q)
{
    Row row;
    row.coding.id = {q.integer(0)};
    row.coding.begin_value = static_cast<std::int32_t>(q.integer(1));
    row.coding.end_value = static_cast<std::int32_t>(q.integer(2));
    row.coding.code_value = static_cast<std::int32_t>(q.integer(3));
    row.coding.coder_value = static_cast<std::int32_t>(q.integer(4));
    row.coding.weight_value = q.is_null(5) ? std::int16_t(-1) : static_cast<std::int16_t>(q.integer(5));
    row.coding.direction = static_cast<Direction>(q.integer(6));
    row.document = {q.integer(7)};
    row.quote = {q.integer(8), q.text(9), q.text(10)};
    return row;
}

NullableInteger weight_of(const Coding& coding) { return {coding.weight_value, coding.weight_value >= 0}; }

} // namespace

CodingId insert(Transaction& tx, DocumentId document, const Coding& coding, std::string_view quote, AutocodingId autocoding)
{
    QuoteCheck check = check_of(quote);
    tx.db().run("INSERT INTO coding(guid, modified, document, begin_at, end_at, code, coder, direction, weight, quote_hash, quote_head, "
                "quote_tail, created, autocoding) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                Guid::make(), tx.change(), document, coding.begin_value, coding.end_value, coding.code_value, coding.coder_value,
                static_cast<int>(coding.direction), weight_of(coding), check.hash, check.head, check.tail, tx.now(),
                null_when_zero(autocoding.value));
    return {tx.db().last_insert_id()};
}

void update(Transaction& tx, const Coding& coding)
{
    tx.db().run("UPDATE coding SET modified = ?, code = ?, coder = ?, direction = ?, weight = ? WHERE id = ?", tx.change(),
                coding.code_value, coding.coder_value, static_cast<int>(coding.direction), weight_of(coding), coding.id);
}

void update_range(Transaction& tx, CodingId id, CharRange range, std::string_view quote)
{
    QuoteCheck check = check_of(quote);
    tx.db().run("UPDATE coding SET modified = ?, begin_at = ?, end_at = ?, quote_hash = ?, quote_head = ?, quote_tail = ? WHERE id = ?",
                tx.change(), range.begin, range.end, check.hash, check.head, check.tail, id);
}

void move(Transaction& tx, CodingId id, CharRange range)
{
    tx.db().run("UPDATE coding SET modified = ?, begin_at = ?, end_at = ? WHERE id = ?", tx.change(), range.begin, range.end, id);
}

void erase(Transaction& tx, CodingId id)
{
    tx.db().run("DELETE FROM memo WHERE target = 'coding' AND target_id = ?", id);
    tx.db().run("DELETE FROM coding WHERE id = ?", id);
}

std::optional<Row> find(Database& db, CodingId id)
{
    Query q = db.query(std::string(row_columns) + "WHERE id = ?", id);
    return q.next() ? std::optional(read_row(q)) : std::nullopt;
}

std::vector<Row> rows_of(Database& db, DocumentId document)
{
    std::vector<Row> rows;
    for (Query q = db.query(std::string(row_columns) + "WHERE document = ? ORDER BY id", document); q.next();) {
        rows.push_back(read_row(q));
    }
    return rows;
}

std::vector<CodingDetails> details(Database& db)
{
    std::vector<CodingDetails> all;
    for (Query q(db, "SELECT id, guid, document, created FROM coding ORDER BY id"); q.next();) {
        all.push_back({{q.integer(0)}, q.guid(1), {q.integer(2)}, q.text(3)});
    }
    return all;
}

} // namespace duiding::codings
