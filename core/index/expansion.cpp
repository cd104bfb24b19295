// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/expansion.h"

#include "core/index/dutch/variants.h"

#include <algorithm>
#include <iterator>

namespace duiding {

const char* to_key(ExpansionReason reason)
{
    switch (reason) {
    case ExpansionReason::Stem:
        return "stem";
    case ExpansionReason::Compound:
        return "compound";
    case ExpansionReason::Prefix:
        return "prefix";
    case ExpansionReason::Synonym:
        return "synonym";
    case ExpansionReason::Spelling:
        return "spelling";
    case ExpansionReason::Apart:
        return "apart";
    case ExpansionReason::Alike:
        return "alike";
    case ExpansionReason::Itself:
        break;
    }
    return "itself";
}

Expander::Expander(const Vocabulary& vocabulary, WordFacts facts, const std::vector<std::string>& excluded,
                   const std::vector<Synonyms>& synonyms)
    : m_vocabulary(vocabulary), m_facts(std::move(facts)), m_excluded(excluded.begin(), excluded.end()),
      m_synonyms(synonyms)
{
}

void Expander::add(std::vector<ExpandedTerm>& terms, const std::string& from, std::string_view term, ExpansionReason reason) const
{
    bool known = std::any_of(terms.begin(), terms.end(), [&](const ExpandedTerm& other) { return other.term == term; });
    if (!known) {
        std::string text(term);
        terms.push_back({text, from, reason, m_facts.occurrences(text), m_excluded.contains(text)});
    }
}

// A stemmer speaks only for words of its own language: the English one would make "kan" of "kans".
void Expander::add_family(std::vector<ExpandedTerm>& terms, const std::string& word, ExpansionReason reason) const
{
    for (const std::string& language : m_facts.languages) {
        for (std::string_view member : m_vocabulary.family(word, language)) {
            if (m_facts.languages.size() == 1 || m_facts.occurs_in(std::string(member), language)) {
                add(terms, terms.front().from, member, reason);
            }
        }
    }
}

std::vector<ExpandedTerm> Expander::listed() const
{
    std::vector<ExpandedTerm> all = m_listed;
    all.insert(all.end(), m_alternatives.begin(), m_alternatives.end());
    return all;
}

std::vector<std::string> Expander::terms_of_word(const std::string& word)
{
    if (auto done = m_done.find(word); done != m_done.end()) {
        return done->second;
    }
    std::vector<ExpandedTerm> terms;
    add(terms, word, word, ExpansionReason::Itself);
    add_family(terms, word, ExpansionReason::Stem);
    if (!m_vocabulary.knows_compounds() && m_done.empty()) {
        m_notices.push_back(msg("The Dutch word list (hunspell-nl) is not installed: compounds are recognised by their looks alone."));
    }
    for (const std::string& other : m_synonyms.of(word)) {
        add(terms, word, other, ExpansionReason::Synonym);
        add_family(terms, other, ExpansionReason::Synonym);
    }
    for (std::size_t i = 0, all = terms.size(); i < all; ++i) {
        for (const std::string& variant : dutch::spelling_variants(terms[i].term, m_vocabulary)) {
            add(terms, word, variant, ExpansionReason::Spelling);
        }
    }
    std::size_t forms = terms.size();
    for (std::size_t i = 0; i < forms; ++i) {
        std::string form = terms[i].term;
        for (std::string_view compound : m_vocabulary.compounds_with(form, m_facts.progress)) {
            add(terms, word, compound, ExpansionReason::Compound);
        }
    }
    return finish(std::move(terms), word);
}

std::vector<std::string> Expander::terms_of_prefix(const std::string& prefix)
{
    return terms_of_wildcard(prefix + "*", m_vocabulary.beginning_with(prefix));
}

std::vector<std::string> Expander::terms_of_part(const std::string& part, bool may_go_on)
{
    return may_go_on ? terms_of_wildcard("*" + part + "*", m_vocabulary.containing(part))
                     : terms_of_wildcard("*" + part, m_vocabulary.ending_with(part));
}

std::vector<std::string> Expander::terms_of_wildcard(const std::string& from, const Vocabulary::Words& words)
{
    if (auto done = m_done.find(from); done != m_done.end()) {
        return done->second;
    }
    std::vector<ExpandedTerm> terms;
    for (std::string_view word : words) {
        std::string text(word);
        terms.push_back({text, from, ExpansionReason::Prefix, m_facts.occurrences(text), m_excluded.contains(text)});
    }
    return finish(std::move(terms), from);
}

const std::vector<std::string>& Expander::finish(std::vector<ExpandedTerm> terms, const std::string& from)
{
    std::stable_sort(terms.begin(), terms.end(), [](const ExpandedTerm& a, const ExpandedTerm& b) {
        bool a_first = a.reason == ExpansionReason::Itself;
        bool b_first = b.reason == ExpansionReason::Itself;
        return a_first != b_first ? a_first : a.count > b.count;
    });
    if (terms.size() > most_words) {
        m_notices.push_back(msg("“{0}” stands for {1} words; only the {2} commonest were searched. Type more letters.", from,
                                terms.size(), most_words));
        terms.resize(most_words);
    }
    std::vector<std::string>& searched = m_done[from];
    for (const ExpandedTerm& term : terms) {
        if (!term.excluded) {
            searched.push_back(term.term);
        }
    }
    std::move(terms.begin(), terms.end(), std::back_inserter(m_listed));
    return searched;
}

} // namespace duiding
