// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/codes.h"

#include "core/store/autocodings.h"
#include "core/store/verdicts.h"

namespace duiding::codes {

CodeId insert(Transaction& tx, const Code& code)
{
    tx.db().run("INSERT INTO code(guid, modified, parent, position, name, colour, directions, favourite, template_key, definition, "
                "use_when, not_when, example, example_invented) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                Guid::make(), tx.change(), null_when_zero(code.parent.value), code.position, code.name, code.colour, to_key(code.directions),
                code.favourite, code.template_key, code.definition, code.use_when, code.not_when, code.example, code.example_invented);
    return {tx.db().last_insert_id()};
}

void update(Transaction& tx, const Code& code)
{
    tx.db().run("UPDATE code SET modified = ?, parent = ?, position = ?, name = ?, colour = ?, directions = ?, favourite = ?, "
                "template_key = ?, definition = ?, use_when = ?, not_when = ?, example = ?, example_invented = ? WHERE id = ?",
                tx.change(), null_when_zero(code.parent.value), code.position, code.name, code.colour, to_key(code.directions), code.favourite,
                code.template_key, code.definition, code.use_when, code.not_when, code.example, code.example_invented, code.id);
}

void erase(Transaction& tx, CodeId id)
{
    tx.db().run("DELETE FROM memo WHERE target = 'code' AND target_id = ?", id);
    verdicts::erase_of(tx, id);
    autocodings::move(tx, id, {});
    tx.db().run("DELETE FROM code WHERE id = ?", id);
}

std::vector<Code> load_all(Database& db)
{
    std::vector<Code> all;
    for (Query q(db, "SELECT id, guid, parent, position, name, colour, directions, favourite, template_key, definition, use_when, "
                     "not_when, example, example_invented FROM code ORDER BY id");
         q.next();) {
        Code code;
        code.id = {q.integer(0)};
        code.guid = q.guid(1);
        code.parent = {q.integer(2)};
        code.position = q.integer(3);
        code.name = q.text(4);
        code.colour = static_cast<std::uint32_t>(q.integer(5));
        code.directions = direction_kind_from_key(q.text(6)).value_or(DirectionKind::None);
        code.favourite = static_cast<int>(q.integer(7));
        code.template_key = q.text(8);
        code.definition = q.text(9);
        code.use_when = q.text(10);
        code.not_when = q.text(11);
        code.example = q.text(12);
        code.example_invented = q.integer(13) != 0;
        all.push_back(std::move(code));
    }
    return all;
}

} // namespace duiding::codes
