// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/field_study.h"

#include "core/text/fold.h"

#include <algorithm>

namespace duiding {

namespace {

bool is_called(const Attribute& attribute, std::initializer_list<std::string_view> names)
{
    std::string folded = fold_name(attribute.name);
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return fold_name(name) == folded; });
}

} // namespace

FieldStudy::FieldStudy(const Snapshot& study) : m_study(study)
{
    for (const Case& each : *study.cases) {
        m_case_by_id.emplace(each.id, &each);
    }
}

const Case* FieldStudy::parent_of(const Case& the_case) const
{
    auto found = m_case_by_id.find(the_case.parent);
    return found == m_case_by_id.end() ? nullptr : found->second;
}

bool FieldStudy::add_cases(const FitsCase& fits, Above above)
{
    bool any = false;
    for (const Case& each : *m_study.cases) {
        if (!fits(each)) {
            continue;
        }
        any = true;
        m_cases.insert(each.id);
        const Case* region = above == Above::Include ? parent_of(each) : nullptr;
        for (; region && m_regions.insert(region->id).second; region = parent_of(*region)) {
        }
    }
    return any;
}

bool FieldStudy::add_values(std::initializer_list<std::string_view> attributes, const FitsValue& fits)
{
    bool any = false;
    for (const Attribute& each : *m_study.attributes) {
        if (!is_called(each, attributes)) {
            continue;
        }
        m_study.values->each_with(each.id, each.target, [&](std::int64_t id, const std::string& stored) {
            if (!fits(each, stored)) {
                return;
            }
            any = true;
            if (each.target == AttributeTarget::Document) {
                m_documents.push_back({id});
            } else if (each.target == AttributeTarget::Case) {
                m_cases.insert({id});
            } else {
                m_persons.insert({id});
            }
        });
    }
    return any;
}

bool FieldStudy::add_persons(const std::function<bool(const Person&)>& fits)
{
    bool any = false;
    for (const Person& person : *m_study.persons) {
        if (fits(person)) {
            any = true;
            m_persons.insert(person.id);
        }
    }
    return any;
}

bool FieldStudy::add_documents(const std::function<bool(const DocumentInfo&)>& fits)
{
    bool any = false;
    for (const DocumentInfo& info : *m_study.documents) {
        if (fits(info)) {
            any = true;
            m_documents.push_back(info.id);
        }
    }
    return any;
}

bool FieldStudy::settle(FieldAnswer& answer)
{
    std::set<CaseId> chosen = m_regions;
    for (const Case& each : *m_study.cases) {
        const Case* above = &each;
        for (std::size_t left = m_case_by_id.size(); above && left > 0; --left, above = parent_of(*above)) {
            if (m_cases.contains(above->id)) {
                chosen.insert(each.id);
                break;
            }
        }
    }
    for (const DocumentCase& link : *m_study.document_cases) {
        if (chosen.contains(link.the_case)) {
            m_documents.push_back(link.document);
        }
    }
    for (const DocumentInfo& info : *m_study.documents) {
        if (info.person && m_persons.contains(info.person)) {
            m_documents.push_back(info.id);
        }
    }
    bool any = !m_documents.empty() || !m_persons.empty();
    answer.documents.insert(answer.documents.end(), m_documents.begin(), m_documents.end());
    answer.persons.insert(answer.persons.end(), m_persons.begin(), m_persons.end());
    m_cases.clear();
    m_regions.clear();
    m_persons.clear();
    m_documents.clear();
    return any;
}

std::vector<std::string> FieldStudy::case_names(const FitsCase& wanted) const
{
    std::vector<std::string> names;
    for (const Case& each : *m_study.cases) {
        if (wanted(each)) {
            names.push_back(each.name);
        }
    }
    return names;
}

std::vector<std::string> FieldStudy::values_of(std::initializer_list<std::string_view> attributes) const
{
    std::set<std::string> values;
    for (const Attribute& each : *m_study.attributes) {
        if (is_called(each, attributes)) {
            m_study.values->each_with(each.id, each.target, [&](std::int64_t, const std::string& stored) {
                if (std::none_of(each.labels.begin(), each.labels.end(), [&](const ValueLabel& label) { return label.value == stored; })) {
                    values.insert(stored);
                }
            });
            for (const ValueLabel& label : each.labels) {
                values.insert(label.label);
            }
        }
    }
    return {values.begin(), values.end()};
}

} // namespace duiding
