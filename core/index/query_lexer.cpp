// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/query_lexer.h"

#include "core/base/error.h"
#include "core/index/query_text.h"
#include "core/text/utf8.h"

#include <charconv>

namespace duiding {

namespace {

bool is_blank(char32_t c) { return c <= U' ' || c == U'\u00A0' || c == U'\u2028' || c == U'\u3000'; }
bool is_quote(char32_t c) { return c == U'"' || c == U'“' || c == U'”' || c == U'„' || c == U'‟' || c == U'«' || c == U'»'; }

class Lexer {
public:
    Lexer(std::string_view typed, std::vector<Message>& notices) : m_text(to_utf32(typed)), m_notices(notices) {}

    std::vector<QueryPiece> run()
    {
        while (true) {
            while (m_at < m_text.size() && is_blank(m_text[m_at])) {
                ++m_at;
            }
            QueryPiece piece;
            piece.at = static_cast<std::int64_t>(m_at);
            if (m_at == m_text.size()) {
                m_pieces.push_back(piece);
                return std::move(m_pieces);
            }
            read(piece);
        }
    }

private:
    void read(QueryPiece& piece)
    {
        char32_t c = m_text[m_at];
        if (c == U'(' || c == U')') {
            ++m_at;
            piece.kind = c == U'(' ? QueryPiece::Kind::Open : QueryPiece::Kind::Close;
        } else if (c == U'-' && begins_excluded_word()) {
            ++m_at;
            piece.kind = QueryPiece::Kind::Not;
        } else if (is_quote(c)) {
            read_quoted(piece);
        } else {
            read_word(piece);
        }
        m_pieces.push_back(std::move(piece));
    }

    // "-team" excludes; "wijk - team" and "--" do not.
    bool begins_excluded_word() const
    {
        return m_at + 1 < m_text.size() && !is_blank(m_text[m_at + 1]) && m_text[m_at + 1] != U'-' && m_text[m_at + 1] != U')';
    }

    void read_quoted(QueryPiece& piece)
    {
        std::size_t begin = ++m_at;
        while (m_at < m_text.size() && !is_quote(m_text[m_at])) {
            ++m_at;
        }
        piece.kind = QueryPiece::Kind::Quoted;
        piece.text = to_utf8(std::u32string_view(m_text).substr(begin, m_at - begin));
        if (m_at == m_text.size()) {
            m_notices.push_back(msg("A quotation mark was not closed; the phrase was taken to run to the end."));
        } else {
            ++m_at;
        }
    }

    void read_word(QueryPiece& piece)
    {
        std::size_t begin = m_at;
        while (m_at < m_text.size() && !is_blank(m_text[m_at]) && m_text[m_at] != U'(' && m_text[m_at] != U')' && !is_quote(m_text[m_at])) {
            ++m_at;
        }
        piece.text = to_utf8(std::u32string_view(m_text).substr(begin, m_at - begin));
        piece.kind = QueryPiece::Kind::Word;
        if (piece.text.starts_with("exact:")) {
            piece.text.erase(0, 6);
            piece.exact = true;
            if (piece.text.empty() && m_at < m_text.size() && is_quote(m_text[m_at])) {
                read_quoted(piece);
            }
            return;
        }
        read_operator(piece);
    }

    static void read_operator(QueryPiece& piece)
    {
        const std::string& word = piece.text;
        if (word == "AND" || word == "EN") {
            piece.kind = QueryPiece::Kind::And;
        } else if (word == "OR" || word == "OF") {
            piece.kind = QueryPiece::Kind::Or;
        } else if (word == "NOT" || word == "NIET") {
            piece.kind = QueryPiece::Kind::Not;
        } else if (word == "NEAR") {
            piece.kind = QueryPiece::Kind::Near;
            piece.distance = default_near;
        } else if (word.starts_with("NEAR/")) {
            piece.kind = QueryPiece::Kind::Near;
            piece.distance = near_distance(word.substr(5), piece.at);
        }
    }

    static std::int64_t near_distance(const std::string& digits, std::int64_t at)
    {
        std::int64_t distance = 0;
        auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), distance);
        if (error != std::errc() || end != digits.data() + digits.size() || distance < 1 || distance > largest_near) {
            throw BadInput({msg("The query cannot be understood."), query_place(at),
                            msg("NEAR/ must be followed by a number of words from 1 to {0}.", largest_near),
                            msg("Write for example: wijk NEAR/5 team")});
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

std::string query_place(std::int64_t at)
{
    return "character " + std::to_string(at + 1);
}

} // namespace duiding
