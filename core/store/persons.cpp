// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/persons.h"

#include "core/store/attributes.h"
#include "core/text/fold.h"

#include <algorithm>

namespace duiding::persons {

namespace {

Consent consent_of(const Query& q, int column) { return consent_from_key(q.text(column)).value_or(Consent::Unknown); }

} // namespace

PersonId insert(Transaction& tx, const Person& person)
{
    tx.db().run("INSERT INTO person(guid, modified, name, role, analyse, cite, archive, reuse) VALUES(?,?,?,?,?,?,?,?)", Guid::make(),
                tx.change(), person.name, person.role, to_key(person.consent.analyse), to_key(person.consent.cite),
                to_key(person.consent.archive), to_key(person.consent.reuse));
    return {tx.db().last_insert_id()};
}

void update(Transaction& tx, const Person& person)
{
    tx.db().run("UPDATE person SET modified = ?, name = ?, role = ?, analyse = ?, cite = ?, archive = ?, reuse = ? WHERE id = ?", tx.change(),
                person.name, person.role, to_key(person.consent.analyse), to_key(person.consent.cite), to_key(person.consent.archive),
                to_key(person.consent.reuse), person.id);
}

void erase(Transaction& tx, PersonId id)
{
    tx.db().run("UPDATE speaker SET person = NULL, modified = ? WHERE person = ?", tx.change(), id);
    tx.db().run("UPDATE document SET person = NULL, modified = ? WHERE person = ?", tx.change(), id);
    attributes::erase_values(tx, AttributeTarget::Person, id.value);
    tx.db().run("DELETE FROM person WHERE id = ?", id);
}

std::vector<Person> load_all(Database& db)
{
    std::vector<Person> all;
    for (Query q(db, "SELECT id, guid, name, role, analyse, cite, archive, reuse FROM person"); q.next();) {
        all.push_back({{q.integer(0)}, q.guid(1), q.text(2), q.text(3),
                       {consent_of(q, 4), consent_of(q, 5), consent_of(q, 6), consent_of(q, 7)}});
    }
    std::sort(all.begin(), all.end(), [](const Person& a, const Person& b) {
        int order = compare_names(a.name, b.name);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    return all;
}

Register::Register(Database& db)
{
    for (Query q(db, "SELECT id, name FROM person ORDER BY id"); q.next();) {
        put(q.text(1), {q.integer(0)});
    }
}

PersonId Register::find(const std::string& name) const
{
    auto it = m_by_name.find(fold_name(name));
    return it == m_by_name.end() ? PersonId{} : it->second;
}

void Register::put(const std::string& name, PersonId id) { m_by_name.emplace(fold_name(name), id); }

PersonId Register::insert(Transaction& tx, const Person& person)
{
    PersonId id = persons::insert(tx, person);
    put(person.name, id);
    return id;
}

std::string Register::free_name(const std::string& wanted) const
{
    std::string name = wanted;
    for (int n = 2; find(name); ++n) {
        name = wanted + " (" + std::to_string(n) + ")";
    }
    return name;
}

} // namespace duiding::persons
