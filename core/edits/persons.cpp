// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/persons.h"

#include "core/base/error.h"
#include "core/edits/edits.h"
#include "core/edits/find_or_make.h"
#include "core/edits/rules.h"
#include "core/store/documents.h"

#include <unordered_map>

namespace duiding::edits {

namespace {

const Person& require_person(const Snapshot& snapshot, PersonId id)
{
    if (const Person* person = snapshot.find_person(id)) {
        return *person;
    }
    throw BadInput({msg("The person is not in the project any more."), {}, {}, {}});
}

} // namespace

EditFuture add_person(Project& project, NewPerson person, std::int64_t group)
{
    return project.edit({}, [person = std::move(person)](Transaction& tx, EditResult& result) {
        persons::Register known(tx.db());
        result.person = find_or_make_person(tx, known, person);
        set_label(result, msg("Add person"), msg("Added the person “{0}”", trimmed(person.name)));
    }, group);
}

EditFuture set_person(Project& project, PersonId id, NewPerson wanted)
{
    return project.edit({}, [id, wanted = std::move(wanted)](Transaction& tx, EditResult& result) {
        const Person& old = require_person(tx.before(), id);
        Person person = old;
        person.name = require_name(wanted.name, msg("The person was not changed."));
        person.role = trimmed(wanted.role);
        person.consent = wanted.consent;
        PersonId other = persons::Register(tx.db()).find(person.name);
        if (other && other != id) {
            throw BadInput({msg("The person was not changed."), {}, msg("There is already a person “{0}”.", person.name), msg("Choose another name.")});
        }
        set_label(result, msg("Change person"), msg("Changed the person “{0}”", person.name));
        if (!(person == old)) {
            persons::update(tx, person);
        }
        result.person = id;
    });
}

EditFuture delete_persons(Project& project, std::vector<PersonId> ids)
{
    return project.edit({}, [ids = std::move(ids)](Transaction& tx, EditResult& result) {
        std::unordered_map<PersonId, const Person*> known;
        for (const Person& person : *tx.before().persons) {
            known.emplace(person.id, &person);
        }
        auto n = static_cast<std::int64_t>(ids.size());
        for (PersonId id : ids) {
            if (!known.contains(id)) {
                throw BadInput({msg("The person is not in the project any more."), {}, {}, {}});
            }
            persons::erase(tx, id);
        }
        set_label(result, msg("Delete person"), n == 1 ? msg("Deleted the person “{0}”", known.at(ids.front())->name)
                                                       : msgn("Deleted {0} person", "Deleted {0} persons", n, n));
    });
}

EditFuture set_document_person(Project& project, DocumentId id, PersonId person, std::int64_t group)
{
    return project.edit({}, [id, person](Transaction& tx, EditResult& result) {
        DocumentInfo info = require_document(tx.before(), id);
        if (person) {
            require_person(tx.before(), person);
        }
        set_label(result, msg("Change person"), msg("Changed whose words “{0}” holds", info.name));
        if (info.person != person) {
            info.person = person;
            documents::update(tx, info);
        }
        result.document = id;
    }, group);
}

} // namespace duiding::edits
