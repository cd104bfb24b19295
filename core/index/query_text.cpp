// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/query_text.h"

#include "core/index/query_lexer.h"
#include "core/index/regex_scan.h"
#include "core/index/tokenizer.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

namespace duiding {

namespace {

using Piece = QueryPiece::Kind;
using Node = QueryNode::Kind;

constexpr int deepest_nesting = 100;
constexpr std::size_t most_query_words = 2000;
constexpr std::size_t most_phrase_words = 250;
constexpr std::size_t most_open_words = 50;          // that begin with a *: each reads the whole vocabulary
constexpr std::size_t most_patterns = 20;
constexpr std::size_t most_values = 2000;

QueryNode group(Node kind, std::vector<QueryNode> children)
{
    if (children.size() == 1) {
        return std::move(children.front());
    }
    QueryNode node;
    node.kind = kind;
    for (QueryNode& child : children) {              // (a OR b) OR c is a OR b OR c
        if (child.kind == kind) {
            std::move(child.children.begin(), child.children.end(), std::back_inserter(node.children));
        } else {
            node.children.push_back(std::move(child));
        }
    }
    return node;
}

// True where the node can only be satisfied by finding something: "NOT a" alone is not.
bool finds_something(const QueryNode& node)
{
    switch (node.kind) {
    case Node::Not:
        return false;
    case Node::And:
        return std::any_of(node.children.begin(), node.children.end(), finds_something);
    case Node::Or:
        return std::all_of(node.children.begin(), node.children.end(), finds_something);
    default:
        return true;
    }
}

bool may_be_near(const QueryNode& node)
{
    if (node.kind == Node::Or) {
        return std::all_of(node.children.begin(), node.children.end(), may_be_near);
    }
    return node.kind == Node::Word || node.kind == Node::Phrase;
}

// The words of a stretch of the query, cut by the same tokenizer as the text, each with the * that stand beside it.
std::vector<QueryWord> words_of(const std::string& text, WordMatch match, std::string* joined = nullptr)
{
    std::vector<Token> tokens;
    tokenize(text, {0}, 0, tokens);
    OffsetMap map(text);
    std::vector<QueryWord> words;
    for (const Token& token : tokens) {
        if (token.words > 1) {
            if (joined) {
                *joined = token.term;
            }
            continue;
        }
        auto star_at = [&](CharPos at) { return at.value >= 0 && at.value < map.characters() && map.slice({at, at + 1}) == "*"; };
        words.push_back({match == WordMatch::Exact ? exact_word(map.slice(token.range)) : token.term, star_at(token.range.end),
                         star_at(token.range.begin - 1)});
    }
    return words;
}

// So that it can be written between quotes: \" stands for ", as it does for the regular expression itself.
std::string with_quotes_escaped(std::string_view pattern)
{
    std::string out;
    for (std::size_t at = 0; at < pattern.size();) {
        auto point = decode_at(pattern, at);
        if (is_quotation_mark(point.value)) {
            out += '\\';
        } else if (point.value == U'\\' && at + 1 < pattern.size()) {
            out += pattern[at++];
            point = decode_at(pattern, at);
        }
        out.append(pattern, at, static_cast<std::size_t>(point.bytes));
        at += static_cast<std::size_t>(point.bytes);
    }
    return out;
}

class Parser {
public:
    Parser(std::string_view typed, ParsedQuery& out) : m_out(out), m_pieces(query_pieces(typed, out.notices)) {}

    void run()
    {
        auto root = any_of();
        if (here().kind == Piece::Close) {
            refuse_query(here().at, msg("A closing parenthesis has no opening one."), msg("Remove it, or open one before it."));
        }
        if (!root) {
            refuse_query(0, msg("There is no word to search for."), msg("Type at least one word with letters or digits."));
        }
        if (!finds_something(*root)) {
            refuse_query(0, msg("The query only says what must not occur."), msg("Add a word that must occur: wijk NOT team"));
        }
        m_out.root = std::move(*root);
    }

private:
    using Found = std::optional<QueryNode>;          // empty: only signs without letters stood there

    const QueryPiece& here() const { return m_pieces[m_at]; }

    bool take(Piece kind)
    {
        if (here().kind != kind) {
            return false;
        }
        m_last = here().at;
        ++m_at;
        return true;
    }

    bool operand_follows() const
    {
        auto kind = here().kind;
        return kind == Piece::Word || kind == Piece::Quoted || kind == Piece::Open || kind == Piece::Not || kind == Piece::Field
            || kind == Piece::Regex;
    }

    void need_operand(std::int64_t at) const
    {
        if (!operand_follows()) {
            refuse_query(at, msg("An operator in capitals needs a word on both sides."),
                   msg("Add the missing word, or write the operator in small letters to search for it."));
        }
    }

    Found any_of()
    {
        std::vector<QueryNode> children;
        bool more = true;
        while (more) {
            if (here().kind != Piece::End && here().kind != Piece::Close) {
                need_operand(here().at);
            }
            if (auto child = all_of()) {
                children.push_back(std::move(*child));
            }
            more = take(Piece::Or);
            if (more) {
                need_operand(m_last);
            }
        }
        return children.empty() ? Found() : group(Node::Or, std::move(children));
    }

