// SPDX-License-Identifier: GPL-3.0-or-later
// A study in memory, with invented people: two interviews and a policy document, two coders, a codebook of two dimensions.
// For tests of analyses, reports and exporters, which need no project file.
#pragma once

#include "core/model/snapshot.h"

#include <map>
#include <string>
#include <vector>

namespace duiding::test {

class SmallStudy {
public:
    SmallStudy();                                          // with codes but no codings

    DocumentId add_document(const std::string& name, const std::vector<std::string>& lines);
    CodeId add_code(CodeId parent, const std::string& name, DirectionKind directions = DirectionKind::None);
    CoderId add_coder(const std::string& name);
    // Codes the first occurrence of `words`.
    CodingId add_coding(DocumentId document, const std::string& words, CodeId code, CoderId coder, Direction direction = Direction::None,
                        int weight = -1, const std::string& memo = {});
    CodingId add_coding(DocumentId document, CharRange range, CodeId code, CoderId coder, Direction direction = Direction::None);

    // A case, a property and its values, as far as a test needs them.
    CaseId add_case(const std::string& kind, const std::string& name, CaseId parent = {});
    void link(DocumentId document, CaseId the_case, const std::string& role = {});
    AttributeId add_attribute(AttributeTarget target, const std::string& name, AttributeType type = AttributeType::Text,
                              std::vector<ValueLabel> labels = {});
    void set_value(DocumentId document, AttributeId attribute, const std::string& value);
    void set_value(CaseId the_case, AttributeId attribute, const std::string& value);
    PersonId add_person(const std::string& name, const std::string& role);
    void set_speaker(DocumentId document, const std::string& label, PersonId person);      // who is behind a label
    void add_search(const SavedSearch& search) { m_searches.push_back(search); }
    void add_verdict(const Verdict& verdict) { m_verdicts.push_back(verdict); }

    Code& code(CodeId id);
    DocumentInfo& document(DocumentId id);
    const DocumentText& text(DocumentId id) const { return *m_texts.at(id); }
    SnapshotPtr snapshot() const;
    TextSource texts() const;

private:
    std::int64_t m_next_id = 1;
    std::vector<DocumentInfo> m_documents;
    std::vector<Code> m_codes;
    std::vector<Coder> m_coders;
    std::vector<Memo> m_memos;
    std::map<DocumentId, DocumentTextPtr> m_texts;
    std::map<DocumentId, std::vector<Coding>> m_codings;
    std::vector<Case> m_cases;
    std::vector<DocumentCase> m_links;
    std::vector<Attribute> m_attributes;
    AttributeValues m_values;
    std::vector<Person> m_persons;
    std::vector<SavedSearch> m_searches;
    std::vector<Verdict> m_verdicts;
};

// Filled: what the golden files show. GUIDs are counted, not random.
struct FilledStudy {
    SmallStudy study;
    DocumentId client, nurse, plan;
    CodeId trust, knowing, privacy, rules, unused;
    CoderId noor, emre;

    FilledStudy();
};

} // namespace duiding::test
