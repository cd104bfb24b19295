// SPDX-License-Identifier: GPL-3.0-or-later
// The markers Word draws before list paragraphs ("•", "3.", "b)", "2.1"). Word stores only which list and level a paragraph is
// in; the number is counted here, in document order. One document, one thread.
#pragma once

#include "importers/support/xml_tree.h"

#include <array>
#include <map>
#include <string>

namespace duiding::docx {

class Numbering {
public:
    Numbering() = default;
    explicit Numbering(pugi::xml_node root);

    // The marker of the next paragraph of this list; empty for an unknown list. Level counts from 0.
    std::string next_marker(const std::string& list, int level);

private:
    struct Level {
        std::string format = "decimal";
        std::string text;                // "%1.%2)"
        int start = 1;
    };
    using Levels = std::array<Level, 9>;
    struct List {
        Levels levels;
        std::string counter;             // lists of one definition go on counting together
    };
    struct Counter {
        std::array<int, 9> value{};
        std::array<bool, 9> running{};
    };
    static void read_level(pugi::xml_node node, Level& level);
    void read_list(pugi::xml_node node, const std::map<std::string, Levels>& definitions);

    std::map<std::string, List> m_lists;
    std::map<std::string, Counter> m_counters;
};

} // namespace duiding::docx
