// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/matcher.h"

#include "core/index/query_lexer.h"
#include "core/index/ranges.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace duiding {

namespace {

using Node = QueryNode::Kind;

// A place where a word, phrase or NEAR group stands: from word position to word position, and what is marked there.
struct Span {
    std::int32_t begin = 0;
    std::int32_t end = 0;
    std::vector<CharRange> marks;
};

using Spans = std::vector<Span>;                 // sorted by begin

constexpr std::size_t most_combinations = 500'000;       // of three or more words NEAR each other, in one passage

// The content of a passage in one string, for regular expressions: paragraphs as lines, a blank where a label or time mark was cut out.
class FlatText {
public:
    explicit FlatText(const Passage& passage)
    {
        std::size_t paragraph = 0;
        for (CharRange piece : passage.content) {
            std::size_t at = passage.text.paragraph_index(piece.begin);
            std::string_view bytes = passage.text.slice(piece);
            if (!m_text.empty() && m_text.back() != '\n') {
                m_text += at != paragraph ? "\n" : m_text.back() != ' ' && !bytes.starts_with(' ') ? " " : "";
            }
            m_pieces.push_back({m_text.size(), piece.begin});
            m_text += bytes;
            paragraph = passage.text.paragraph_index(piece.end);
        }
    }

    const std::string& text() const { return m_text; }

    CharRange in_document(ByteSpan span) const { return {place_of(span.begin, false), place_of(span.end, true)}; }

private:
    struct Piece {
        std::size_t byte;
        CharPos begin;
    };

    CharPos place_of(std::size_t byte, bool is_end) const
    {
        auto after = std::partition_point(m_pieces.begin(), m_pieces.end(), [&](const Piece& piece) { return is_end ? piece.byte < byte : piece.byte <= byte; });
        const Piece& piece = *std::prev(after);
        return piece.begin + static_cast<std::int64_t>(count_code_points(std::string_view(m_text).substr(piece.byte, byte - piece.byte)));
    }

    std::string m_text;
    std::vector<Piece> m_pieces;
};

// What the words look like, for exact:.
using Slice = std::function<std::string_view(CharRange)>;

class Matcher {
public:
    // `slice` may be empty: then capitals do not count. `passage` and `fields` null: a query of words alone.
    Matcher(const CompiledQuery& query, const std::vector<Token>& tokens, Slice slice, const Passage* passage, const FieldRanges* fields)
        : m_query(query), m_tokens(tokens), m_slice(std::move(slice)), m_passage(passage), m_fields(fields), m_places(query.elements().size())
    {
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (const auto* elements = query.elements_with(tokens[i].term)) {
                for (std::size_t element : *elements) {
                    if (looks_right(query.elements()[element], tokens[i])) {
                        m_places[element].push_back(i);
                    }
                }
            }
        }
    }

    // Words with a * stand for words of the indexed texts; in memos and headings they stand for any.
    void take_words_outside_the_index()
    {
        for (std::size_t number = 0; number < m_places.size(); ++number) {
            const CompiledElement& element = m_query.elements()[number];
            for (std::size_t i = 0; !element.folded.empty() && i < m_tokens.size(); ++i) {
                if (fits(element, element.folded, m_tokens[i].term)) {
                    m_places[number].push_back(i);
                }
            }
            std::sort(m_places[number].begin(), m_places[number].end());
            m_places[number].erase(std::unique(m_places[number].begin(), m_places[number].end()), m_places[number].end());
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
        case Node::Field:
            return m_fields && any_overlaps((*m_fields)[node.number], m_passage->unit);
        case Node::Regex:
            return regex(node, marks);
        case Node::Near:
            return near(node, marks);
        case Node::Word:
        case Node::Phrase:
            break;
        }
        std::size_t before = marks.size();
        for (const Span& span : spans(node)) {
            marks.insert(marks.end(), span.marks.begin(), span.marks.end());
        }
        return marks.size() > before;
    }

private:
    bool looks_right(const CompiledElement& element, const Token& token) const
    {
        if (element.exact.empty() || !m_slice) {
            return true;
        }
        std::string word = exact_word(m_slice(token.range));
        return fits(element, element.exact, element.any_case ? without_capitals(word) : word);
    }

