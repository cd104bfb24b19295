// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/cases.h"

#include "core/base/error.h"
#include "core/edits/edits.h"
#include "core/edits/find_or_make.h"
#include "core/edits/rules.h"
#include "core/store/verdicts.h"

#include <algorithm>
#include <set>

namespace duiding::edits {

namespace {

const Case& require_case(const cases::Register& known, CaseId id)
{
    if (const Case* found = known.find(id)) {
        return *found;
    }
    throw BadInput({msg("The case is not in the project any more."), {}, {}, {}});
}

// Throws when a sibling of its kind other than itself has that name.
void require_free_place(const cases::Register& known, const Case& the_case, const Message& what)
{
    const Case* sibling = known.find_sibling(the_case.parent, the_case.kind, the_case.name);
    if (sibling && sibling->id != the_case.id) {
        throw BadInput({what, {}, msg("There is already a case “{0}” here.", sibling->name), msg("Choose another name.")});
    }
}

// What stays of the path above: the first ancestor that is not deleted.
CaseId surviving_parent(const cases::Register& known, CaseId parent, const std::set<CaseId>& gone)
{
    std::size_t steps = 0;
    while (parent && gone.contains(parent) && steps++ <= known.all().size()) {
        parent = known.find(parent)->parent;
    }
    return parent;
}

void move_up_those_below(Transaction& tx, EditResult& result, cases::Register& known, const std::set<CaseId>& gone)
{
    std::vector<Case> below;
    for (const auto& [id, the_case] : known.all()) {
        if (gone.contains(the_case.parent) && !gone.contains(id)) {
            below.push_back(the_case);
        }
    }
    std::sort(below.begin(), below.end(), [](const Case& a, const Case& b) { return a.id < b.id; });
    for (Case& the_case : below) {
        the_case.parent = surviving_parent(known, the_case.parent, gone);
        std::string name = the_case.name;
        auto taken = [&] {
            const Case* sibling = known.find_sibling(the_case.parent, the_case.kind, the_case.name);
            return sibling && !gone.contains(sibling->id);
        };
        for (int n = 2; taken(); ++n) {
            the_case.name = name + " (" + std::to_string(n) + ")";
        }
        if (the_case.name != name) {
            result.findings.push_back({Severity::Info, {}, msg("There is already a case “{0}”; this one is called “{1}”.", name, the_case.name)});
        }
        cases::update(tx, the_case);
        known.put(the_case);
    }
}

std::vector<DocumentCase> links_for(DocumentId document, const std::vector<DocumentCase>& wanted)
{
    std::vector<DocumentCase> links;
    for (DocumentCase link : wanted) {
        if (!link.document || link.document == document) {
            link.document = document;
            link.role = trimmed(link.role);
            links.push_back(link);
        }
    }
    return links;
}

} // namespace

EditFuture add_case(Project& project, NewCase the_case, std::int64_t group)
{
    return project.edit({}, [the_case = std::move(the_case)](Transaction& tx, EditResult& result) {
        cases::Register known(tx.db());
        result.the_case = find_or_make_case(tx, known, the_case);
        set_label(result, msg("Add case"), msg("Added the case “{0}”", known.find(result.the_case)->name));
    }, group);
}

EditFuture rename_case(Project& project, CaseId id, std::string name)
{
    return project.edit({}, [id, name = std::move(name)](Transaction& tx, EditResult& result) {
        cases::Register known(tx.db());
        Case the_case = require_case(known, id);
        std::string old = the_case.name;
        the_case.name = require_name(name, msg("The case was not renamed."));
        require_free_place(known, the_case, msg("The case was not renamed."));
        set_label(result, msg("Rename case"), msg("Renamed the case “{0}” to “{1}”", old, the_case.name));
        if (the_case.name != old) {
            cases::update(tx, the_case);
        }
        result.the_case = id;
    });
}

EditFuture move_case(Project& project, CaseId id, CaseId parent)
{
    return project.edit({}, [id, parent](Transaction& tx, EditResult& result) {
        cases::Register known(tx.db());
        Case the_case = require_case(known, id);
        if (parent && known.is_below(require_case(known, parent).id, id)) {
            throw BadInput({msg("The case was not moved."), {}, msg("A case cannot be below itself."), msg("Choose another place.")});
        }
        set_label(result, msg("Move case"), parent ? msg("Moved the case “{0}” to “{1}”", the_case.name, known.find(parent)->name)
                                                   : msg("Moved the case “{0}” to the top", the_case.name));
        result.the_case = id;
        if (the_case.parent != parent) {
            the_case.parent = parent;
            require_free_place(known, the_case, msg("The case was not moved."));
            cases::update(tx, the_case);
        }
    });
}

EditFuture delete_cases(Project& project, std::vector<CaseId> ids)
{
    return project.edit({}, [ids = std::move(ids)](Transaction& tx, EditResult& result) {
        cases::Register known(tx.db());
        std::set<CaseId> gone;
        for (CaseId id : ids) {
            gone.insert(require_case(known, id).id);
        }
        auto n = static_cast<std::int64_t>(gone.size());
        set_label(result, msg("Delete case"), n == 1 ? msg("Deleted the case “{0}”", known.find(ids.front())->name)
                                                     : msgn("Deleted {0} case", "Deleted {0} cases", n, n));
        move_up_those_below(tx, result, known, gone);
        // Those that go may lie below each other: first none hangs on another.
        for (CaseId id : gone) {
            Case the_case = *known.find(id);
            the_case.parent = {};
            cases::update(tx, the_case);
        }
        std::int64_t verdicts_gone = 0;
        for (CaseId id : gone) {
            verdicts_gone += verdicts::erase_of(tx, id);
            cases::erase(tx, id);
        }
        tell_verdicts_gone(result, verdicts_gone);
    });
}

EditFuture set_document_cases(Project& project, std::vector<DocumentId> documents, std::vector<DocumentCase> wanted, std::int64_t group)
{
    return project.edit({}, [documents = std::move(documents), wanted = std::move(wanted)](Transaction& tx, EditResult& result) {
        cases::Register known(tx.db());
        for (const DocumentCase& link : wanted) {
            require_case(known, link.the_case);
        }
        for (DocumentId document : documents) {
            require_document(tx.before(), document);
            std::vector<DocumentCase> links = links_for(document, wanted);
            for (const DocumentCase& old : cases::links_of(tx.db(), document)) {
                bool stays = std::any_of(links.begin(), links.end(), [&](const DocumentCase& link) { return link.the_case == old.the_case; });
                if (!stays) {
                    cases::unlink(tx, document, old.the_case);
                }
            }
            for (const DocumentCase& link : links) {
                cases::link(tx, link);
            }
        }
        auto n = static_cast<std::int64_t>(documents.size());
        set_label(result, msg("Change cases"), n == 1 ? msg("Changed the cases of “{0}”", require_document(tx.before(), documents.front()).name)
                                                      : msgn("Changed the cases of {0} document", "Changed the cases of {0} documents", n, n));
    }, group);
}

} // namespace duiding::edits
