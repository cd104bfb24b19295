// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/bib/parser.h"

#include "core/base/error.h"

#include <algorithm>

namespace duiding {

namespace {

constexpr std::size_t max_value = 1 << 20;
constexpr std::size_t max_growth = 64 << 20;         // beyond twice the file: what @string may add in all
constexpr std::size_t max_told = 20;                 // findings

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

class Parser {
public:
    Parser(std::string_view text, const std::string& where) : m_text(text), m_where(where), m_left(2 * text.size() + max_growth) {}

    BibList read()
    {
        while ((m_at = m_text.find('@', m_at)) != std::string_view::npos) {
            std::size_t begin = m_at++;
            std::string type = lower(name());
            skip_blanks();
            if (type.empty() || !(here('{') || here('('))) {
                continue;                            // an "@" in the text between entries
            }
            m_close = m_text[m_at++] == '{' ? '}' : ')';
            if (type == "comment") {
                skip_to_close();
            } else if (type == "preamble") {
                value();
                expect_close(begin);
            } else if (type == "string") {
                std::string macro = lower(field_name());
                m_strings.emplace(macro, after_equals() ? value() : std::string());
                expect_close(begin);
            } else {
                entry(std::move(type), begin);
            }
        }
        if (m_broken > max_told) {
            m_list.findings.push_back({Severity::Warning, {}, msgn("{0} more entry has no end.", "{0} more entries have no end.",
                                                                   std::int64_t(m_broken - max_told), m_broken - max_told)});
        }
        return std::move(m_list);
    }

private:
    bool end() const { return m_at >= m_text.size(); }
    bool here(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }

    void skip_blanks()
    {
        while (!end() && (is_blank(m_text[m_at]) || here('%'))) {
            if (here('%')) {                         // to the end of the line
                m_at = std::min(m_text.find('\n', m_at), m_text.size());
            } else {
                ++m_at;
            }
        }
    }

    std::string_view name()
    {
        std::size_t begin = m_at;
        while (!end() && is_letter(m_text[m_at])) {
            ++m_at;
        }
        return m_text.substr(begin, m_at - begin);
    }

    // A field, macro or number: everything up to a sign that has a meaning.
    std::string_view field_name()
    {
        skip_blanks();
        std::size_t begin = m_at;
        while (!end() && !is_blank(m_text[m_at]) && std::string_view("=,{}()\"#%").find(m_text[m_at]) == std::string_view::npos) {
            ++m_at;
        }
        return m_text.substr(begin, m_at - begin);
    }

    bool after_equals()
    {
        skip_blanks();
        if (!here('=')) {
            return false;
        }
        ++m_at;
        return true;
    }

    // A line that begins with "@name{": the entry before it was never closed.
    bool next_entry_here() const
    {
        if (!here('@') || m_at == 0 || m_text[m_at - 1] != '\n') {
            return false;
        }
        std::size_t at = m_at + 1;
        while (at < m_text.size() && is_letter(m_text[at])) {
            ++at;
        }
        return at > m_at + 1 && at < m_text.size() && (m_text[at] == '{' || m_text[at] == '(');
    }

    // What stands up to the sign that closes it, which is passed; braces inside are balanced.
    std::string_view delimited(char close)
    {
        std::size_t begin = m_at;
        int depth = 0;
        for (; !end() && !next_entry_here(); ++m_at) {
            char c = m_text[m_at];
            if (depth == 0 && c == close) {
                return m_text.substr(begin, m_at++ - begin);
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth < 0) {
                break;
            }
        }
        m_complete = false;
        return m_text.substr(begin, m_at - begin);
    }

    void append(std::string& value, std::string_view part)
    {
        if (part.size() > m_left) {
            throw BadInput({msg("The references could not be read."), m_where, msg("Its abbreviations (@string) make it grow without end."),
                            msg("Export the list again from the program that made it.")});
        }
        if (value.size() + part.size() <= max_value) {
            m_left -= part.size();
            value += part;
        }
    }

    std::string value()
    {
        std::string all;
        while (!end()) {
            skip_blanks();
            if (here('{') || here('"')) {
                char close = m_text[m_at++] == '{' ? '}' : '"';
                append(all, delimited(close));
            } else {
                std::string_view word = field_name();
                auto macro = m_strings.find(lower(word));
                append(all, macro == m_strings.end() ? word : std::string_view(macro->second));
            }
            skip_blanks();
            if (!here('#') || !m_complete) {
                break;
            }
            ++m_at;
        }
        return all;
    }

    void skip_to_close()
    {
        delimited(m_close);
        m_complete = true;                           // a comment may be anything
    }

    void expect_close(std::size_t begin)
    {
        skip_blanks();
        if (m_complete && (here(m_close) || here(','))) {
            ++m_at;
        } else {
            tell_broken(begin);
        }
        m_complete = true;
    }

    void tell_broken(std::size_t begin)
    {
        m_lines += std::count(m_text.begin() + std::ptrdiff_t(m_counted), m_text.begin() + std::ptrdiff_t(begin), '\n');
        m_counted = begin;
        if (++m_broken <= max_told) {
            m_list.findings.push_back({Severity::Warning, {}, msg("Line {0}: the entry that begins here has no end; what it holds was kept.", m_lines + 1)});
        }
    }

    void entry(std::string type, std::size_t begin)
    {
        BibEntry made;
        made.type = std::move(type);
        std::string first(field_name());             // the key; EndNote writes entries without one
        skip_blanks();
        while (!end() && !here(',') && !here('=') && !here(m_close) && !next_entry_here()) {
            first += m_text[m_at++];                 // a key with blanks or brackets in it
        }
        if (here('=')) {
            ++m_at;
            made.fields.emplace(lower(first), value());
        } else {
            made.key = first;
        }
        bool closed = false;
        while (m_complete && !closed && !end()) {
            skip_blanks();
            if (here(m_close)) {
                ++m_at;
                closed = true;
            } else if (here(',')) {
                ++m_at;
            } else if (next_entry_here()) {
                break;
            } else {
                std::string field = lower(field_name());
                if (field.empty() || !after_equals()) {
                    break;
                }
                made.fields.emplace(std::move(field), value());
            }
        }
        if (!closed) {
            tell_broken(begin);
        }
        m_complete = true;
        made.source = m_text.substr(begin, m_at - begin);
        m_list.entries.push_back(std::move(made));
    }

    std::string_view m_text;
    const std::string& m_where;
    std::size_t m_at = 0;
    std::size_t m_left;                              // bytes that values may still take
    char m_close = '}';
    bool m_complete = true;                          // the value at hand ended where it should
    std::map<std::string, std::string> m_strings;
    std::size_t m_broken = 0;
    std::size_t m_counted = 0;                       // lines before here are in m_lines
    std::int64_t m_lines = 0;
    BibList m_list;
};

} // namespace

std::string BibEntry::field(const std::string& name) const
{
    auto it = fields.find(name);
    return it == fields.end() ? std::string() : it->second;
}

BibList parse_bib(std::string_view text, const std::string& where) { return Parser(text, where).read(); }

} // namespace duiding
