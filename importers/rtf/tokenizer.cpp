// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/rtf/tokenizer.h"

#include <algorithm>
#include <limits>

namespace duiding::rtf {

namespace {

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

int value_of(char c)
{
    return is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

} // namespace

Token Tokenizer::next()
{
    while (m_at < m_bytes.size() && (m_bytes[m_at] == '\r' || m_bytes[m_at] == '\n')) {
        ++m_at;
    }
    if (at_end()) {
        return {};
    }
    char c = m_bytes[m_at];
    if (c == '{' || c == '}') {
        ++m_at;
        return {c == '{' ? Token::Kind::Open : Token::Kind::Close, {}, {}, 0};
    }
    if (c == '\\') {
        ++m_at;
        return after_backslash();
    }
    std::size_t end = std::min(m_bytes.find_first_of("{}\\\r\n", m_at), m_bytes.size());
    Token token{Token::Kind::Text, m_bytes.substr(m_at, end - m_at), {}, 0};
    m_at = end;
    return token;
}

Token Tokenizer::after_backslash()
{
    if (at_end()) {
        return {};
    }
    char c = m_bytes[m_at];
    if (is_letter(c)) {
        return word();
    }
    if (c == '\'' && m_at + 2 < m_bytes.size() && value_of(m_bytes[m_at + 1]) >= 0 && value_of(m_bytes[m_at + 2]) >= 0) {
        int value = value_of(m_bytes[m_at + 1]) * 16 + value_of(m_bytes[m_at + 2]);
        m_at += 3;
        return {Token::Kind::Byte, {}, {}, static_cast<char>(value)};
    }
    Token token{Token::Kind::Symbol, m_bytes.substr(m_at, 1), {}, 0};
    ++m_at;
    return token;
}

Token Tokenizer::word()
{
    std::size_t begin = m_at;
    while (m_at < m_bytes.size() && is_letter(m_bytes[m_at])) {
        ++m_at;
    }
    Token token{Token::Kind::Word, m_bytes.substr(begin, m_at - begin), {}, 0};
    token.number = number();
    if (m_at < m_bytes.size() && m_bytes[m_at] == ' ') {
        ++m_at;
    }
    if (token.text == "bin" && token.number.value_or(0) > 0) {
        m_at += std::min(m_bytes.size() - m_at, static_cast<std::size_t>(*token.number));
    }
    return token;
}

std::optional<std::int32_t> Tokenizer::number()
{
    std::size_t digits = m_at + (m_at < m_bytes.size() && m_bytes[m_at] == '-');
    if (digits >= m_bytes.size() || !is_digit(m_bytes[digits])) {
        return std::nullopt;
    }
    bool negative = digits > m_at;
    std::int64_t value = 0;
    for (m_at = digits; m_at < m_bytes.size() && is_digit(m_bytes[m_at]); ++m_at) {
        value = std::min<std::int64_t>(value * 10 + (m_bytes[m_at] - '0'), std::numeric_limits<std::int32_t>::max());
    }
    return static_cast<std::int32_t>(negative ? -value : value);
}

std::string_view Tokenizer::rest_of_group()
{
    std::size_t begin = m_at;
    std::size_t end = m_at;
    for (std::int64_t depth = 1; depth > 0;) {
        end = m_at;
        Token token = next();
        if (token.kind == Token::Kind::End) {
            end = m_bytes.size();
            break;
        }
        depth += token.kind == Token::Kind::Open ? 1 : token.kind == Token::Kind::Close ? -1 : 0;
    }
    return m_bytes.substr(begin, end - begin);
}

} // namespace duiding::rtf
