// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/block_scan.h"

#include "core/index/ranges.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace duiding {

namespace {

using Node = QueryNode::Kind;

constexpr std::size_t bytes_at_a_time = 1 << 20;

enum class Truth { No, Maybe, Yes };

std::size_t patterns_in(const CompiledNode& node)
{
    std::size_t patterns = node.kind == Node::Regex ? 1 : 0;
    for (const CompiledNode& child : node.children) {
        patterns += patterns_in(child);
    }
    return patterns;
}

bool has_words(const CompiledNode& node)
{
    return node.kind == Node::Word || node.kind == Node::Phrase || node.kind == Node::Near
        || std::any_of(node.children.begin(), node.children.end(), has_words);
}

// Can the paragraphs alone say that there is no hit?
bool can_deny(const CompiledNode& node)
{
    switch (node.kind) {
    case Node::Regex:
    case Node::Field:
        return true;
    case Node::And:
        return std::any_of(node.children.begin(), node.children.end(), can_deny);
    case Node::Or:
        return std::all_of(node.children.begin(), node.children.end(), can_deny);
    case Node::Not:
        return !has_words(node);
    default:
        return false;
    }
}

} // namespace

// Paragraphs of a block in a row, with what the patterns match in them. What a pattern does in a line may be asked of all of them in
// one go; another is asked of each, when it is its turn.
class BlockScan::Stretch {
public:
    Stretch(const BlockScan& scan, const DocumentBlock& block, const FieldRanges& fields, std::size_t first, std::size_t last, const Progress* progress)
        : m_scan(scan), m_block(block), m_fields(fields), m_progress(progress), m_end(last), m_patterns(scan.m_query.regexes().size())
    {
        go_to(first);
    }

    void go_to(std::size_t paragraph)
    {
        m_paragraph = paragraph;
        m_range = m_block.paragraph(paragraph);
        m_text = m_block.paragraph_text(paragraph);
        m_begin = static_cast<std::size_t>(m_text.data() - m_block.text().data());
        m_plain = m_scan.m_scope.takes_whole(m_block, paragraph);
        m_too_hard.reset();
    }

    CharRange range() const { return m_range; }
    bool plain() const { return m_plain; }
    const std::optional<RegexTooHard>& too_hard() const { return m_too_hard; }

    Truth ask(const CompiledNode& node)
    {
        switch (node.kind) {
        case Node::And: {
            Truth truth = Truth::Yes;
            for (bool fields : {true, false}) {              // these cost nothing
                for (const CompiledNode& child : node.children) {
                    if (truth != Truth::No && (child.kind == Node::Field) == fields) {
                        truth = std::min(truth, ask(child));
                    }
                }
            }
            return truth;
        }
        case Node::Or: {
            Truth truth = Truth::No;
            for (const CompiledNode& child : node.children) {
                truth = std::max(truth, ask(child));
            }
            return truth;
        }
        case Node::Not: {
            Truth truth = ask(node.children.front());
            return truth == Truth::Yes ? Truth::No : truth == Truth::No ? Truth::Yes : Truth::Maybe;
        }
        case Node::Field:
            return field(node.number);
        case Node::Regex:
            return pattern(node.number);
        default:
            return Truth::Maybe;
        }
    }

    // Is there a match of a pattern that stays in its line, or may there be one?
    bool holds(const RegexScan& regex)
    {
        auto number = static_cast<std::size_t>(&regex - m_scan.m_query.regexes().data());
        return m_plain ? !matches(number).empty() : regex.has_literals(m_text);
    }

    // As match() has it: what stands under NOT, or in an AND that fails, marks nothing.
    bool marks(const CompiledNode& node)
    {
        if (node.kind == Node::Regex) {
            return !matches(node.number).empty();
        }
        return node.kind != Node::Not && (node.kind == Node::Or || ask(node) == Truth::Yes)
            && std::any_of(node.children.begin(), node.children.end(), [this](const CompiledNode& child) { return marks(child); });
    }

    // Of the one pattern, in the document.
    std::vector<CharRange> matches_in_document()
    {
        std::vector<CharRange> ranges;
        std::size_t byte = 0;
        CharPos at = m_range.begin;
        auto forward = [&](std::size_t to) {
            at = at + static_cast<std::int64_t>(count_code_points(m_text.substr(byte, to - byte)));
            byte = to;
            return at;
        };
        for (std::size_t number = 0; number < m_patterns.size(); ++number) {
            for (ByteSpan span : matches(number)) {
                CharPos begin = forward(span.begin - m_begin);
                ranges.push_back({begin, forward(span.end - m_begin)});
            }
        }
        return ranges;
    }

    std::size_t match_count()
    {
        std::size_t count = 0;
        for (std::size_t number = 0; number < m_patterns.size(); ++number) {
            count += matches(number).size();
        }
        return count;
    }

private:
    struct Pattern {
        std::vector<ByteSpan> spans;                         // in the block's text
        std::size_t next = 0;                                // the first that does not lie before the paragraph
        std::size_t known_to = 0;                            // the paragraph up to which spans are known
    };

    Truth field(std::size_t number) const
    {
        const std::vector<CharRange>& places = m_fields[number];
        if (!any_overlaps(places, m_range)) {
            return Truth::No;
        }
        bool all = std::any_of(places.begin(), places.end(), [&](CharRange place) { return place.contains(m_range); });
        return all || m_scan.m_request.unit == HitUnit::Paragraph ? Truth::Yes : Truth::Maybe;
    }

