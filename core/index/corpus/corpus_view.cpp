// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/corpus/corpus_view.h"

#include "core/index/corpus/shard_connection.h"
#include "core/text/fold.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace duiding {

namespace {

// The documents of all shards as those of one study.
class StudyMaker {
public:
    StudyMaker()
    {
        m_study.name = "corpus";
        m_study.language = "nl";
        m_study.codebook = std::make_shared<const Codebook>();
        m_study.coders = std::make_shared<const std::vector<Coder>>();
        m_study.memos = std::make_shared<const std::vector<Memo>>();
        m_study.codings = std::make_shared<const CodingsByDocument>();
        m_study.segments = std::make_shared<const CountByCode>();
    }

    void add(std::size_t shard, const ShardFacts& facts)
    {
        std::map<AttributeId, AttributeId> attributes;
        std::map<CaseId, CaseId> cases;
        for (const Attribute& attribute : facts.study.attributes) {
            attributes[attribute.id] = own(attribute);
        }
        for (const Case& the_case : facts.study.cases) {                     // those above come first
            Case copy = the_case;
            copy.parent = copy.parent ? cases[copy.parent] : CaseId();
            cases[the_case.id] = own(std::move(copy));
        }
        for (const ShardStudy::CaseValue& value : facts.study.case_values) {
            set(AttributeTarget::Case, cases[value.the_case].value, attributes[value.attribute], value.value);
        }
        for (const ShardDocument& document : facts.documents) {
            m_documents.push_back(document.info);
            DocumentId id = CorpusView::document(shard, document.info.id.value);
            m_documents.back().id = id;
            for (const auto& [attribute, value] : document.values) {
                set(AttributeTarget::Document, id.value, attributes[attribute], value);
            }
            for (const auto& [the_case, role] : document.cases) {
                if (CaseId known = cases[the_case]) {
                    m_document_cases.push_back({id, known, role});
                }
            }
        }
    }

    SnapshotPtr finish()
    {
        m_values.finish();
        std::sort(m_document_cases.begin(), m_document_cases.end());
        m_study.documents = std::make_shared<const std::vector<DocumentInfo>>(std::move(m_documents));
        m_study.cases = std::make_shared<const std::vector<Case>>(std::move(m_cases));
        m_study.document_cases = std::make_shared<const std::vector<DocumentCase>>(std::move(m_document_cases));
        m_study.attributes = std::make_shared<const std::vector<Attribute>>(std::move(m_attributes));
        m_study.values = std::make_shared<const AttributeValues>(std::move(m_values));
        return std::make_shared<const Snapshot>(std::move(m_study));
    }

private:
    AttributeId own(const Attribute& attribute)
    {
        auto [known, is_new] = m_attribute_ids.try_emplace({attribute.target, fold_name(attribute.name)},
                                                           AttributeId{static_cast<std::int64_t>(m_attributes.size()) + 1});
        if (is_new) {
            m_attributes.push_back(attribute);
            m_attributes.back().id = known->second;
        }
        return known->second;
    }

    CaseId own(Case the_case)
    {
        auto [known, is_new] = m_case_ids.try_emplace({the_case.parent, the_case.kind, fold_name(the_case.name)},
                                                      CaseId{static_cast<std::int64_t>(m_cases.size()) + 1});
        if (is_new) {
            the_case.id = known->second;
            m_cases.push_back(std::move(the_case));
        }
        return known->second;
    }

    void set(AttributeTarget target, std::int64_t id, AttributeId attribute, const std::string& value)
    {
        if (attribute && id != 0) {
            m_values.set(target, id, attribute, value);
        }
    }

    Snapshot m_study;
    std::vector<DocumentInfo> m_documents;
    std::vector<Case> m_cases;
    std::vector<DocumentCase> m_document_cases;
    std::vector<Attribute> m_attributes;
    AttributeValues m_values;
    std::map<std::pair<AttributeTarget, std::string>, AttributeId> m_attribute_ids;
    std::map<std::tuple<CaseId, std::string, std::string>, CaseId> m_case_ids;
};

std::vector<std::string> words_of(const CorpusView::Facts& facts)
{
    std::vector<std::string_view> words;
    for (const auto& shard : facts) {
        if (shard) {
            std::size_t before = words.size();
            for (const ShardWord& word : shard->words) {
                words.push_back(word.word);
            }
            std::inplace_merge(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(before), words.end());
        }
    }
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return {words.begin(), words.end()};
}

} // namespace

CorpusView::CorpusView(Facts facts) : m_facts(std::move(facts))
{
    StudyMaker study;
    for (std::size_t shard = 0; shard < m_facts.size(); ++shard) {
        if (const auto& known = m_facts[shard]) {
            study.add(shard, *known);
            m_entries += static_cast<double>(known->stamp.entries);
            m_length += static_cast<double>(known->stamp.length);
            for (const std::string& language : known->stamp.languages) {
                if (std::find(m_languages.begin(), m_languages.end(), language) == m_languages.end()) {
                    m_languages.push_back(language);
                }
            }
        }
    }
    std::sort(m_languages.begin(), m_languages.end());
    m_study = study.finish();
    m_vocabulary = std::make_unique<const Vocabulary>(words_of(m_facts), m_languages);
}

DocumentId CorpusView::document(std::size_t shard, std::int64_t number)
{
    return {static_cast<std::int64_t>(shard) * most_shard_documents * 2 + number};
}

std::size_t CorpusView::shard_of(DocumentId document) { return static_cast<std::size_t>(document.value / (most_shard_documents * 2)); }
std::int64_t CorpusView::number_of(DocumentId document) { return document.value % (most_shard_documents * 2); }

std::int64_t CorpusView::occurrences(std::string_view word) const
{
    std::int64_t all = 0;
    for (const auto& shard : m_facts) {
        const ShardWord* found = shard ? shard->find(word) : nullptr;
        all += found ? found->occurrences : 0;
    }
    return all;
}

bool CorpusView::occurs_in(std::string_view word, std::string_view language) const
{
    return std::any_of(m_facts.begin(), m_facts.end(), [&](const std::shared_ptr<const ShardFacts>& shard) {
        const ShardWord* found = shard ? shard->find(word) : nullptr;
        for (std::size_t bit = 0; found && bit < std::min<std::size_t>(shard->stamp.languages.size(), 8); ++bit) {
            if (shard->stamp.languages[bit] == language && (found->languages >> bit & 1u) != 0) {
                return true;
            }
        }
        return false;
    });
}

double CorpusView::average_length() const { return m_entries > 0 && m_length > 0 ? m_length / m_entries : 1; }

double CorpusView::weight(const std::vector<std::string>& terms) const
{
    double without = 1;                                      // the part of all paragraphs that holds none of them
    for (const std::string& term : terms) {
        std::int64_t entries = 0;
        for (const auto& shard : m_facts) {
            const ShardWord* found = shard ? shard->find(term) : nullptr;
            entries += found ? found->entries : 0;
        }
        without *= 1 - static_cast<double>(entries) / std::max(m_entries, 1.0);
    }
    return bm25_weight(m_entries, m_entries * (1 - without));
}

} // namespace duiding
