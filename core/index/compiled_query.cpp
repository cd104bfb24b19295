// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/compiled_query.h"

#include <algorithm>

namespace duiding {

using Node = QueryNode::Kind;
using Ask = CandidateQuery::Kind;

// Makes the question to the index. It may find too much, never too little: phrases and NEAR become "all the words", what must
// not occur is asked only where the index alone can tell, and where a hit may span paragraphs one of the words will do.
class CandidateMaker {
public:
    CandidateMaker(const CompiledQuery& query, HitUnit unit, InterviewerTurns interviewer)
        : m_query(query), m_spans_paragraphs(unit != HitUnit::Paragraph && unit != HitUnit::Sentence),
          m_index_can_exclude(unit == HitUnit::Paragraph && interviewer == InterviewerTurns::Include)
    {
    }

    // Empty: any paragraph may be a hit as far as this node goes.
    std::optional<CandidateQuery> make(const CompiledNode& node) const
    {
        switch (node.kind) {
        case Node::Word:
        case Node::Phrase:
            return all_words(node);
        case Node::Not:
            return std::nullopt;
        case Node::Or:
            return any_of(node);
        case Node::And:
        case Node::Near:
            return m_spans_paragraphs ? any_of(node) : all_of(node);
        }
        return std::nullopt;
    }

private:
    CandidateQuery all_words(const CompiledNode& node) const
    {
        CandidateQuery all{Ask::And, {}, {}};
        for (const CompiledElement& element : node.elements) {
            CandidateQuery any{element.terms.empty() ? Ask::Nothing : Ask::AnyTerm, {}, {}};
            for (int term : element.terms) {
                any.terms.push_back(m_query.m_terms[static_cast<std::size_t>(term)]);
            }
            all.children.push_back(std::move(any));
        }
        return all.children.size() == 1 ? all.children.front() : all;
    }

    // Turns: "a AND b" may have a in one paragraph and b in the next, so each is a candidate; what only excludes is no reason.
    std::optional<CandidateQuery> any_of(const CompiledNode& node) const
    {
        CandidateQuery any{Ask::Or, {}, {}};
        for (const CompiledNode& child : node.children) {
            if (auto asked = make(child)) {
                any.children.push_back(std::move(*asked));
            } else if (node.kind == Node::Or) {
                return std::nullopt;
            }
        }
        return any;
    }

    std::optional<CandidateQuery> all_of(const CompiledNode& node) const
    {
        CandidateQuery all{Ask::And, {}, {}};
        CandidateQuery excluded{Ask::Or, {}, {}};
        for (const CompiledNode& child : node.children) {
            if (child.kind == Node::Not && m_index_can_exclude && index_decides(child.children.front())) {
                excluded.children.push_back(*make(child.children.front()));
            } else if (auto asked = make(child)) {
                all.children.push_back(std::move(*asked));
            }
        }
        if (all.children.empty()) {
            return std::nullopt;
        }
        if (excluded.children.empty()) {
            return all;
        }
        return CandidateQuery{Ask::AndNot, {}, {std::move(all), std::move(excluded)}};
    }

    // True where the index's answer is the whole truth: words without capitals asked for, and AND and OR of these.
    static bool index_decides(const CompiledNode& node)
    {
        if (node.kind == Node::Word || node.kind == Node::Phrase) {
            return node.elements.size() == 1 && node.elements.front().exact.empty();
        }
        return (node.kind == Node::And || node.kind == Node::Or)
            && std::all_of(node.children.begin(), node.children.end(), index_decides);
    }

    const CompiledQuery& m_query;
    bool m_spans_paragraphs;
    bool m_index_can_exclude;
};

CompiledQuery::CompiledQuery(const QueryNode& root, Expander& expander)
{
    m_root = compile(root, expander);
}

int CompiledQuery::number(const std::string& term)
{
    auto [at, is_new] = m_numbers.try_emplace(term, static_cast<int>(m_terms.size()));
    if (is_new) {
        m_terms.push_back(term);
    }
    return at->second;
}

int CompiledQuery::number_of(const std::string& term) const
{
    auto at = m_numbers.find(term);
    return at == m_numbers.end() ? -1 : at->second;
}

CompiledNode CompiledQuery::compile(const QueryNode& node, Expander& expander)
{
    CompiledNode compiled;
    compiled.kind = node.kind;
    compiled.distance = node.distance;
    for (const QueryWord& word : node.words) {
        compiled.elements.push_back(compile(word, node, expander));
    }
    for (const QueryNode& child : node.children) {
        compiled.children.push_back(compile(child, expander));
    }
    return compiled;
}

CompiledElement CompiledQuery::compile(const QueryWord& word, const QueryNode& node, Expander& expander)
{
    CompiledElement element;
    std::string folded = word.text;
    if (node.match == WordMatch::Exact) {
        std::vector<Token> tokens;
        tokenize(word.text, {0}, 0, tokens);
        folded = tokens.front().term;
        element.exact = word.text;
        element.exact_prefix = word.prefix;
    }
    std::vector<std::string> terms{folded};
    if (word.prefix) {
        terms = expander.terms_of_prefix(folded);
    } else if (node.kind == Node::Word && node.match == WordMatch::Folded) {
        terms = expander.terms_of_word(folded);
    }
    for (const std::string& term : terms) {
        element.terms.push_back(number(term));
    }
    std::sort(element.terms.begin(), element.terms.end());
    return element;
}

CandidateQuery CompiledQuery::candidates(HitUnit unit, InterviewerTurns interviewer) const
{
    // The parser sees to it that every query must find something, so there is always a question.
    return CandidateMaker(*this, unit, interviewer).make(m_root).value_or(CandidateQuery{});
}

} // namespace duiding
