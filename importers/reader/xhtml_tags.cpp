// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/reader/xhtml_tags.h"

#include <algorithm>
#include <iterator>

namespace duiding::reader {

namespace {

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Where the tag that begins at `at` has its ">": none that stands between quotes.
std::size_t end_of_tag(std::string_view html, std::size_t at)
{
    char quote = '\0';
    for (; at < html.size() && (quote != '\0' || html[at] != '>'); ++at) {
        bool is_quote = html[at] == '"' || html[at] == '\'';
        quote = quote != '\0' ? (html[at] == quote ? '\0' : quote) : is_quote ? html[at] : '\0';
    }
    return at;
}

bool is_void(std::string_view name)
{
    constexpr std::string_view all[] = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"};
    return std::find(std::begin(all), std::end(all), name) != std::end(all);
}

} // namespace

std::string with_whole_tags(std::string_view html)
{
    std::string out;
    out.reserve(html.size());
    std::size_t copied = 0;
    for (std::size_t at = html.find('<'); at < html.size(); at = html.find('<', at)) {
        std::size_t name_end = at + 1;
        while (name_end < html.size() && (is_letter(html[name_end]) || (name_end > at + 1 && html[name_end] >= '0' && html[name_end] <= '9'))) {
            ++name_end;
        }
        std::string_view name = html.substr(at + 1, name_end - at - 1);
        if (html.substr(at).starts_with("<!--")) {
            at = html.find("-->", at);
            continue;
        }
        std::size_t end = name.empty() ? at + 1 : end_of_tag(html, name_end);
        if (end < html.size() && html[end - 1] == '/' && !name.empty() && !is_void(name)) {
            out += html.substr(copied, end - 1 - copied);
            out += "></";
            out += name;
            out += '>';
            copied = end + 1;
        }
        at = end;
    }
    out += html.substr(copied);
    return out;
}

} // namespace duiding::reader
