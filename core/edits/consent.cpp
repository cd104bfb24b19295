// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/consent.h"

#include "core/base/error.h"
#include "core/edits/rules.h"
#include "core/store/persons.h"

namespace duiding::edits {

EditFuture set_consents(Project& project, std::vector<PersonId> ids, ConsentChange change)
{
    return project.edit({}, [ids = std::move(ids), change](Transaction& tx, EditResult& result) {
        std::string first;
        for (PersonId id : ids) {
            const Person* old = tx.before().find_person(id);
            if (old == nullptr) {
                throw BadInput({msg("The person is not in the project any more."), {}, {}, {}});
            }
            first = first.empty() ? old->name : first;
            Person person = *old;
            person.consent.analyse = change.analyse.value_or(old->consent.analyse);
            person.consent.cite = change.cite.value_or(old->consent.cite);
            person.consent.archive = change.archive.value_or(old->consent.archive);
            person.consent.reuse = change.reuse.value_or(old->consent.reuse);
            if (!(person == *old)) {
                persons::update(tx, person);
            }
        }
        auto n = static_cast<std::int64_t>(ids.size());
        set_label(result, msg("Change consent"), n == 1 ? msg("Changed what “{0}” allowed", first)
                                                        : msgn("Changed what {0} person allowed", "Changed what {0} persons allowed", n, n));
    });
}

} // namespace duiding::edits