    Found all_of()
    {
        std::vector<QueryNode> children;
        while (operand_follows()) {
            if (auto child = maybe_not()) {
                children.push_back(std::move(*child));
            }
            if (take(Piece::And)) {
                need_operand(m_last);
            }
        }
        return children.empty() ? Found() : group(Node::And, std::move(children));
    }

    Found maybe_not()
    {
        bool negated = false;
        while (take(Piece::Not)) {                   // NOT NOT a is a
            need_operand(m_last);
            negated = !negated;
        }
        auto child = near();
        if (!negated || !child) {
            return child;
        }
        QueryNode node;
        node.kind = Node::Not;
        node.children.push_back(std::move(*child));
        return node;
    }

    Found near()
    {
        auto left = primary();
        while (take(Piece::Near)) {
            const QueryPiece& near = m_pieces[m_at - 1];
            need_operand(near.at);
            auto right = primary();
            if (!left || !right) {
                left = left ? left : right;
                continue;
            }
            left = join_near(std::move(*left), std::move(*right), near);
        }
        return left;
    }

    static QueryNode join_near(QueryNode left, QueryNode right, const QueryPiece& near)
    {
        bool chain = left.kind == Node::Near && left.distance == near.distance && left.ordered == near.ordered;
        if ((!chain && !may_be_near(left)) || !may_be_near(right)) {
            refuse_query(near.at, msg("NEAR and BEFORE stand between words, phrases and OR groups, with one distance."),
                         msg("Write for example: (wijk OR buurt) NEAR/5 team"));
        }
        if (chain) {
            left.children.push_back(std::move(right));
            return left;
        }
        QueryNode node;
        node.kind = Node::Near;
        node.distance = near.distance;
        node.ordered = near.ordered;
        node.children.push_back(std::move(left));
        node.children.push_back(std::move(right));
        return node;
    }

    Found primary()
    {
        if (take(Piece::Open)) {
            return parenthesis();
        }
        if (take(Piece::Field)) {
            return field(m_pieces[m_at - 1]);
        }
        if (take(Piece::Regex)) {
            return regex(m_pieces[m_at - 1]);
        }
        if (!take(Piece::Word) && !take(Piece::Quoted)) {
            refuse_query(here().at, msg("A word is missing here."), msg("NOT cannot stand beside NEAR; put it before or after."));
        }
        return leaf(m_pieces[m_at - 1]);
    }

    Found field(const QueryPiece& piece)
    {
        m_values += piece.values.size();
        if (m_values > most_values) {
            refuse_query(piece.at, msg("The query names more than {0} values of fields.", most_values), msg("Split it into several searches."));
        }
        QueryNode node;
        node.kind = Node::Field;
        node.text = piece.text;
        node.values = piece.values;
        node.place = {piece.at};
        return node;
    }

    Found regex(const QueryPiece& piece)
    {
        if (++m_patterns > most_patterns) {
            refuse_query(piece.at, msg("The query has more than {0} regular expressions.", most_patterns), msg("Split it into several searches."));
        }
        RegexScan(piece.text, piece.pattern_at);     // a mistake in it is said now
        QueryNode node;
        node.kind = Node::Regex;
        node.text = with_quotes_escaped(piece.text);
        node.place = {piece.pattern_at};
        return node;
    }

    Found parenthesis()
    {
        std::int64_t at = m_last;
        if (++m_depth > deepest_nesting) {
            refuse_query(at, msg("The parentheses are nested too deeply."), msg("Simplify the query."));
        }
        auto inner = any_of();
        --m_depth;
        if (!take(Piece::Close)) {
            m_out.notices.push_back(msg("A parenthesis was not closed; it was closed at the end."));
        }
        return inner;
    }

    Found leaf(const QueryPiece& piece)
    {
        QueryNode node;
        node.match = piece.exact ? WordMatch::Exact : WordMatch::Folded;
        std::string joined;
        node.words = words_of(piece.text, node.match, &joined);
        if (node.words.empty()) {
            m_out.notices.push_back(msg("“{0}” holds no letters or digits and was left out.", piece.text));
            return {};
        }
        m_words += node.words.size();
        if (m_words > most_query_words) {
            refuse_query(piece.at, msg("The query has more than {0} words.", most_query_words), msg("Split it into several searches."));
        }
        check_stars(piece, node.words);
        if (node.words.size() > most_phrase_words) {
            refuse_query(piece.at, msg("A phrase has more than {0} words.", most_phrase_words), msg("Quote a shorter part of it."));
        }
        node.kind = piece.kind == Piece::Quoted || node.words.size() > 1 ? Node::Phrase : Node::Word;
        if (piece.kind == Piece::Quoted || joined.empty() || node.match == WordMatch::Exact) {
            return node;
        }
        QueryNode word;                              // wijk-team: "wijk team" OR wijkteam
        word.words = {{joined, node.words.back().prefix, node.words.front().suffix}};
        QueryNode either;
        either.kind = Node::Or;
        either.children = {std::move(node), std::move(word)};
        return either;
    }

