// SPDX-License-Identifier: GPL-3.0-or-later
// XML read as a tree with pugixml, for every format that is one: names without their prefix (each program chooses its own),
// attributes likewise, and a walk that does not recurse. One function parses, and it alone knows the limits: at most 64 MB, no
// DOCTYPE (so no entity), 1,000 elements deep, 1,000 attributes an element. pugixml never fetches anything.
// Errors: BadInput with the path and the part's name.
#pragma once

#include "importers/support/zip_reader.h"

#include <pugixml.hpp>

#include <filesystem>
#include <string>
#include <string_view>

namespace duiding {

// Whole: XML that breaks off is refused. Begun: what stands before the break is read; the file is known to be damaged.
enum class XmlMustBe { Whole, Begun };

// Where a stretch of nothing but blanks is text: only where it is all that an element holds (Word), or between elements too
// (OpenDocument, EPUB: "<b>a</b> <i>b</i>").
enum class XmlBlanks { WholeElement, Everywhere };

// `part` names it in a refusal; may be empty.
void parse_xml(std::string_view bytes, const std::string& part, const std::filesystem::path& path, pugi::xml_document& document,
               XmlMustBe must_be = XmlMustBe::Whole, XmlBlanks blanks = XmlBlanks::WholeElement);

// The part parsed into `document`; false when the archive has no such part. A part that breaks off is taken as far as it goes
// where the archive itself is damaged: see ZipReader::damaged().
bool load_part(ZipReader& zip, const std::string& name, const std::filesystem::path& path, pugi::xml_document& document,
               XmlBlanks blanks = XmlBlanks::WholeElement);

std::string_view local_name(const char* name);                 // "w:p" → "p"
std::string_view prefix_of(const char* name);                  // "w:p" → "w"
std::string_view attribute(pugi::xml_node node, std::string_view local);     // "" when absent
pugi::xml_node child(pugi::xml_node node, std::string_view local);
int number(std::string_view text, int otherwise);

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

} // namespace duiding
