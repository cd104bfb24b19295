// SPDX-License-Identifier: GPL-3.0-or-later
// What the named styles of a Word document mean for us: heading level, list, bold and italic, each inherited along "based on".
// Headings are found by outline level, and by name in the languages Word writes them in. Values; any thread.
#pragma once

#include "importers/support/xml_tree.h"

#include <map>
#include <optional>
#include <string>

namespace duiding::docx {

struct StyleFacts {
    std::optional<int> heading;          // 1 … 6
    std::optional<std::string> list;     // numId
    std::optional<int> list_level;       // 0 …
    std::optional<bool> bold;
    std::optional<bool> italic;
    bool is_title = false;
};

class Styles {
public:
    Styles() = default;
    explicit Styles(pugi::xml_node root);

    const StyleFacts& find(std::string_view id) const;         // unknown: nothing special

private:
    std::map<std::string, StyleFacts, std::less<>> m_styles;
};

// <w:b/> and <w:b w:val="true"/> are on, <w:b w:val="0"/> is off.
bool is_on(pugi::xml_node toggle);

// 1 … 6 from a paragraph's or style's outline level (0 … 8); nothing when it says "body text".
std::optional<int> heading_of_outline(pugi::xml_node paragraph_properties);

} // namespace duiding::docx