    void check_stars(const QueryPiece& piece, const std::vector<QueryWord>& words)
    {
        auto stars = std::count(piece.text.begin(), piece.text.end(), '*');
        for (const QueryWord& word : words) {
            stars -= (word.prefix ? 1 : 0) + (word.suffix ? 1 : 0);
            m_open_words += word.suffix ? 1 : 0;
            if (word.suffix && count_code_points(word.text) < 2) {
                refuse_query(piece.at, msg("A * before a word needs two letters after it at least."), msg("Write for example: *team, *wijk*"));
            }
        }
        if (stars != 0) {
            refuse_query(piece.at, msg("A * can only stand at the beginning or the end of a word."),
                         msg("Write for example: wijk*, *team, *wijk*; or as a regular expression: /wijk\\w*team/"));
        }
        if (m_open_words > most_open_words) {
            refuse_query(piece.at, msg("More than {0} words begin with a *.", most_open_words), msg("Split it into several searches."));
        }
    }

    ParsedQuery& m_out;
    std::vector<QueryPiece> m_pieces;
    std::size_t m_at = 0;
    std::int64_t m_last = 0;
    int m_depth = 0;
    std::size_t m_words = 0;
    std::size_t m_open_words = 0;
    std::size_t m_values = 0;
    std::size_t m_patterns = 0;
};

std::string leaf_text(const QueryNode& node)
{
    std::string out = node.match == WordMatch::Exact ? "exact:" : "";
    bool quoted = node.kind == Node::Phrase;
    out += quoted ? "\"" : "";
    for (std::size_t i = 0; i < node.words.size(); ++i) {
        out += i > 0 ? " " : "";
        out += (node.words[i].suffix ? "*" : "") + node.words[i].text + (node.words[i].prefix ? "*" : "");
    }
    return out + (quoted ? "\"" : "");
}

// In quotes where it would be read otherwise.
std::string value_text(const QueryValue& value)
{
    bool plain = !value.quoted && value.text.find_first_of(" ()") == std::string::npos;
    return plain ? value.text : "\"" + value.text + "\"";
}

std::string field_text(const QueryNode& node)
{
    auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    bool plain = is_letter(node.text.front()) && node.text != "exact" && node.text != "regex"
              && std::all_of(node.text.begin(), node.text.end(), [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; });
    std::string out = (plain ? node.text : "\"" + node.text + "\"") + ":";
    if (node.values.size() == 1) {
        return out + value_text(node.values.front());
    }
    for (std::size_t i = 0; i < node.values.size(); ++i) {
        out += (i == 0 ? "(" : " OR ") + value_text(node.values[i]);
    }
    return out + ")";
}

std::string with_parentheses(const QueryNode& node)
{
    bool bare = node.kind != Node::And && node.kind != Node::Or && node.kind != Node::Near && node.kind != Node::Not;
    return bare ? to_text(node) : "(" + to_text(node) + ")";
}

} // namespace

ParsedQuery parse_query(std::string_view typed)
{
    if (typed.size() > longest_query) {
        refuse_query(0, msg("The query is longer than {0} characters.", longest_query), msg("Split it into several searches."));
    }
    ParsedQuery parsed;
    Parser(replace_invalid_utf8(typed), parsed).run();
    return parsed;
}

std::optional<std::int64_t> place_in_query(std::string_view where)
{
    constexpr std::string_view word = "character ";
    std::int64_t place = 0;
    if (!where.starts_with(word)) {
        return std::nullopt;
    }
    where.remove_prefix(word.size());
    auto [end, error] = std::from_chars(where.data(), where.data() + where.size(), place);
    return error == std::errc() && place > 0 ? std::optional(place - 1) : std::nullopt;
}

QueryNode words_of_value(const QueryValue& value)
{
    QueryNode node;
    node.words = words_of(value.text, WordMatch::Folded);
    if (node.words.empty() || node.words.size() > most_phrase_words) {
        refuse_query(value.place.at, node.words.empty() ? msg("“{0}” holds no letters or digits.", value.text)
                                                        : msg("A phrase has more than {0} words.", most_phrase_words),
                     msg("Write a word that has to be there, or * for any."));
    }
    node.kind = value.quoted || node.words.size() > 1 ? Node::Phrase : Node::Word;
    return node;
}

std::string to_text(const QueryNode& node)
{
    if (node.kind == Node::Word || node.kind == Node::Phrase) {
        return leaf_text(node);
    }
    if (node.kind == Node::Field) {
        return field_text(node);
    }
    if (node.kind == Node::Regex) {
        return "regex:\"" + node.text + "\"";
    }
    if (node.kind == Node::Not) {
        return "NOT " + with_parentheses(node.children.front());
    }
    std::string between = node.kind == Node::And ? " AND " : node.kind == Node::Or ? " OR "
                          : (node.ordered ? " BEFORE/" : " NEAR/") + std::to_string(node.distance) + " ";
    std::string out;
    for (const QueryNode& child : node.children) {
        out += out.empty() ? "" : between;
        out += child.kind == Node::Not ? to_text(child) : with_parentheses(child);
    }
    return out;
}

} // namespace duiding