    static bool fits(const CompiledElement& element, const std::string& wanted, std::string_view word)
    {
        if (element.open_begin) {
            return element.open_end ? word.find(wanted) != std::string_view::npos : word.ends_with(wanted);
        }
        return element.open_end ? word.starts_with(wanted) : word == wanted;
    }

    bool regex(const CompiledNode& node, std::vector<CharRange>& marks) const
    {
        if (!m_passage) {
            return false;
        }
        if (!m_flat) {
            m_flat.emplace(*m_passage);
        }
        auto found = m_query.regexes()[node.number].find(m_flat->text(), m_passage->progress);
        for (ByteSpan span : found) {
            marks.push_back(m_flat->in_document(span));
        }
        return !found.empty();
    }

    // Tokens in the order of their positions: the joined form of "wijk-team" begins where "wijk" does.
    const std::vector<std::size_t>& by_position() const
    {
        if (m_by_position.empty()) {
            for (std::size_t i = 0; i < m_tokens.size(); ++i) {
                m_by_position.push_back(i);
            }
            std::stable_sort(m_by_position.begin(), m_by_position.end(),
                             [&](std::size_t a, std::size_t b) { return m_tokens[a].position < m_tokens[b].position; });
        }
        return m_by_position;
    }

    // The tokens that may follow one of these and stand for the element; each once, however many ways lead to it.
    std::vector<std::size_t> followers(const std::vector<std::size_t>& tokens, std::size_t element) const
    {
        const std::vector<std::size_t>& order = by_position();
        const std::vector<std::size_t>& wanted = m_places[element];
        std::vector<std::size_t> found;
        for (std::size_t token : tokens) {
            std::int32_t position = m_tokens[token].end_position();
            auto next = std::partition_point(order.begin(), order.end(), [&](std::size_t i) { return m_tokens[i].position < position; });
            for (; next != order.end() && m_tokens[*next].position == position; ++next) {
                if (std::binary_search(wanted.begin(), wanted.end(), *next)) {
                    found.push_back(*next);
                }
            }
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

    void add_phrase(const CompiledNode& phrase, Spans& found) const
    {
        for (std::size_t first : m_places[phrase.elements.front()]) {
            std::vector<std::size_t> last{first};
            for (std::size_t i = 1; i < phrase.elements.size() && !last.empty(); ++i) {
                last = followers(last, phrase.elements[i]);
            }
            for (std::size_t token : last) {
                found.push_back({m_tokens[first].position, m_tokens[token].end_position(), {{m_tokens[first].range.begin, m_tokens[token].range.end}}});
            }
        }
    }

    // Of a word, a phrase, or an OR of these.
    Spans spans(const CompiledNode& node) const
    {
        Spans found;
        if (node.kind == Node::Or) {
            for (const CompiledNode& child : node.children) {
                Spans more = spans(child);
                std::move(more.begin(), more.end(), std::back_inserter(found));
            }
        } else {
            add_phrase(node, found);
        }
        return merge(std::move(found));
    }

    bool near(const CompiledNode& node, std::vector<CharRange>& marks) const
    {
        Spans left = spans(node.children.front());
        for (std::size_t i = 1; i + 1 < node.children.size() && !left.empty(); ++i) {
            left = pairs(left, spans(node.children[i]), node);
        }
        Spans right = spans(node.children.back());
        auto after = [&](const Span& a, const Span& b) { return b.begin >= a.end && b.begin - a.end < node.distance; };
        auto are_near = [&](const Span& a, const Span& b) { return after(a, b) || (!node.ordered && after(b, a)); };
        std::size_t before = marks.size();
        mark_those_near(left, right, are_near, node.distance, marks);
        mark_those_near(right, left, [&](const Span& b, const Span& a) { return are_near(a, b); }, node.distance, marks);
        return marks.size() > before;
    }

    // Adds the marks of each span that has one of the others near it.
    template <class AreNear>
    static void mark_those_near(const Spans& spans, const Spans& others, const AreNear& are_near, std::int64_t distance, std::vector<CharRange>& marks)
    {
        std::int32_t longest = longest_of(others);
        for (const Span& span : spans) {
            auto [first, last] = neighbours(span, others, distance, longest);
            if (std::any_of(first, last, [&](const Span& other) { return are_near(span, other); })) {
                marks.insert(marks.end(), span.marks.begin(), span.marks.end());
            }
        }
    }

    static std::int32_t longest_of(const Spans& spans)
    {
        std::int32_t longest = 0;
        for (const Span& span : spans) {
            longest = std::max(longest, span.end - span.begin);
        }
        return longest;
    }

    static std::pair<Spans::const_iterator, Spans::const_iterator> neighbours(const Span& span, const Spans& others, std::int64_t distance,
                                                                              std::int32_t longest)
    {
        auto from = static_cast<std::int32_t>(std::max<std::int64_t>(span.begin - distance - longest, 0));
        auto begins_before = [](const Span& other, std::int64_t position) { return other.begin < position; };
        auto first = std::lower_bound(others.begin(), others.end(), from, begins_before);
        return {first, std::lower_bound(first, others.end(), span.end + distance, begins_before)};
    }

    // Every two that are near each other, as one span from the beginning of the first to the end of the last.
    Spans pairs(const Spans& left, const Spans& right, const CompiledNode& node) const
    {
        std::int32_t longest = longest_of(right);
        Spans found;
        std::size_t combinations = 0;
        for (const Span& a : left) {
            auto [b, last] = neighbours(a, right, node.distance, longest);
            for (; b != last; ++b) {
                bool follows = b->begin >= a.end && b->begin - a.end < node.distance;
                bool precedes = !node.ordered && b->end <= a.begin && a.begin - b->end < node.distance;
                if (!follows && !precedes) {
                    continue;
                }
                combinations += a.marks.size() + b->marks.size();
                if (combinations > most_combinations) {
                    refuse_query(0, msg("The words of NEAR stand together in too many ways in one passage."),
                                 msg("Take a smaller distance, fewer words, or a smaller unit."));
                }
                Span both{std::min(a.begin, b->begin), std::max(a.end, b->end), a.marks};
                both.marks.insert(both.marks.end(), b->marks.begin(), b->marks.end());
                found.push_back(std::move(both));
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

    const CompiledQuery& m_query;
    const std::vector<Token>& m_tokens;
    Slice m_slice;
    const Passage* m_passage;                                // for fields and regular expressions
    const FieldRanges* m_fields;
    std::vector<std::vector<std::size_t>> m_places;          // per element, the tokens that may stand there; sorted
    mutable std::vector<std::size_t> m_by_position;
    mutable std::optional<FlatText> m_flat;
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

std::optional<std::vector<CharRange>> match(const CompiledQuery& query, const Passage& passage, const FieldRanges& fields)
{
    std::vector<Token> tokens;
    if (!query.elements().empty()) {
        tokens = tokenize(passage.text, passage.content, query.known_words());
    }
    std::vector<CharRange> marks;
    auto slice = [&](CharRange range) { return passage.text.slice(range); };
    if (!Matcher(query, tokens, slice, &passage, &fields).satisfied(query.root(), marks)) {
        return std::nullopt;
    }
    return disjoint(std::move(marks));
}

std::optional<std::vector<CharRange>> match(const CompiledQuery& query, std::string_view paragraph, CharPos begin)
{
    std::vector<Token> tokens;
    query.known_words().tokenize(paragraph, begin, 0, tokens);
    std::vector<CharRange> marks;
    std::optional<OffsetMap> map;
    auto slice = [&](CharRange range) {
        if (!map) {
            map.emplace(paragraph);
        }
        return map->slice(char_range(range.begin - begin, range.end - begin));
    };
    if (!Matcher(query, tokens, slice, nullptr, nullptr).satisfied(query.root(), marks)) {
        return std::nullopt;
    }
    return disjoint(std::move(marks));
}

bool words_occur(const CompiledQuery& query, const CompiledNode& words, std::string_view text)
{
    std::vector<Token> tokens;
    tokenize(text, {0}, 0, tokens);
    std::vector<CharRange> marks;
    Matcher matcher(query, tokens, {}, nullptr, nullptr);
    matcher.take_words_outside_the_index();
    return matcher.satisfied(words, marks);
}

} // namespace duiding
