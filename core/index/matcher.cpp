// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/matcher.h"

#include <algorithm>

namespace duiding {

namespace {

using Node = QueryNode::Kind;

// A place where a word, phrase or NEAR group stands: from word position to word position, and what is marked there.
struct Span {
    std::int32_t begin = 0;
    std::int32_t end = 0;
    std::vector<CharRange> marks;
};

using Spans = std::vector<Span>;             // sorted by begin

constexpr std::int32_t longest_joined = 8;   // words a joined form may stand for: how far a later token may reach back

class Matcher {
public:
    Matcher(const CompiledQuery& query, const std::vector<Token>& tokens, const DocumentText& text) : m_tokens(tokens), m_text(text)
    {
        m_numbers.reserve(tokens.size());
        for (const Token& token : tokens) {
            m_numbers.push_back(query.number_of(token.term));
        }
    }

    // Adds its matches to `marks` when the node is satisfied.
    bool satisfied(const CompiledNode& node, std::vector<CharRange>& marks) const
    {
        switch (node.kind) {
        case Node::And: {
            std::vector<CharRange> found;
            bool all = std::all_of(node.children.begin(), node.children.end(),
                                   [&](const CompiledNode& child) { return satisfied(child, found); });
            if (all) {
                marks.insert(marks.end(), found.begin(), found.end());
            }
            return all;
        }
        case Node::Or: {
            bool any = false;
            for (const CompiledNode& child : node.children) {
                any = satisfied(child, marks) || any;
            }
            return any;
        }
        case Node::Not: {
            std::vector<CharRange> unwanted;
            return !satisfied(node.children.front(), unwanted);
        }
        default: {
            Spans found = spans(node);
            for (const Span& span : found) {
                marks.insert(marks.end(), span.marks.begin(), span.marks.end());
            }
            return !found.empty();
        }
        }
    }

private:
    bool stands_at(const CompiledElement& element, std::size_t token) const
    {
        if (m_numbers[token] < 0 || !std::binary_search(element.terms.begin(), element.terms.end(), m_numbers[token])) {
            return false;
        }
        if (element.exact.empty()) {
            return true;
        }
        std::string plain = plain_word(m_text.slice(m_tokens[token].range));
        return element.exact_prefix ? plain.starts_with(element.exact) : plain == element.exact;
    }

    // All ways to go on with the phrase after this token.
    void extend(const CompiledNode& phrase, std::size_t element, std::size_t token, const Token& first, Spans& found) const
    {
        if (element == phrase.elements.size()) {
            const Token& last = m_tokens[token];
            found.push_back({first.position, last.end_position(), {{first.range.begin, last.range.end}}});
            return;
        }
        std::int32_t wanted = m_tokens[token].end_position();
        for (std::size_t next = token + 1; next < m_tokens.size() && m_tokens[next].position <= wanted + longest_joined; ++next) {
            if (m_tokens[next].position == wanted && stands_at(phrase.elements[element], next)) {
                extend(phrase, element + 1, next, first, found);
            }
        }
    }

    Spans spans(const CompiledNode& node) const
    {
        Spans found;
        if (node.kind == Node::Or) {
            for (const CompiledNode& child : node.children) {
                Spans more = spans(child);
                std::move(more.begin(), more.end(), std::back_inserter(found));
            }
        } else if (node.kind == Node::Near) {
            found = spans(node.children.front());
            for (std::size_t i = 1; i < node.children.size(); ++i) {
                found = near(found, spans(node.children[i]), node.distance);
            }
        } else {
            for (std::size_t token = 0; token < m_tokens.size(); ++token) {
                if (stands_at(node.elements.front(), token)) {
                    extend(node, 1, token, m_tokens[token], found);
                }
            }
        }
        return merge(std::move(found));
    }

    static Spans near(const Spans& left, const Spans& right, std::int64_t distance)
    {
        std::int32_t longest = 0;
        for (const Span& span : right) {
            longest = std::max(longest, span.end - span.begin);
        }
        Spans found;
        for (const Span& a : left) {
            auto from = static_cast<std::int32_t>(std::max<std::int64_t>(a.begin - distance - longest, 0));
            auto b = std::lower_bound(right.begin(), right.end(), from, [](const Span& span, std::int32_t p) { return span.begin < p; });
            for (; b != right.end() && b->begin < a.end + distance; ++b) {
                bool before = b->end <= a.begin && a.begin - b->end < distance;
                bool after = b->begin >= a.end && b->begin - a.end < distance;
                if (before || after) {
                    Span both{std::min(a.begin, b->begin), std::max(a.end, b->end), a.marks};
                    both.marks.insert(both.marks.end(), b->marks.begin(), b->marks.end());
                    found.push_back(std::move(both));
                }
            }
        }
        return merge(std::move(found));
    }

    // Sorts, and joins the marks of spans that cover the same words.
    static Spans merge(Spans spans)
    {
        std::sort(spans.begin(), spans.end(),
                  [](const Span& a, const Span& b) { return a.begin != b.begin ? a.begin < b.begin : a.end < b.end; });
        Spans merged;
        for (Span& span : spans) {
            if (!merged.empty() && merged.back().begin == span.begin && merged.back().end == span.end) {
                auto& marks = merged.back().marks;
                marks.insert(marks.end(), span.marks.begin(), span.marks.end());
                std::sort(marks.begin(), marks.end());
                marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
            } else {
                merged.push_back(std::move(span));
            }
        }
        return merged;
    }

    const std::vector<Token>& m_tokens;
    const DocumentText& m_text;
    std::vector<int> m_numbers;
};

// Overlapping matches ("wijk" inside "wijk-team") become one.
std::vector<CharRange> disjoint(std::vector<CharRange> marks)
{
    std::sort(marks.begin(), marks.end());
    std::vector<CharRange> merged;
    for (CharRange mark : marks) {
        if (!merged.empty() && mark.begin < merged.back().end) {
            merged.back().end = std::max(merged.back().end, mark.end);
        } else {
            merged.push_back(mark);
        }
    }
    return merged;
}

} // namespace

std::optional<std::vector<CharRange>> match(const CompiledQuery& query, const std::vector<Token>& tokens, const DocumentText& text)
{
    std::vector<CharRange> marks;
    if (!Matcher(query, tokens, text).satisfied(query.root(), marks)) {
        return std::nullopt;
    }
    return disjoint(std::move(marks));
}

} // namespace duiding
