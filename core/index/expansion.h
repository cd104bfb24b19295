// SPDX-License-Identifier: GPL-3.0-or-later
// What a word of the query stands for: itself, the words of its stem family, synonyms, other spellings, and the compounds it is a
// part of, all taken from the project's own vocabulary. The list is shown to the user, who may untick any word.
#pragma once

#include "core/base/message.h"
#include "core/index/query_text.h"
#include "core/index/search.h"
#include "core/index/synonyms.h"
#include "core/index/vocabulary.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace duiding {

// What the expander has to know of the index beside its words.
struct WordFacts {
    std::vector<std::string> languages;                                              // of the indexed documents
    std::function<std::int64_t(const std::string& word)> occurrences;
    std::function<bool(const std::string& word, const std::string& language)> occurs_in;
    const Progress* progress = nullptr;                                              // of the search; null: it cannot be cancelled
};

// More words than this for one word of the query, and the rest is left out, with a notice.
constexpr std::size_t most_words = 2000;

class Expander {
public:
    Expander(const Vocabulary& vocabulary, WordFacts facts, const std::vector<std::string>& excluded,
             const std::vector<Synonyms>& synonyms = {});

    // The query with what a word stands for that is more than a word: a phrase that means the same ("jgz", "centrum voor jeugd en
    // gezin"), and the parts of a separable verb near each other (samenwerken: "werken … samen"). Each is listed like a word and
    // can be unticked by its text. Inside NEAR a word stays a word.
    QueryNode with_alternatives(const QueryNode& root);


    // The index terms for a plain word (stems and compounds) or for the beginning of a word. Each word is expanded once.
    std::vector<std::string> terms_of_word(const std::string& word);
    std::vector<std::string> terms_of_prefix(const std::string& prefix);
    // For *part*, or for *part when it must be the end of the word.
    std::vector<std::string> terms_of_part(const std::string& part, bool may_go_on);

    // The words, and then what is more than a word.
    std::vector<ExpandedTerm> listed() const;
    const std::vector<Message>& notices() const { return m_notices; }

private:
    void add(std::vector<ExpandedTerm>& terms, const std::string& from, std::string_view term, ExpansionReason reason) const;
    void add_family(std::vector<ExpandedTerm>& terms, const std::string& word, ExpansionReason reason) const;
    std::vector<std::string> terms_of_wildcard(const std::string& from, const Vocabulary::Words& words);
    QueryNode with_alternatives(const QueryNode& node, bool inside_near);
    void add_phrases(QueryNode& any, const std::string& from);
    void add_apart(QueryNode& any, const std::string& word);
    bool list(const std::string& term, const std::string& from, ExpansionReason reason);
    const std::vector<std::string>& finish(std::vector<ExpandedTerm> terms, const std::string& from);

    const Vocabulary& m_vocabulary;
    WordFacts m_facts;
    std::set<std::string> m_excluded;
    std::map<std::string, std::vector<std::string>> m_done;      // what was expanded already, and into what
    SynonymTable m_synonyms;
    std::vector<ExpandedTerm> m_listed;
    std::vector<ExpandedTerm> m_alternatives;
    std::vector<Message> m_notices;
};

} // namespace duiding
