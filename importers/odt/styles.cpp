// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/odt/styles.h"

#include <algorithm>
#include <set>
#include <vector>

namespace duiding::odt {

namespace {

const StyleFacts none;

std::optional<bool> is_one_of(std::string_view value, std::initializer_list<std::string_view> on)
{
    return value.empty() ? std::nullopt : std::optional(std::find(on.begin(), on.end(), value) != on.end());
}

template <class T>
void inherit(std::optional<T>& value, const std::optional<T>& from)
{
    if (!value) {
        value = from;
    }
}

StyleFacts inherited(StyleFacts own, const StyleFacts& parent)
{
    inherit(own.heading, parent.heading);
    inherit(own.bold, parent.bold);
    inherit(own.italic, parent.italic);
    inherit(own.hidden, parent.hidden);
    own.list = own.list.empty() ? parent.list : own.list;
    own.is_title = own.is_title || parent.is_title;
    return own;
}

// "Heading_20_2" is the name all OpenDocument writers give it, whatever the language of the program.
std::optional<int> heading_of_name(std::string_view name)
{
    constexpr std::string_view heading = "Heading_20_";
    int level = name.starts_with(heading) ? number(name.substr(heading.size()), 0) : 0;
    return level >= 1 && level <= 10 ? std::optional(std::min(level, 6)) : std::nullopt;
}

int bounded(std::string_view text, int otherwise, int least, int most)
{
    return std::clamp(number(text, otherwise), least, most);
}

} // namespace

void Styles::add(pugi::xml_node styles)
{
    bool automatic = local_name(styles.name()) == "automatic-styles";
    for (pugi::xml_node node : styles.children()) {
        std::string_view name = local_name(node.name());
        if (name == "style") {
            add_style(node, automatic);
        } else if (name == "list-style") {
            add_list(node);
        }
    }
}

void Styles::add_style(pugi::xml_node style, bool automatic)
{
    Raw raw;
    raw.automatic = automatic;
    raw.parent = attribute(style, "parent-style-name");
    std::string_view name = attribute(style, "name");
    std::string_view level = attribute(style, "default-outline-level");
    raw.own.heading = heading_of_name(name);
    if (!level.empty()) {
        raw.own.heading = std::min(bounded(level, 0, 0, 10), 6);
    }
    raw.own.list = attribute(style, "list-style-name");
    raw.own.is_title = name == "Title";
    pugi::xml_node letters = child(style, "text-properties");
    raw.own.bold = is_one_of(attribute(letters, "font-weight"), {"bold", "600", "700", "800", "900"});
    raw.own.italic = is_one_of(attribute(letters, "font-style"), {"italic", "oblique"});
    raw.own.hidden = is_one_of(attribute(letters, "display"), {"none"});
    m_raw[std::string(attribute(style, "family")) + "/" + std::string(name)] = raw;
}

void Styles::add_list(pugi::xml_node style)
{
    ListStyle& levels = m_lists[std::string(attribute(style, "name"))];
    for (pugi::xml_node node : style.children()) {
        int index = number(attribute(node, "level"), 0) - 1;
        if (index < 0 || index >= list_levels) {
            continue;
        }
        ListLevel& level = levels[static_cast<std::size_t>(index)];
        level.known = true;
        level.numbered = local_name(node.name()) == "list-level-style-number";
        level.bullet = attribute(node, "bullet-char");
        level.format = attribute(node, "num-format");
        level.prefix = attribute(node, "num-prefix");
        level.suffix = attribute(node, "num-suffix");
        level.start = bounded(attribute(node, "start-value"), 1, 0, 1'000'000);
        level.shown = bounded(attribute(node, "display-levels"), 1, 1, list_levels);
    }
}

// Each style is reached once, parents first, however long the chain; a circle ends where it closes.
void Styles::finish()
{
    std::set<std::string_view> reached;
    for (auto start = m_raw.begin(); start != m_raw.end(); ++start) {
        std::string family = start->first.substr(0, start->first.find('/') + 1);
        std::vector<decltype(start)> chain;
        auto at = start;
        while (at != m_raw.end() && reached.insert(at->first).second) {
            chain.push_back(at);
            at = m_raw.find(family + at->second.parent);
        }
        StyleFacts parent = at == m_raw.end() ? none : m_styles[at->first];
        for (auto it = chain.rbegin(); it != chain.rend(); ++it) {
            parent = m_styles[(*it)->first] = inherited((*it)->second.own, parent);
        }
    }
}

const StyleFacts& Styles::by_hand(std::string_view name) const
{
    auto it = m_raw.find("paragraph/" + std::string(name));
    return it == m_raw.end() || !it->second.automatic ? none : it->second.own;
}

const ListStyle* Styles::find_list(std::string_view name) const
{
    auto it = m_lists.find(name);
    return it == m_lists.end() ? nullptr : &it->second;
}

const StyleFacts& Styles::find(std::string_view family, std::string_view name) const
{
    auto it = m_styles.find(std::string(family) + "/" + std::string(name));
    return it == m_styles.end() ? none : it->second;
}

} // namespace duiding::odt
