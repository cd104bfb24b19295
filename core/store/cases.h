// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of cases and of the links between documents and cases. Store thread only; rules (names, cycles) are the edits' business,
// see core/edits/find_or_make.h for what several edits share.
#pragma once

#include "core/model/case.h"
#include "core/store/transaction.h"

#include <unordered_map>
#include <vector>

namespace duiding::cases {

CaseId insert(Transaction& tx, const Case& the_case);                   // id and guid are made
void update(Transaction& tx, const Case& the_case);                     // every field but id and guid
void erase(Transaction& tx, CaseId id);                                 // with its links, values and verdicts; the cases below must be elsewhere

void link(Transaction& tx, const DocumentCase& link);                   // takes the place of the role that was there
void unlink(Transaction& tx, DocumentId document, CaseId the_case);
void unlink(Transaction& tx, DocumentId document);                      // from all its cases

std::vector<Case> load_all(Database& db);                               // by compare_names
std::vector<DocumentCase> load_links(Database& db);                     // by document, then case
std::vector<DocumentCase> links_of(Database& db, DocumentId document);

// The cases as they are inside the transaction, read once: an edit that finds or makes hundreds asks here. What the edit
// writes by itself it must put here too.
class Register {
public:
    explicit Register(Database& db);

    // By official code, else by kind and name: below `parent` when that is given, else anywhere. Null: none.
    const Case* find(const Case& wanted) const;
    const Case* find(CaseId id) const;
    // A case of that kind and name (folded) directly below `parent`. A province and a municipality may share a name.
    const Case* find_sibling(CaseId parent, const std::string& kind, const std::string& name) const;
    bool is_below(CaseId id, CaseId ancestor) const;                    // also when they are the same
    void put(const Case& the_case);                                     // new or changed
    CaseId insert(Transaction& tx, const Case& the_case);               // cases::insert and put
    const std::unordered_map<CaseId, Case>& all() const { return m_cases; }

private:
    std::unordered_map<CaseId, Case> m_cases;
    std::unordered_map<std::string, CaseId> m_by_code;
    std::unordered_multimap<std::string, CaseId> m_by_name;             // kind and folded name; may hold names of before
};

} // namespace duiding::cases
