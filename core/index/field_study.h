// SPDX-License-Identifier: GPL-3.0-or-later
// The study as the answer to a field is gathered from it: cases with those below and above them, properties, persons. Used by
// fields.cpp only; made for one field, used up by it.
#pragma once

#include "core/index/fields.h"

#include <functional>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace duiding {

class FieldStudy {
public:
    explicit FieldStudy(const Snapshot& study);

    using FitsCase = std::function<bool(const Case&)>;
    using FitsValue = std::function<bool(const Attribute&, const std::string&)>;
    enum class Above { LeaveOut, Include };              // documents of the region in which a municipality lies

    // Each adds what fits, and says whether anything did.
    bool add_cases(const FitsCase& fits, Above above);
    bool add_values(std::initializer_list<std::string_view> attributes, const FitsValue& fits);
    bool add_persons(const std::function<bool(const Person&)>& fits);
    bool add_documents(const std::function<bool(const DocumentInfo&)>& fits);
    void add_document(DocumentId id) { m_documents.push_back(id); }

    // Brings documents of the cases and persons added so far into the answer; says whether there is any document or person.
    bool settle(FieldAnswer& answer);

    // For "did you mean".
    std::vector<std::string> case_names(const FitsCase& wanted) const;
    std::vector<std::string> values_of(std::initializer_list<std::string_view> attributes) const;

private:
    const Case* parent_of(const Case& the_case) const;

    const Snapshot& m_study;
    std::unordered_map<CaseId, const Case*> m_case_by_id;
    std::set<CaseId> m_cases;                            // with those below
    std::set<CaseId> m_regions;                          // alone
    std::set<PersonId> m_persons;
    std::vector<DocumentId> m_documents;
};

} // namespace duiding
