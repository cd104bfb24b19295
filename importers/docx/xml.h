// SPDX-License-Identifier: GPL-3.0-or-later
// Reading WordprocessingML with pugixml: names without their prefix (each program chooses its own), attributes likewise, and a
// walk over a tree that does not recurse, so that a file nested a million deep is only slow. pugixml never fetches or
// expands entities. Errors: BadInput with the path.
#pragma once

#include "importers/support/zip_reader.h"

#include <pugixml.hpp>

#include <string>
#include <string_view>

namespace duiding::docx {

std::string_view local_name(const char* name);                 // "w:p" → "p"
std::string_view prefix_of(const char* name);                  // "w:p" → "w"
std::string_view attribute(pugi::xml_node node, std::string_view local);     // "" when absent
pugi::xml_node child(pugi::xml_node node, std::string_view local);
int number(std::string_view text, int otherwise);

// <w:b/> and <w:b w:val="true"/> are on, <w:b w:val="0"/> is off.
bool is_on(pugi::xml_node toggle);

// The part parsed into `document`; false when the archive has no such part.
bool load_part(ZipReader& zip, const std::string& name, const std::filesystem::path& path, pugi::xml_document& document);

enum class Walk { Descend, Skip };

// Calls visitor.enter(node), and visitor.leave(node) for each node that was descended into.
template <class Visitor>
void walk(pugi::xml_node root, Visitor& visitor)
{
    pugi::xml_node node = root;
    while (node) {
        bool descended = visitor.enter(node) == Walk::Descend;
        if (descended && node.first_child()) {
            node = node.first_child();
            continue;
        }
        if (descended) {
            visitor.leave(node);
        }
        while (node != root && !node.next_sibling()) {
            node = node.parent();
            visitor.leave(node);
        }
        node = node == root ? pugi::xml_node() : node.next_sibling();
    }
}

} // namespace duiding::docx
