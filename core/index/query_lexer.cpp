// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/query_lexer.h"

#include "core/index/regex_scan.h"
#include "core/text/characters.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <charconv>

namespace duiding {

namespace {

using Piece = QueryPiece::Kind;

bool is_blank(char32_t c) { return c <= U' ' || c == U'\u00A0' || c == U'\u2028' || c == U'\u3000'; }
bool is_quote(char32_t c) { return is_quotation_mark(c); }
bool is_or(std::string_view word) { return word == "OR" || word == "OF"; }
bool is_other_operator(std::string_view word) { return word == "AND" || word == "EN" || word == "NOT" || word == "NIET"; }

class Lexer {
public:
    Lexer(std::string_view typed, std::vector<Message>& notices) : m_text(to_utf32(typed)), m_notices(notices) {}

    std::vector<QueryPiece> run()
    {
        while (true) {
            skip_blanks();
            QueryPiece piece;
            piece.at = here();
            if (at_end()) {
                m_pieces.push_back(piece);
                return std::move(m_pieces);
            }
            read(piece);
            m_pieces.push_back(std::move(piece));
        }
    }

private:
    bool at_end() const { return m_at >= m_text.size(); }
    std::int64_t here() const { return static_cast<std::int64_t>(m_at); }
    // The character so many places on; 0 past the end.
    char32_t peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : U'\0'; }
    std::string text_between(std::size_t begin, std::size_t end) const { return to_utf8(std::u32string_view(m_text).substr(begin, end - begin)); }

    void skip_blanks()
    {
        while (!at_end() && is_blank(m_text[m_at])) {
            ++m_at;
        }
    }

    bool word_goes_on() const
    {
        return !at_end() && !is_blank(m_text[m_at]) && m_text[m_at] != U'(' && m_text[m_at] != U')' && !is_quote(m_text[m_at]);
    }

    void read(QueryPiece& piece)
    {
        char32_t c = m_text[m_at];
        if (c == U'(' || c == U')') {
            ++m_at;
            piece.kind = c == U'(' ? Piece::Open : Piece::Close;
        } else if (c == U'-' && begins_excluded_word()) {
            ++m_at;
            piece.kind = Piece::Not;
        } else if (c == U'/' && read_between_slashes(piece)) {
            piece.kind = Piece::Regex;
        } else if (is_quote(c)) {
            read_quoted(piece);
            if (!piece.text.empty() && colon_and_value_follow()) {           // "soort document":visie
                read_field(piece);
            }
        } else {
            read_word(piece);
        }
    }

    // "-team" excludes; "wijk - team" and "--" do not.
    bool begins_excluded_word() const { return !is_blank(peek(1)) && peek(1) != U'-' && peek(1) != U')'; }

    void read_quoted(QueryPiece& piece)
    {
        std::size_t begin = ++m_at;
        while (!at_end() && !is_quote(m_text[m_at])) {
            ++m_at;
        }
        piece.kind = Piece::Quoted;
        piece.text = text_between(begin, m_at);
        if (at_end()) {
            m_notices.push_back(msg("A quotation mark was not closed; the phrase was taken to run to the end."));
        } else {
            ++m_at;
        }
    }

    void read_word(QueryPiece& piece)
    {
        std::size_t begin = m_at;
        if (std::size_t length = field_name_length()) {
            piece.text = text_between(begin, begin + length);
            if (piece.text == "regex") {
                m_at += length + 1;
                return read_regex_word(piece);
            }
            if (piece.text != "exact") {
                m_at += length;
                return read_field(piece);
            }
        }
        while (word_goes_on()) {
            ++m_at;
        }
        piece.text = text_between(begin, m_at);
        piece.kind = Piece::Word;
        if (piece.text.starts_with("exact:")) {
            piece.text.erase(0, 6);
            piece.exact = true;
            if (piece.text.empty() && is_quote(peek())) {
                read_quoted(piece);
            }
            return;
        }
        read_operator(piece);
    }

