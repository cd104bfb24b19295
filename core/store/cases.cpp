// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/cases.h"

#include "core/store/attributes.h"
#include "core/store/verdicts.h"
#include "core/text/fold.h"

#include <algorithm>

namespace duiding::cases {

namespace {

constexpr const char* link_columns = "SELECT document, study_case, role FROM document_case ";

std::string name_key(const std::string& kind, const std::string& name) { return kind + '\n' + fold_name(name); }

std::vector<DocumentCase> read_links(Query q)
{
    std::vector<DocumentCase> links;
    while (q.next()) {
        links.push_back({{q.integer(0)}, {q.integer(1)}, q.text(2)});
    }
    return links;
}

} // namespace

CaseId insert(Transaction& tx, const Case& the_case)
{
    tx.db().run("INSERT INTO study_case(guid, modified, parent, kind, name, official_code) VALUES(?,?,?,?,?,?)", Guid::make(), tx.change(),
                null_when_zero(the_case.parent.value), the_case.kind, the_case.name, the_case.official_code);
    return {tx.db().last_insert_id()};
}

void update(Transaction& tx, const Case& the_case)
{
    tx.db().run("UPDATE study_case SET modified = ?, parent = ?, kind = ?, name = ?, official_code = ? WHERE id = ?", tx.change(),
                null_when_zero(the_case.parent.value), the_case.kind, the_case.name, the_case.official_code, the_case.id);
}

void erase(Transaction& tx, CaseId id)
{
    tx.db().run("DELETE FROM document_case WHERE study_case = ?", id);
    attributes::erase_values(tx, AttributeTarget::Case, id.value);
    verdicts::erase_of(tx, id);
    tx.db().run("DELETE FROM study_case WHERE id = ?", id);
}

void link(Transaction& tx, const DocumentCase& link)
{
    tx.db().run("INSERT INTO document_case(document, study_case, modified, role) VALUES(?,?,?,?) "
                "ON CONFLICT(document, study_case) DO UPDATE SET modified = excluded.modified, role = excluded.role WHERE role <> excluded.role",
                link.document, link.the_case, tx.change(), link.role);
}

void unlink(Transaction& tx, DocumentId document, CaseId the_case)
{
    tx.db().run("DELETE FROM document_case WHERE document = ? AND study_case = ?", document, the_case);
}

void unlink(Transaction& tx, DocumentId document) { tx.db().run("DELETE FROM document_case WHERE document = ?", document); }

std::vector<Case> load_all(Database& db)
{
    std::vector<Case> all;
    for (Query q(db, "SELECT id, guid, parent, kind, name, official_code FROM study_case"); q.next();) {
        all.push_back({{q.integer(0)}, q.guid(1), {q.integer(2)}, q.text(3), q.text(4), q.text(5)});
    }
    std::sort(all.begin(), all.end(), [](const Case& a, const Case& b) {
        int order = compare_names(a.name, b.name);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    return all;
}

std::vector<DocumentCase> load_links(Database& db) { return read_links(db.query(std::string(link_columns) + "ORDER BY document, study_case")); }

std::vector<DocumentCase> links_of(Database& db, DocumentId document)
{
    return read_links(db.query(std::string(link_columns) + "WHERE document = ? ORDER BY study_case", document));
}

Register::Register(Database& db)
{
    for (Query q(db, "SELECT id, guid, parent, kind, name, official_code FROM study_case ORDER BY id"); q.next();) {
        put({{q.integer(0)}, q.guid(1), {q.integer(2)}, q.text(3), q.text(4), q.text(5)});
    }
}

void Register::put(const Case& the_case)
{
    m_cases[the_case.id] = the_case;
    m_by_name.emplace(name_key(the_case.kind, the_case.name), the_case.id);
    if (!the_case.official_code.empty()) {
        m_by_code.emplace(fold_name(the_case.official_code), the_case.id);
    }
}

CaseId Register::insert(Transaction& tx, const Case& the_case)
{
    Case made = the_case;
    made.id = cases::insert(tx, the_case);
    put(made);
    return made.id;
}

const Case* Register::find(CaseId id) const
{
    auto it = m_cases.find(id);
    return it == m_cases.end() ? nullptr : &it->second;
}

const Case* Register::find(const Case& wanted) const
{
    if (!wanted.official_code.empty()) {
        if (auto it = m_by_code.find(fold_name(wanted.official_code)); it != m_by_code.end()) {
            return find(it->second);
        }
    }
    std::string key = name_key(wanted.kind, wanted.name);
    const Case* found = nullptr;
    auto [first, last] = m_by_name.equal_range(key);
    for (auto it = first; it != last; ++it) {
        const Case* candidate = find(it->second);
        // Two municipalities of one name have two codes: a code that is not this one's says that it is another.
        bool other_code = !wanted.official_code.empty() && !candidate->official_code.empty();
        bool elsewhere = wanted.parent && candidate->parent != wanted.parent;
        bool still_so = name_key(candidate->kind, candidate->name) == key;
        if (still_so && !other_code && !elsewhere && (!found || candidate->id < found->id)) {
            found = candidate;
        }
    }
    return found;
}

const Case* Register::find_sibling(CaseId parent, const std::string& kind, const std::string& name) const
{
    std::string key = name_key(kind, name);
    auto [first, last] = m_by_name.equal_range(key);
    for (auto it = first; it != last; ++it) {
        const Case* candidate = find(it->second);
        if (candidate->parent == parent && name_key(candidate->kind, candidate->name) == key) {
            return candidate;
        }
    }
    return nullptr;
}

bool Register::is_below(CaseId id, CaseId ancestor) const
{
    // A damaged file may hold a ring: no path is longer than there are cases.
    std::size_t steps = 0;
    for (const Case* at = find(id); at && steps <= m_cases.size(); at = find(at->parent), ++steps) {
        if (at->id == ancestor) {
            return true;
        }
    }
    return false;
}

} // namespace duiding::cases
