// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the expander that adds phrases and separated verbs to the tree of the query.
#include "core/index/dutch/inflection.h"
#include "core/index/expansion.h"

#include <algorithm>

namespace duiding {

namespace {

constexpr std::int64_t farthest_apart = 8;       // words between "werken" and "samen"

QueryNode phrase_of(std::string_view words)
{
    QueryNode phrase;
    phrase.kind = QueryNode::Kind::Phrase;
    while (!words.empty()) {
        auto end = std::min(words.find(' '), words.size());
        QueryWord word;
        word.text = std::string(words.substr(0, end));
        phrase.words.push_back(std::move(word));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return phrase;
}

std::string words_of(const QueryNode& node)
{
    std::string text;
    for (const QueryWord& word : node.words) {
        text += (text.empty() ? "" : " ") + word.text;
    }
    return text;
}

bool is_plain(const QueryNode& node)
{
    bool has_words = node.kind == QueryNode::Kind::Word || node.kind == QueryNode::Kind::Phrase;
    return has_words && node.match == WordMatch::Folded
        && std::none_of(node.words.begin(), node.words.end(), [](const QueryWord& word) { return word.prefix || word.suffix || !word.forms.empty(); });
}

} // namespace

QueryNode Expander::with_alternatives(const QueryNode& root)
{
    return with_alternatives(root, false);
}

QueryNode Expander::with_alternatives(const QueryNode& node, bool inside_near)
{
    QueryNode result = node;
    bool near = inside_near || node.kind == QueryNode::Kind::Near;
    result.children.clear();
    for (const QueryNode& child : node.children) {
        result.children.push_back(with_alternatives(child, near));
    }
    if (!is_plain(node) || near) {
        return result;
    }
    QueryNode any;
    any.kind = QueryNode::Kind::Or;
    add_phrases(any, words_of(node));
    if (node.kind == QueryNode::Kind::Word) {
        add_apart(any, node.words.front().text);
    }
    if (any.children.empty()) {
        return result;
    }
    any.children.insert(any.children.begin(), result);
    return any;
}

// True when it is to be searched: it was not unticked.
bool Expander::list(const std::string& term, const std::string& from, ExpansionReason reason)
{
    bool excluded = m_excluded.contains(term);
    bool known = std::any_of(m_alternatives.begin(), m_alternatives.end(), [&](const ExpandedTerm& other) {
        return other.term == term && other.from == from;
    });
    if (!known) {
        m_alternatives.push_back({term, from, reason, -1, excluded});
    }
    return !excluded;
}

void Expander::add_phrases(QueryNode& any, const std::string& from)
{
    for (const std::string& phrase : m_synonyms.phrases_of(from)) {
        QueryNode node = phrase_of(phrase);
        bool may_occur = std::all_of(node.words.begin(), node.words.end(), [&](const QueryWord& word) {
            return m_vocabulary.contains(word.text);
        });
        if (may_occur && list(phrase, from, ExpansionReason::Synonym)) {
            any.children.push_back(std::move(node));
        }
    }
    // A phrase asked for has synonyms of one word too; those of a word are in terms_of_word.
    if (from.find(' ') != std::string::npos) {
        for (const std::string& word : m_synonyms.of(from)) {
            if (m_vocabulary.contains(word) && list(word, from, ExpansionReason::Synonym)) {
                any.children.push_back(phrase_of(word));
            }
        }
    }
}

void Expander::add_apart(QueryNode& any, const std::string& word)
{
    const Lexicon* lexicon = m_vocabulary.has_language("nl") ? m_vocabulary.lexicon() : nullptr;
    dutch::SeparableVerb verb = lexicon ? dutch::separable_verb(word, *lexicon) : dutch::SeparableVerb();
    if (verb.forms.empty() || !m_vocabulary.contains(verb.beginning)) {
        return;
    }
    QueryNode forms;
    forms.kind = QueryNode::Kind::Or;
    for (const std::string& form : verb.forms) {
        if (m_vocabulary.contains(form)) {
            forms.children.push_back(phrase_of(form));
        }
    }
    if (forms.children.empty() || !list(verb.forms.front() + " … " + verb.beginning, word, ExpansionReason::Apart)) {
        return;
    }
    QueryNode near;
    near.kind = QueryNode::Kind::Near;
    near.distance = farthest_apart;
    near.children.push_back(forms.children.size() == 1 ? forms.children.front() : std::move(forms));
    near.children.push_back(phrase_of(verb.beginning));
    any.children.push_back(std::move(near));
}

} // namespace duiding