    // How long the name of a field is that stands here with a colon and a value behind it, else 0. "12:30", "http://…", "R1: ja" and
    // "klaar:)" are text.
    std::size_t field_name_length() const
    {
        std::size_t length = 0;
        for (;; ++length) {
            char32_t c = peek(length);
            auto kind = char_kind(c);
            bool inside = c == U'-' || c == U'_' || c == U'.' || kind == CharKind::Digit || kind == CharKind::Mark;
            if (kind != CharKind::Letter && (length == 0 || !inside)) {
                break;
            }
        }
        return length > 0 && colon_and_value_follow(length) ? length : 0;
    }

    bool colon_and_value_follow(std::size_t ahead = 0) const
    {
        char32_t value = peek(ahead + 1);
        bool address = value == U'/' && peek(ahead + 2) == U'/';
        return peek(ahead) == U':' && !is_blank(value) && value != U')' && value != U':' && !address;
    }

    // Stands on the colon.
    void read_field(QueryPiece& piece)
    {
        piece.kind = Piece::Field;
        ++m_at;
        if (peek() == U'(') {
            read_values(piece);
        } else if (is_quote(peek())) {
            QueryPiece quoted;
            std::int64_t at = here();
            read_quoted(quoted);
            piece.values.push_back({quoted.text, true, {at}});
        } else {
            std::size_t begin = m_at;
            while (word_goes_on()) {
                ++m_at;
            }
            piece.values.push_back({text_between(begin, m_at), false, {static_cast<std::int64_t>(begin)}});
        }
        for (const QueryValue& value : piece.values) {
            if (value.text.find_first_not_of(' ') == std::string::npos) {
                refuse_query(value.place.at, msg("“{0}:” has no value.", piece.text), msg("Write for example: {0}:Veendrecht", "gemeente"));
            }
        }
    }

    // (Oudlo OF "Den Haag" OF Wester Veen)
    void read_values(QueryPiece& piece)
    {
        std::int64_t open = here();
        ++m_at;
        QueryValue value{{}, true, {here()}};
        bool any = false;
        auto finish = [&] {
            // Words with blanks between them are no range; nor is what would be read otherwise without parentheses.
            bool whole = value.text.find(' ') != std::string::npos || value.text.starts_with(':') || value.text.starts_with("//");
            value.quoted = (value.quoted && any) || whole;
            piece.values.push_back(std::move(value));
            value = {{}, true, {here()}};
            any = false;
        };
        for (skip_blanks(); !at_end() && peek() != U')'; skip_blanks()) {
            std::int64_t at = here();
            QueryPiece part;
            if (is_quote(peek())) {
                read_quoted(part);
            } else if (peek() == U'(') {
                refuse_query(at, msg("Between the parentheses of a field stand values only."), msg("Write for example: gemeente:(Oudlo OF Veendrecht)"));
            } else {
                std::size_t begin = m_at;
                while (word_goes_on()) {
                    ++m_at;
                }
                part.text = text_between(begin, m_at);
                if (is_or(part.text)) {
                    finish();
                    continue;
                }
                if (is_other_operator(part.text)) {
                    refuse_query(at, msg("Between the values of a field only OR (OF) can stand."),
                                 msg("Name the field again for the other value: code:a AND code:b, jaar:2020 NOT type:visie"));
                }
                value.quoted = false;
            }
            if (!any) {
                value.place.at = at;
            }
            value.text += (any ? " " : "") + part.text;
            any = true;
        }
        finish();
        if (at_end()) {
            m_notices.push_back(msg("A parenthesis was not closed; it was closed at the end."));
        } else {
            ++m_at;
        }
        if (piece.values.size() == 1 && piece.values.front().text.empty()) {
            piece.values.front().place.at = open;
        }
    }

