// SPDX-License-Identifier: GPL-3.0-or-later
// What the styles of an OpenDocument text mean for us: heading level, title, bold, italic and hidden, each inherited from the
// parent style; and the numbers and bullets of its list styles. Named styles and those a word processor makes itself for what
// was formatted by hand ("automatic") are told apart. Values; any thread.
#pragma once

#include "importers/support/xml_tree.h"

#include <array>
#include <map>
#include <optional>
#include <string>

namespace duiding::odt {

struct StyleFacts {
    std::optional<int> heading;          // 1 … 6; 0 = none, said expressly
    std::optional<bool> bold;
    std::optional<bool> italic;
    std::optional<bool> hidden;
    std::string list;                    // name of a list style
    bool is_title = false;
};

struct ListLevel {
    bool known = false;
    bool numbered = false;
    std::string bullet;
    std::string format;                  // "1", "a", "A", "i", "I"; empty = no number is drawn
    std::string prefix, suffix;
    int start = 1;
    int shown = 1;                       // how many levels the number shows: 2 gives "3.1"
};

constexpr int list_levels = 10;
using ListStyle = std::array<ListLevel, list_levels>;

class Styles {
public:
    // Reads <office:styles> or <office:automatic-styles>; call it for the named ones first.
    void add(pugi::xml_node styles);
    void finish();                       // inherits; call it once, after the last add()

    const StyleFacts& paragraph(std::string_view name) const { return find("paragraph", name); }
    const StyleFacts& text(std::string_view name) const { return find("text", name); }
    // What the paragraph's own automatic style says of its letters, without what a named style says of all its paragraphs.
    const StyleFacts& by_hand(std::string_view name) const;
    const ListStyle* find_list(std::string_view name) const;   // null when unknown

private:
    struct Raw {
        StyleFacts own;
        std::string parent;
        bool automatic = false;
    };
    void add_style(pugi::xml_node style, bool automatic);
    void add_list(pugi::xml_node style);
    const StyleFacts& find(std::string_view family, std::string_view name) const;

    std::map<std::string, Raw, std::less<>> m_raw;             // "paragraph/P1"
    std::map<std::string, StyleFacts, std::less<>> m_styles;
    std::map<std::string, ListStyle, std::less<>> m_lists;
};

} // namespace duiding::odt
