// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/compiled_query.h"

#include "core/index/query_lexer.h"

#include <algorithm>

namespace duiding {

namespace {

constexpr std::size_t most_terms = 50'000;           // of a whole query
constexpr std::size_t most_literal_terms = 5'000;    // more words than this hold the letters: then reading everything is as quick

} // namespace

using Node = QueryNode::Kind;
using Ask = CandidateQuery::Kind;

// Makes the question to the index. It may find too much, never too little: phrases and NEAR become "all the words", what must
// not occur is asked only where the index alone can tell, and where a hit may span paragraphs one of the words will do.
class CandidateMaker {
public:
    CandidateMaker(const CompiledQuery& query, const SearchRequest& request)
        : m_query(query), m_spans_paragraphs(request.unit != HitUnit::Paragraph && request.unit != HitUnit::Sentence),
          m_index_can_exclude(request.unit == HitUnit::Paragraph && request.interviewer == InterviewerTurns::Include
                              && request.scope.speakers.empty())
    {
    }

    // Empty: any paragraph may be a hit as far as this node goes.
    std::optional<CandidateQuery> make(const CompiledNode& node) const
    {
        auto asked = unweighted(node);
        if (asked) {
            asked->weight = node.weight;
        }
        return asked;
    }

    // As index_decides, where NOT beside words is asked of the index too.
    bool decides_all(const CompiledNode& root) const
    {
        if (root.kind != Node::And) {
            return index_decides(root);
        }
        return std::all_of(root.children.begin(), root.children.end(), [this](const CompiledNode& child) {
            return child.kind == Node::Not ? m_index_can_exclude && index_decides(child.children.front()) : index_decides(child);
        });
    }

private:
    std::optional<CandidateQuery> unweighted(const CompiledNode& node) const
    {
        switch (node.kind) {
        case Node::Word:
        case Node::Phrase:
            return all_words(node);
        case Node::Field:
            return std::nullopt;                         // which documents it can be in is a filter, see FieldPlaces
        case Node::Regex:
            return literals(node);
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

    CandidateQuery all_words(const CompiledNode& node) const
    {
        CandidateQuery all{Ask::And, {}, {}};
        for (std::size_t number : node.elements) {
            const CompiledElement& element = m_query.m_elements[number];
            CandidateQuery any{element.terms.empty() ? Ask::Nothing : Ask::AnyTerm, {}, {}};
            for (int term : element.terms) {
                any.terms.push_back(m_query.m_terms[static_cast<std::size_t>(term)]);
            }
            all.children.push_back(std::move(any));
        }
        return all.children.size() == 1 ? all.children.front() : all;
    }

    // The words that hold what every match of the pattern holds. A match may run over several paragraphs of a larger unit, then
    // the rarest piece is asked for alone.
    std::optional<CandidateQuery> literals(const CompiledNode& node) const
    {
        CandidateQuery all{Ask::And, {}, {}};
        for (const std::vector<std::string>& words : m_query.m_regex_terms[node.number]) {
            all.children.push_back({words.empty() ? Ask::Nothing : Ask::AnyTerm, words, {}});
        }
        if (all.children.empty()) {
            return std::nullopt;
        }
        auto fewer = [](const CandidateQuery& a, const CandidateQuery& b) { return a.terms.size() < b.terms.size(); };
        return m_spans_paragraphs || all.children.size() == 1 ? *std::min_element(all.children.begin(), all.children.end(), fewer) : all;
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
        return any.children.empty() ? std::nullopt : std::optional(any);
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
    bool index_decides(const CompiledNode& node) const
    {
        if (node.kind == Node::Word || node.kind == Node::Phrase) {
            return node.elements.size() == 1 && m_query.m_elements[node.elements.front()].exact.empty();
        }
        return (node.kind == Node::And || node.kind == Node::Or)
            && std::all_of(node.children.begin(), node.children.end(), [this](const CompiledNode& child) { return index_decides(child); });
    }

    const CompiledQuery& m_query;
    bool m_spans_paragraphs;
    bool m_index_can_exclude;
};

CompiledQuery::CompiledQuery(const QueryNode& root, Expander& expander, const Vocabulary& vocabulary, const Snapshot* study)
{
    m_root = compile(root, expander, study);
    for (const RegexScan& regex : m_regexes) {
        std::vector<std::vector<std::string>>& literals = m_regex_terms.emplace_back();
        for (const std::string& literal : regex.literals()) {
            auto words = vocabulary.containing(literal);
            if (words.size() <= most_literal_terms) {
                literals.emplace_back(words.begin(), words.end());
            }
        }
    }
    m_elements_of_term.resize(m_terms.size());
    for (std::size_t i = 0; i < m_elements.size(); ++i) {
        for (int term : m_elements[i].terms) {
            m_elements_of_term[static_cast<std::size_t>(term)].push_back(i);
        }
    }
    m_known_words = KnownWords(m_terms);
}

int CompiledQuery::number(const std::string& term)
{
    auto [at, is_new] = m_numbers.try_emplace(term, static_cast<int>(m_terms.size()));
    if (is_new) {
        m_terms.push_back(term);
    }
    return at->second;
}

const std::vector<std::size_t>* CompiledQuery::elements_with(const std::string& term) const
{
    auto at = m_numbers.find(term);
    return at == m_numbers.end() ? nullptr : &m_elements_of_term[static_cast<std::size_t>(at->second)];
}

CompiledNode CompiledQuery::compile(const QueryNode& node, Expander& expander, const Snapshot* study)
{
    CompiledNode compiled;
    compiled.kind = node.kind;
    compiled.distance = node.distance;
    compiled.ordered = node.ordered;
    compiled.weight = node.weight;
    for (const QueryWord& word : node.words) {
        compiled.elements.push_back(compile(word, node, expander));
    }
    bool repeats_count = node.kind == Node::Near;                // "wijk wijk" asks no more than "wijk"
    for (auto child = node.children.begin(); child != node.children.end(); ++child) {
        if (repeats_count || std::find(node.children.begin(), child, *child) == child) {
            compiled.children.push_back(compile(*child, expander, study));
        }
    }
    if (node.kind == Node::And && study) {
        join_codings(compiled, *study);
    }
    if (node.kind == Node::Regex) {
        compiled.number = m_regexes.size();
        m_regexes.emplace_back(node.text, node.place.at);
    }
    if (node.kind == Node::Field) {
        if (!study) {
            refuse_query(node.place.at, msg("There is no field “{0}”.", node.text), msg("Put it in quotes to search for it as text."));
        }
        CompiledField field{answer_field(node, *study), {}};
        if (field.answer.words) {
            field.words = compile(*field.answer.words, expander, study);
        }
        compiled.number = m_fields.size();
        m_fields.push_back(std::move(field));
    }
    return compiled;
}

void CompiledQuery::join_codings(const CompiledNode& all, const Snapshot& study)
{
    FieldAnswer* of[2] = {nullptr, nullptr};
    for (const CompiledNode& child : all.children) {
        if (child.kind == Node::Field) {
            FieldAnswer& answer = m_fields[child.number].answer;
            if (answer.field == Field::Code || answer.field == Field::Coder) {
                of[answer.field == Field::Coder ? 1 : 0] = &answer;
            }
        }
    }
    if (of[0] && of[1]) {
        join_code_and_coder(*of[0], *of[1], study);
    }
}

std::size_t CompiledQuery::compile(const QueryWord& word, const QueryNode& node, Expander& expander)
{
    bool is_exact = node.match == WordMatch::Exact;
    bool any_case = is_exact && std::all_of(node.words.begin(), node.words.end(),
                                            [](const QueryWord& each) { return without_capitals(each.text) == each.text; });
    bool expands = node.kind == Node::Word && !is_exact && !word.prefix && !word.suffix;
    auto [known, is_new] = m_known.try_emplace({word.text, word.prefix, word.suffix, is_exact, any_case, expands}, m_elements.size());
    if (!is_new) {
        return known->second;
    }
    CompiledElement element;
    std::string folded = word.text;
    if (is_exact) {
        std::vector<Token> tokens;
        tokenize(word.text, {0}, 0, tokens);
        folded = tokens.front().term;
        element.exact = word.text;
        element.any_case = any_case;
    }
    element.open_end = word.prefix;
    element.open_begin = word.suffix;
    element.folded = word.prefix || word.suffix ? folded : std::string();
    std::vector<std::string> terms{folded};
    if (!word.forms.empty()) {
        terms = word.forms;
    } else if (word.suffix) {
        terms = expander.terms_of_part(folded, word.prefix);
    } else if (word.prefix) {
        terms = expander.terms_of_prefix(folded);
    } else if (expands) {
        terms = expander.terms_of_word(folded);
    }
    for (const std::string& term : terms) {
        element.terms.push_back(number(term));
    }
    if (m_terms.size() > most_terms) {
        refuse_query(0, msg("The words of the query stand for more than {0} words of the texts.", most_terms),
                     msg("Use fewer *, or type more letters beside them."));
    }
    std::sort(element.terms.begin(), element.terms.end());
    m_elements.push_back(std::move(element));
    return known->second;
}

std::optional<CandidateQuery> CompiledQuery::candidates(const SearchRequest& request) const
{
    return CandidateMaker(*this, request).make(m_root);
}

bool CompiledQuery::decided_by_index(const SearchRequest& request) const
{
    const SearchScope& scope = request.scope;
    return request.unit == HitUnit::Paragraph && scope.speakers.empty() && scope.coded == CodedText::Either && m_fields.empty()
        && CandidateMaker(*this, request).decides_all(m_root);
}

} // namespace duiding
