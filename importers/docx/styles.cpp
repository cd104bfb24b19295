// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/docx/styles.h"

#include "core/text/fold.h"

#include <algorithm>
#include <set>
#include <vector>

namespace duiding::docx {

namespace {

struct RawStyle {
    StyleFacts own;
    std::string based_on;
};

std::optional<bool> toggle(pugi::xml_node properties, std::string_view name)
{
    pugi::xml_node node = child(properties, name);
    return node ? std::optional(is_on(node)) : std::nullopt;
}

// "heading 2", "Kop 2", "Überschrift 2", "Titre 2"; "Title" and "Titel" are headings of the first level.
std::optional<int> heading_of_name(std::string_view name, bool& is_title)
{
    std::string folded = fold_name(name);
    is_title = folded == "title" || folded == "titel";
    if (is_title) {
        return 1;
    }
    for (std::string_view word : {"heading ", "kop ", "uberschrift ", "titre "}) {
        if (folded.starts_with(word)) {
            int level = number(std::string_view(folded).substr(word.size()), 0);
            return level >= 1 && level <= 9 ? std::optional(std::min(level, 6)) : std::nullopt;
        }
    }
    return std::nullopt;
}

RawStyle read_style(pugi::xml_node style)
{
    RawStyle raw;
    raw.based_on = attribute(child(style, "basedOn"), "val");
    pugi::xml_node paragraph = child(style, "pPr");
    raw.own.heading = heading_of_outline(paragraph);
    std::optional<int> by_name = heading_of_name(attribute(child(style, "name"), "val"), raw.own.is_title);
    if (!raw.own.heading) {
        raw.own.heading = by_name;
    }
    if (pugi::xml_node list = child(paragraph, "numPr")) {
        if (pugi::xml_node id = child(list, "numId")) {
            raw.own.list = attribute(id, "val");
        }
        if (pugi::xml_node level = child(list, "ilvl")) {
            raw.own.list_level = number(attribute(level, "val"), 0);
        }
    }
    pugi::xml_node run = child(style, "rPr");
    raw.own.bold = toggle(run, "b");
    raw.own.italic = toggle(run, "i");
    return raw;
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
    inherit(own.list, parent.list);
    inherit(own.list_level, parent.list_level);
    inherit(own.bold, parent.bold);
    inherit(own.italic, parent.italic);
    return own;
}

} // namespace

bool is_on(pugi::xml_node toggle)
{
    std::string_view value = attribute(toggle, "val");
    return toggle && value != "0" && value != "false" && value != "off" && value != "none";
}

std::optional<int> heading_of_outline(pugi::xml_node paragraph_properties)
{
    pugi::xml_node outline = child(paragraph_properties, "outlineLvl");
    int level = outline ? number(attribute(outline, "val"), 9) : 9;
    return level >= 0 && level < 9 ? std::optional(std::min(level + 1, 6)) : std::nullopt;
}

Styles::Styles(pugi::xml_node root)
{
    std::map<std::string, RawStyle> raw;
    for (pugi::xml_node style : root.children()) {
        if (local_name(style.name()) == "style") {
            raw[std::string(attribute(style, "styleId"))] = read_style(style);
        }
    }
    // Each style is reached once, parents first, however long the chain; a circle ends where it closes.
    std::set<std::string_view> reached;
    for (auto start = raw.begin(); start != raw.end(); ++start) {
        std::vector<decltype(start)> chain;
        auto at = start;
        while (at != raw.end() && reached.insert(at->first).second) {
            chain.push_back(at);
            at = raw.find(at->second.based_on);
        }
        StyleFacts parent = at == raw.end() ? StyleFacts{} : m_styles[at->first];
        for (auto it = chain.rbegin(); it != chain.rend(); ++it) {
            parent = m_styles[(*it)->first] = inherited((*it)->second.own, parent);
        }
    }
}

const StyleFacts& Styles::find(std::string_view id) const
{
    static const StyleFacts none;
    auto it = m_styles.find(id);
    return it == m_styles.end() ? none : it->second;
}

} // namespace duiding::docx
