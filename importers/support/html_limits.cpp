// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/html_limits.h"

#include "core/base/error.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace duiding {

namespace {

using Names = std::unordered_set<std::string_view>;

// Tags that hold nothing, and tags that the next one of their kind ends.
const Names& without_depth()
{
    static const Names names{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
                             "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "caption",
                             "rt", "rp", "html", "head", "body"};
    return names;
}

const Names& formatting()
{
    static const Names names{"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"};
    return names;
}

const Names& raw_text()
{
    static const Names names{"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"};
    return names;
}

constexpr int reopened = 3;              // of equal formatting tags that are not closed, a parser keeps three

bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

class Scan {
public:
    Scan(std::string_view html, const std::string& where, const HtmlLimits& limits) : m_html(html), m_where(where), m_limits(limits) {}

    void run()
    {
        if (m_html.size() > m_limits.bytes) {
            refuse(msg("It is larger than {0} MB, too much for one web page.", m_limits.bytes >> 20));
        }
        for (std::size_t at = m_html.find('<'); at != std::string_view::npos; at = m_html.find('<', m_at)) {
            m_at = at + 1;
            tag();
        }
    }

private:
    void tag()
    {
        std::string_view rest = m_html.substr(m_at);
        if (rest.starts_with("!--")) {
            std::size_t end = m_html.find("-->", m_at + 3);
            m_at = end == std::string_view::npos ? m_html.size() : end + 3;
            return;
        }
        bool closes = rest.starts_with("/");
        std::size_t begin = m_at + (closes ? 1 : 0);
        std::size_t end = begin;
        auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
        if (end >= m_html.size() || !is_letter(m_html[end])) {
            return;
        }
        while (end < m_html.size() && !is_blank(m_html[end]) && m_html[end] != '>' && m_html[end] != '/') {
            ++end;
        }
        std::string name(m_html.substr(begin, end - begin));
        std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        m_at = end;
        attributes();
        std::string_view whole = m_html.substr(begin, m_at - begin);
        closes ? close(name) : open(name, whole);
    }

    // Steps over the attributes and the ">".
    void attributes()
    {
        std::size_t count = 0;
        while (m_at < m_html.size() && m_html[m_at] != '>') {
            if (is_blank(m_html[m_at]) || m_html[m_at] == '/') {
                ++m_at;
                continue;
            }
            if (++count > m_limits.attributes) {
                refuse(msg("A tag in it has more than {0} attributes; honest pages do not.", m_limits.attributes));
            }
            attribute();
        }
        m_at += m_at < m_html.size();
    }

    void attribute()
    {
        ++m_at;                                                // also a "=" that stands first
        while (m_at < m_html.size() && !is_blank(m_html[m_at]) && m_html[m_at] != '=' && m_html[m_at] != '>' && m_html[m_at] != '/') {
            ++m_at;
        }
        std::size_t value = std::min(m_html.find_first_not_of(" \t\n\r\f", m_at), m_html.size());
        if (value >= m_html.size() || m_html[value] != '=') {
            return;
        }
        m_at = std::min(m_html.find_first_not_of(" \t\n\r\f", value + 1), m_html.size());
        if (m_at < m_html.size() && (m_html[m_at] == '"' || m_html[m_at] == '\'')) {
            std::size_t end = m_html.find(m_html[m_at], m_at + 1);
            m_at = end == std::string_view::npos ? m_html.size() : end + 1;
            return;
        }
        while (m_at < m_html.size() && !is_blank(m_html[m_at]) && m_html[m_at] != '>') {
            ++m_at;
        }
    }

    void open(const std::string& name, std::string_view whole)
    {
        if (raw_text().contains(name)) {
            skip_raw_text(name);
        } else if (formatting().contains(name)) {
            m_formatting_depth += ++m_equal[whole] <= reopened;
            m_open_formatting[name].push_back(whole);
        } else if (!without_depth().contains(name) && !m_html.substr(0, m_at).ends_with("/>")) {
            m_stack.push_back(name);
            ++m_open[name];
        }
        if (m_stack.size() + m_formatting_depth > m_limits.depth) {
            refuse(msg("Its tags are nested more than {0} deep; honest pages are not.", m_limits.depth));
        }
    }

    void close(const std::string& name)
    {
        if (formatting().contains(name)) {
            std::vector<std::string_view>& open = m_open_formatting[name];
            if (!open.empty()) {
                m_formatting_depth -= m_equal[open.back()]-- <= reopened;
                open.pop_back();
            }
            return;
        }
        auto it = m_open.find(name);
        if (it == m_open.end() || it->second == 0) {
            return;                                            // closes nothing
        }
        while (it->second > 0) {
            std::string last = std::move(m_stack.back());
            m_stack.pop_back();
            --m_open[last];
            if (last == name) {
                return;
            }
        }
    }

    // The text of a script may hold anything but its own closing tag.
    void skip_raw_text(const std::string& name)
    {
        for (std::size_t at = m_html.find("</", m_at); at != std::string_view::npos; at = m_html.find("</", at + 2)) {
            std::string_view found = m_html.substr(at + 2, name.size());
            bool same = std::equal(found.begin(), found.end(), name.begin(), name.end(), [](char a, char b) { return (a | 0x20) == b; });
            if (same) {
                m_at = at;
                return;
            }
        }
        m_at = m_html.size();
    }

    [[noreturn]] void refuse(Message why) const
    {
        throw BadInput({msg("The document could not be read."), m_where, std::move(why),
                        msg("If you trust it, open it in a browser, print it to PDF and import that.")});
    }

    std::string_view m_html;
    std::string m_where;
    HtmlLimits m_limits;
    std::size_t m_at = 0;
    std::vector<std::string> m_stack;
    std::unordered_map<std::string, int> m_open;               // how often a name is in the stack
    std::size_t m_formatting_depth = 0;
    std::unordered_map<std::string_view, int> m_equal;         // formatting that is open, by the whole tag
    std::unordered_map<std::string, std::vector<std::string_view>> m_open_formatting;
};

} // namespace

void check_html_limits(std::string_view html, const std::string& where, const HtmlLimits& limits)
{
    Scan(html, where, limits).run();
}

} // namespace duiding
