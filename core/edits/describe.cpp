// SPDX-License-Identifier: GPL-3.0-or-later
// What a sheet or the confirmation grid says of many documents, as one step. A row that names cases replaces those of the same
// kinds that the document had, so that a corrected sheet takes a wrong municipality away and leaves the case put there by hand.
// A case without a name says that the document has none of its kind.
#include "core/edits/edits.h"

#include "core/edits/find_or_make.h"
#include "core/edits/rules.h"
#include "core/store/documents.h"

#include <algorithm>
#include <map>
#include <set>

namespace duiding::edits {

namespace {

void set_properties(Transaction& tx, const DocumentInfo& before, const DocumentDescription& row)
{
    DocumentInfo info = before;
    info.title = row.title ? trimmed(*row.title) : info.title;
    info.language = row.language.value_or(info.language);
    info.kind = row.kind.value_or(info.kind);
    if (info != before) {
        documents::update(tx, info);
    }
}

void set_cases(Transaction& tx, cases::Register& known, const DocumentDescription& row)
{
    std::map<CaseId, std::string> wanted;
    std::set<std::string> kinds;
    for (const auto& [the_case, role] : *row.cases) {
        kinds.insert(the_case.kind);
        if (!the_case.name.empty() || !the_case.official_code.empty()) {
            wanted[find_or_make_case(tx, known, the_case)] = trimmed(role);
        }
    }
    for (const DocumentCase& link : cases::links_of(tx.db(), row.document)) {
        auto it = wanted.find(link.the_case);
        const Case* there = known.find(link.the_case);
        if (it != wanted.end() && it->second == link.role) {
            wanted.erase(it);                                // as it was
        } else if (it == wanted.end() && there && kinds.contains(there->kind)) {
            cases::unlink(tx, row.document, link.the_case);
        }
    }
    for (const auto& [the_case, role] : wanted) {
        cases::link(tx, {row.document, the_case, role});
    }
}

} // namespace

EditFuture describe_documents(Project& project, std::vector<DocumentDescription> rows, std::int64_t group)
{
    return project.edit({}, [rows = std::move(rows)](Transaction& tx, EditResult& result) {
        cases::Register known_cases(tx.db());
        attributes::Register known_attributes(tx.db());
        for (const DocumentDescription& row : rows) {
            const DocumentInfo& info = require_document(tx.before(), row.document);
            set_properties(tx, info, row);
            if (row.cases) {
                set_cases(tx, known_cases, row);
            }
            add_values(tx, known_attributes, AttributeTarget::Document, row.document.value, row.attributes, info.name, result.findings);
        }
        auto n = static_cast<std::int64_t>(rows.size());
        set_label(result, msg("Describe documents"), msgn("Described {0} document", "Described {0} documents", n, n));
    }, group);
}

} // namespace duiding::edits