    Truth pattern(std::size_t number)
    {
        const RegexScan& regex = m_scan.m_query.regexes()[number];
        if (!m_plain) {
            return regex.has_literals(m_text) ? Truth::Maybe : Truth::No;
        }
        bool paragraphs = m_scan.m_request.unit == HitUnit::Paragraph;
        if (!paragraphs && regex.reach() != RegexReach::Piece) {
            return regex.has_literals(m_text) ? Truth::Maybe : Truth::No;
        }
        return matches(number).empty() ? Truth::No : paragraphs ? Truth::Yes : Truth::Maybe;
    }

    std::span<const ByteSpan> matches(std::size_t number)
    {
        Pattern& pattern = m_patterns[number];
        if (pattern.known_to <= m_paragraph) {
            find(number, pattern);
        }
        while (pattern.next < pattern.spans.size() && pattern.spans[pattern.next].begin < m_begin) {
            ++pattern.next;
        }
        std::size_t end = pattern.next;
        while (end < pattern.spans.size() && pattern.spans[end].begin < m_begin + m_text.size()) {
            ++end;
        }
        return std::span(pattern.spans).subspan(pattern.next, end - pattern.next);
    }

    void find(std::size_t number, Pattern& pattern)
    {
        const RegexScan& regex = m_scan.m_query.regexes()[number];
        auto find_up_to = [&](std::size_t end) {
            std::string_view last = m_block.paragraph_text(end - 1);
            auto bytes = static_cast<std::size_t>(last.data() + last.size() - m_text.data());
            regex.each(m_block.text().substr(m_begin, bytes), [&](ByteSpan span) {
                pattern.spans.push_back({span.begin + m_begin, span.end + m_begin});
                return true;
            }, m_progress);
            pattern.known_to = end;
        };
        pattern.spans.clear();
        pattern.next = 0;
        try {
            find_up_to(regex.reach() == RegexReach::Text || m_alone ? m_paragraph + 1 : m_end);
        } catch (const RegexTooHard& error) {                    // one of the paragraphs: each alone from here on
            pattern.spans.clear();
            pattern.known_to = m_paragraph + 1;
            if (std::exchange(m_alone, true) || regex.reach() == RegexReach::Text) {
                m_too_hard = error;
            } else {
                find(number, pattern);
            }
        }
    }

    const BlockScan& m_scan;
    const DocumentBlock& m_block;
    const FieldRanges& m_fields;
    const Progress* m_progress;
    std::size_t m_end;
    std::vector<Pattern> m_patterns;
    bool m_alone = false;
    std::size_t m_paragraph = 0;
    CharRange m_range;
    std::string_view m_text;
    std::size_t m_begin = 0;                                 // byte of the paragraph in the block's text
    bool m_plain = true;
    std::optional<RegexTooHard> m_too_hard;
};

BlockScan::BlockScan(const CompiledQuery& query, const SearchRequest& request, const ScopeInStudy& scope)
    : m_query(query), m_request(request), m_scope(scope)
{
    const CompiledNode& root = query.root();
    if (request.unit == HitUnit::Paragraph || request.unit == HitUnit::Sentence) {
        m_by_paragraph = can_deny(root);
        m_exact = request.unit == HitUnit::Paragraph && !has_words(root) && patterns_in(root) <= 1;
        return;
    }
    auto take_key = [&](const CompiledNode& node) {
        // A turn may begin in a line.
        RegexReach needed = request.unit == HitUnit::Turn ? RegexReach::Piece : RegexReach::Line;
        if (node.kind == Node::Regex && query.regexes()[node.number].reach() >= needed) {
            m_key = &query.regexes()[node.number];
        }
    };
    take_key(root);
    if (root.kind == Node::And) {
        std::for_each(root.children.begin(), root.children.end(), take_key);
    }
}

BlockScan::Found BlockScan::run(const DocumentBlock& block, const FieldRanges& fields, std::size_t most, const Progress* progress) const
{
    Found found;
    std::vector<CharRange> codings = m_scope.codings(block.document());
    for (std::size_t first = 0; first < block.paragraphs();) {
        std::size_t last = first;
        std::size_t bytes = 0;
        while (last < block.paragraphs() && bytes < bytes_at_a_time) {
            bytes += block.paragraph_text(last++).size();
        }
        Stretch stretch(*this, block, fields, first, last, progress);
        for (; first < last; ++first) {
            stretch.go_to(first);
            if (stretch.range().empty() || (m_request.unit == HitUnit::Paragraph && !m_scope.admits(codings, stretch.range()))) {
                continue;
            }
            Truth truth = m_key ? (stretch.holds(*m_key) ? Truth::Maybe : Truth::No) : stretch.ask(m_query.root());
            if (stretch.too_hard()) {
                found.too_hard.push_back(*stretch.too_hard());
            } else if (truth == Truth::Yes && m_exact && stretch.plain()) {
                bool marks = stretch.marks(m_query.root());
                ++found.hits;
                found.occurrences += marks ? static_cast<std::int64_t>(stretch.match_count()) : 0;
                if (found.listed.size() < most) {
                    found.listed.push_back({block.document(), stretch.range(), {}, {}, 0, {}});
                    found.listed.back().matches = marks ? stretch.matches_in_document() : std::vector<CharRange>();
                }
            } else if (truth != Truth::No) {
                found.to_read.push_back(first);
            }
            if (progress) {
                progress->check();
            }
        }
    }
    return found;
}

} // namespace duiding
