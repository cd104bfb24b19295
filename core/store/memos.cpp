// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/memos.h"

namespace duiding {

namespace memos {

MemoId insert(Transaction& tx, MemoTarget target, std::int64_t target_id, const std::string& title, const std::string& text, CoderId coder)
{
    tx.db().run("INSERT INTO memo(guid, modified, target, target_id, title, text, coder, created, edited) VALUES(?,?,?,?,?,?,?,?,?)",
                Guid::make(), tx.change(), to_key(target), target_id, title, text, null_when_zero(coder.value), tx.now(), tx.now());
    return {tx.db().last_insert_id()};
}

void update(Transaction& tx, MemoId id, const std::string& title, const std::string& text)
{
    tx.db().run("UPDATE memo SET modified = ?, title = ?, text = ?, edited = ? WHERE id = ?", tx.change(), title, text, tx.now(), id);
}

void move(Transaction& tx, MemoTarget target, std::int64_t from, std::int64_t to)
{
    tx.db().run("UPDATE memo SET modified = ?, target_id = ? WHERE target = ? AND target_id = ?", tx.change(), to, to_key(target), from);
}

void erase(Transaction& tx, MemoId id) { tx.db().run("DELETE FROM memo WHERE id = ?", id); }

std::vector<Memo> load_all(Database& db)
{
    std::vector<Memo> all;
    for (Query q(db, "SELECT id, guid, target, target_id, title, text, coder, created, edited FROM memo ORDER BY id"); q.next();) {
        all.push_back({{q.integer(0)}, q.guid(1), memo_target_from_key(q.text(2)).value_or(MemoTarget::Project), q.integer(3), q.text(4),
                       q.text(5), {q.integer(6)}, q.text(7), q.text(8)});
    }
    return all;
}

} // namespace memos

namespace coders {

CoderId insert(Transaction& tx, const std::string& name, std::uint32_t colour)
{
    tx.db().run("INSERT INTO coder(guid, modified, name, colour) VALUES(?,?,?,?)", Guid::make(), tx.change(), name, colour);
    return {tx.db().last_insert_id()};
}

void update(Transaction& tx, const Coder& coder)
{
    tx.db().run("UPDATE coder SET modified = ?, name = ?, colour = ? WHERE id = ?", tx.change(), coder.name, coder.colour, coder.id);
}

std::vector<Coder> load_all(Database& db)
{
    std::vector<Coder> all;
    for (Query q(db, "SELECT id, guid, name, colour FROM coder ORDER BY id"); q.next();) {
        all.push_back({{q.integer(0)}, q.guid(1), q.text(2), static_cast<std::uint32_t>(q.integer(3))});
    }
    return all;
}

} // namespace coders

} // namespace duiding
