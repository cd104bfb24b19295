// SPDX-License-Identifier: GPL-3.0-or-later
// The markers before the paragraphs of OpenDocument lists. The file nests lists and items; the numbers are counted here, in
// document order. Only the first paragraph of an item has a marker. One document, one thread.
#pragma once

#include "importers/odt/styles.h"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace duiding::odt {

class Lists {
public:
    explicit Lists(const Styles& styles) : m_styles(styles) {}

    void enter_list(pugi::xml_node list);
    void leave_list();
    void enter_item(pugi::xml_node item);            // also a <text:list-header>, which has no marker
    void leave_item();

    int level() const { return static_cast<int>(m_open.size()); }        // 0 = in no list
    // The marker of a paragraph in the item at hand; empty for its second one, and outside lists. `paragraph_list` is the list
    // style that the paragraph's own style names, for lists that name none.
    std::string next_marker(const std::string& paragraph_list);

private:
    using Counters = std::array<int, list_levels>;
    struct Open {
        std::string style;
        std::string id;
        bool continues = false;
        bool started = false;            // an item of it was counted
        bool marker_due = false;
        int start_value = -1;            // said by the item; -1 = none
    };
    const ListLevel* level_of(const std::string& style, int level) const;
    std::string number_text(const std::string& style, int level) const;

    const Styles& m_styles;
    std::vector<Open> m_open;
    Counters m_counters{};
    std::map<std::string, Counters> m_last_of_style;
    std::map<std::string, Counters> m_last_of_id;
};

} // namespace duiding::odt
