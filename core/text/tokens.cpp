// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokens.h"

#include "core/text/characters.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"
#include "core/text/word_places.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>

namespace duiding {

namespace {

constexpr std::array<std::string_view, 8> conjunctions = {"en", "of", "tot", "noch", "als", "maar", "and", "or"};
constexpr char32_t soft_break = U'\u2028';
constexpr char32_t soft_hyphen = U'\u00AD';
constexpr std::size_t max_joined_parts = 8;      // longer chains are rules of dashes and web addresses, not words

// char_kind() asks Unicode's tables; most text lies below U+0250, for which the answers are kept.
CharKind kind_of(char32_t c)
{
    static const auto low = [] {
        std::array<CharKind, 0x250> kinds{};
        for (char32_t i = 0; i < kinds.size(); ++i) {
            kinds[i] = char_kind(i);
        }
        return kinds;
    }();
    return c < low.size() ? low[c] : char_kind(c);
}

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’' || c == U'‘' || c == U'ʼ' || c == U'＇'; }
bool is_hyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }
bool is_number_mark(char32_t c) { return c == U'.' || c == U','; }

void lower_ascii(std::string& text)
{
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
}

void cut_to_limit(std::string& term)
{
    if (term.size() > max_term_bytes) {
        std::size_t end = max_term_bytes;
        while (end > 0 && (static_cast<unsigned char>(term[end]) & 0xC0) == 0x80) {
            --end;
        }
        term.resize(end);
    }
}

bool is_ascii(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::string term_of(std::string_view word)
{
    std::string term(word);
    if (!is_ascii(term)) {
        term = plain_word(word);
    }
    if (!is_ascii(term)) {
        term = plain_word(fold(term));
    }
    lower_ascii(term);               // letters that folding leaves capital would collide with the index's prefixes
    cut_to_limit(term);
    return term;
}

icu::StringPiece piece_of(std::string_view text) { return {text.data(), static_cast<std::int32_t>(text.size())}; }

// Reads one stretch of text code point by code point and hands out tokens, or the words alone where these are asked for.
class Scanner {
public:
    Scanner(std::string_view text, CharPos begin, std::int32_t position, std::vector<Token>& tokens)
        : m_text(text), m_position(position), m_tokens(tokens), m_char(begin)
    {
    }
    Scanner(std::string_view text, CharPos begin, std::vector<Token>& none, std::vector<WordPlace>& words)
        : m_text(text), m_position(0), m_tokens(none), m_words(&words), m_char(begin)
    {
    }

    std::int32_t run()
    {
        while (m_byte < m_text.size()) {
            auto kind = kind_of(peek(0));
            if (kind == CharKind::Letter || kind == CharKind::Digit) {
                read_chain();
            } else if (kind == CharKind::Alone) {
                std::size_t byte = m_byte;
                CharPos from = m_char;
                advance();
                skip_marks();
                add(byte, from);
            } else {
                advance();
            }
        }
        return m_position;
    }

private:
    // The code point `ahead` places on, or 0 past the end.
    char32_t peek(int ahead) const
    {
        std::size_t at = m_byte;
        if (ahead == 0 && at < m_text.size() && static_cast<unsigned char>(m_text[at]) < 0x80) {
            return static_cast<unsigned char>(m_text[at]);           // nearly always
        }
        for (; at < m_text.size(); --ahead) {
            auto point = decode_at(m_text, at);
            if (ahead == 0) {
                return point.value;
            }
            at += static_cast<std::size_t>(point.bytes);
        }
        return 0;
    }

    void advance()
    {
        bool ascii = static_cast<unsigned char>(m_text[m_byte]) < 0x80;
        m_byte += ascii ? 1 : static_cast<std::size_t>(decode_at(m_text, m_byte).bytes);
        ++m_char;
    }

    void skip_marks()
    {
        while (m_byte < m_text.size() && kind_of(peek(0)) == CharKind::Mark) {
            advance();
        }
    }

    bool add(std::size_t byte, CharPos from)
    {
        std::string_view written = m_text.substr(byte, m_byte - byte);
        if (m_words) {
            bool is_word = is_ascii(written) || !term_of(written).empty();
            if (is_word) {
                m_words->push_back({written, {from, m_char}});
            }
            return is_word;
        }
        std::string term = term_of(written);
        if (term.empty()) {
            return false;
        }
        m_tokens.push_back({std::move(term), {from, m_char}, m_position, 1});
        ++m_position;
        return true;
    }

    // Does the word go on over the character here, which is no letter or digit?
    bool goes_on(CharKind before) const
    {
        char32_t here = peek(0);
        auto kind = kind_of(here);
        if (kind == CharKind::Mark) {
            return true;
        }
        auto next = kind_of(peek(1));
        if (kind == CharKind::Ignorable) {
            return next == CharKind::Letter || next == CharKind::Digit || next == CharKind::Mark;
        }
        if (is_apostrophe(here)) {
            return before == CharKind::Letter && next == CharKind::Letter;
        }
        return is_number_mark(here) && before == CharKind::Digit && next == CharKind::Digit;
    }

    // Where the letters a to z that begin here end.
    std::size_t end_of_letters() const
    {
        std::size_t at = m_byte;
        while (at < m_text.size() && static_cast<unsigned char>((m_text[at] | 0x20) - 'a') < 26) {
            ++at;
        }
        return at;
    }

    // One word: letters, digits and what may stand between them. Says whether it holds a letter.
    bool read_word()
    {
        std::size_t byte = m_byte;
        CharPos from = m_char;
        bool letters = false;
        CharKind before = CharKind::Other;
        while (m_byte < m_text.size()) {
            if (std::size_t end = end_of_letters(); end != m_byte) {         // nearly always
                before = CharKind::Letter;
                letters = true;
                m_char = m_char + static_cast<std::int64_t>(end - m_byte);
                m_byte = end;
                continue;
            }
            auto kind = kind_of(peek(0));
            if (kind == CharKind::Letter || kind == CharKind::Digit) {
                before = kind;
                letters = letters || kind == CharKind::Letter;
            } else if (!goes_on(before)) {
                break;
            }
            advance();
        }
        add(byte, from);
        return letters;
    }

    // How many characters stand between this word and the next one of its chain: a hyphen, and the line end behind it. 0: no more.
    int joining() const
    {
        char32_t here = peek(0);
        if (!is_hyphen(here) && here != soft_hyphen) {
            return 0;
        }
        int width = peek(1) == soft_break ? 2 : 1;
        if (here == soft_hyphen && width == 1) {                 // inside a word it is passed over, so here the word has ended
            return 0;
        }
        auto next = kind_of(peek(width));
        bool joins = next == CharKind::Letter || (next == CharKind::Digit && width == 1);
        return joins && !(width == 2 && still_to_come()) ? width : 0;
    }

    // Behind a hyphen at the end of a line: does the word that is cut short end here, as in "klimaat- en natuurcrisis"?
    bool still_to_come() const
    {
        std::size_t begin = m_text.find("\u2028", m_byte) + std::string_view("\u2028").size();
        std::size_t end = std::min(m_text.find_first_not_of("abcdefghijklmnopqrstuvwxyz", begin), m_text.size());
        std::string_view word = m_text.substr(begin, end - begin);
        return std::find(conjunctions.begin(), conjunctions.end(), word) != conjunctions.end();
    }

    // A word, or words joined by hyphens, followed by their joined form.
    void read_chain()
    {
        std::size_t first = m_tokens.size();
        CharPos from = m_char;
        std::int32_t position = m_position;
        bool letters = read_word();
        while (int width = joining()) {
            for (; width > 0; --width) {
                advance();
            }
            letters = read_word() || letters;
        }
        std::size_t parts = m_tokens.size() - first;
        if (parts < 2 || parts > max_joined_parts || !letters) {
            return;
        }
        std::string joined;
        for (std::size_t i = first; i < m_tokens.size(); ++i) {
            joined += m_tokens[i].term;
        }
        cut_to_limit(joined);
        m_tokens.push_back({std::move(joined), {from, m_char}, position, m_position - position});
    }

    std::string_view m_text;
    std::int32_t m_position;
    std::vector<Token>& m_tokens;
    std::vector<WordPlace>* m_words = nullptr;       // gets the words, and m_tokens nothing
    std::size_t m_byte = 0;
    CharPos m_char;
};

} // namespace

std::string plain_word(std::string_view word)
{
    constexpr std::string_view line_end = "\u2028";
    std::string out;
    for (std::size_t at = 0; at < word.size();) {
        auto point = decode_at(word, at);
        bool breaks = is_hyphen(point.value) && word.substr(at + static_cast<std::size_t>(point.bytes)).starts_with(line_end);
        if (is_apostrophe(point.value)) {
            out += '\'';
        } else if (!breaks && point.value != soft_break && kind_of(point.value) != CharKind::Ignorable) {
            out.append(word, at, static_cast<std::size_t>(point.bytes));
        }
        at += static_cast<std::size_t>(point.bytes);
    }
    return out;
}

std::string exact_word(std::string_view word)
{
    std::string plain = plain_word(word);
    if (std::none_of(plain.begin(), plain.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
        return plain;
    }
    UErrorCode status = U_ZERO_ERROR;
    std::string composed;
    icu::StringByteSink<std::string> sink(&composed);
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
    if (U_SUCCESS(status)) {
        normalizer->normalizeUTF8(0, piece_of(plain), sink, nullptr, status);
    }
    return U_SUCCESS(status) ? composed : plain;
}

std::string without_capitals(std::string_view word)
{
    UErrorCode status = U_ZERO_ERROR;
    std::string lower;
    icu::StringByteSink<std::string> sink(&lower);
    icu::CaseMap::utf8ToLower("", 0, piece_of(word), sink, nullptr, status);
    return U_SUCCESS(status) ? lower : std::string(word);
}

void find_words(std::string_view utf8, CharPos begin, std::vector<WordPlace>& words)
{
    std::vector<Token> none;
    Scanner(utf8, begin, none, words).run();
}

std::string folded_word(std::string_view written) { return term_of(written); }

std::int32_t tokenize(std::string_view utf8, CharPos begin, std::int32_t position, std::vector<Token>& tokens)
{
    return Scanner(utf8, begin, position, tokens).run();
}

} // namespace duiding