    // /pattern/ or /pattern/i, when the closing slash ends a word; else nothing is read.
    bool read_between_slashes(QueryPiece& piece)
    {
        if (is_blank(peek(1)) || peek(1) == U'/') {
            return false;
        }
        for (std::size_t end = m_at + 1; end < std::min(m_text.size(), m_at + longest_pattern); ++end) {
            if (m_text[end] == U'\\') {
                ++end;
            } else if (m_text[end] == U'/') {
                std::size_t after = end + 1;
                bool any_case = after < m_text.size() && m_text[after] == U'i';
                after += any_case ? 1 : 0;
                if (after == m_text.size() || is_blank(m_text[after]) || m_text[after] == U')') {
                    piece.pattern_at = here() + 1;
                    piece.text = (any_case ? "(?i)" : "") + text_between(m_at + 1, end);
                    piece.pattern_at -= any_case ? 4 : 0;
                    m_at = after;
                    return true;
                }
            }
        }
        return false;
    }

    // After "regex:".
    void read_regex_word(QueryPiece& piece)
    {
        piece.kind = Piece::Regex;
        bool quoted = is_quote(peek());
        std::size_t begin = quoted ? ++m_at : m_at;
        int open = 0;
        while (!at_end() && (quoted ? !is_quote(peek()) : !is_blank(peek()) && (peek() != U')' || open > 0))) {
            open += peek() == U'(' ? 1 : peek() == U')' ? -1 : 0;
            m_at += peek() == U'\\' && m_at + 1 < m_text.size() ? 2 : 1;
        }
        piece.pattern_at = static_cast<std::int64_t>(begin);
        piece.text = text_between(begin, m_at);
        if (quoted && at_end()) {
            m_notices.push_back(msg("A quotation mark was not closed; the phrase was taken to run to the end."));
        } else if (quoted) {
            ++m_at;
        }
    }

    static void read_operator(QueryPiece& piece)
    {
        const std::string& word = piece.text;
        if (word == "AND" || word == "EN") {
            piece.kind = Piece::And;
        } else if (is_or(word)) {
            piece.kind = Piece::Or;
        } else if (word == "NOT" || word == "NIET") {
            piece.kind = Piece::Not;
        } else if (word == "NEAR") {
            piece.kind = Piece::Near;
            piece.distance = default_near;
        }
        for (std::string_view near : {"NEAR/", "BEFORE/", "VOOR/"}) {
            if (word.starts_with(near)) {
                piece.kind = Piece::Near;
                piece.ordered = near != "NEAR/";
                piece.distance = near_distance(word.substr(near.size()), near, piece.at);
                return;
            }
        }
    }

    static std::int64_t near_distance(const std::string& digits, std::string_view near, std::int64_t at)
    {
        std::int64_t distance = 0;
        auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), distance);
        if (error != std::errc() || end != digits.data() + digits.size() || distance < 1 || distance > largest_near) {
            refuse_query(at, msg("{0} must be followed by a number of words from 1 to {1}.", near, largest_near),
                         msg("Write for example: wijk {0}5 team", near));
        }
        return distance;
    }

    std::u32string m_text;
    std::vector<Message>& m_notices;
    std::vector<QueryPiece> m_pieces;
    std::size_t m_at = 0;
};

} // namespace

std::vector<QueryPiece> query_pieces(std::string_view typed, std::vector<Message>& notices)
{
    return Lexer(typed, notices).run();
}

bool is_quotation_mark(char32_t c)
{
    return c == U'"' || c == U'“' || c == U'”' || c == U'„' || c == U'‟' || c == U'«' || c == U'»';
}

std::string query_place(std::int64_t at)
{
    return "character " + std::to_string(at + 1);
}

void refuse_query(std::int64_t at, Message why, Message what_to_do)
{
    throw BadInput({msg("The query cannot be understood."), query_place(at), std::move(why), std::move(what_to_do)});
}

} // namespace duiding
