// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/xml_tree.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <algorithm>
#include <charconv>
#include <new>
#include <utility>

namespace duiding {

namespace {

constexpr std::size_t most_bytes = 64 << 20;
constexpr std::int64_t most_tags = 6'000'000;      // a node takes 64 bytes, and blanks between tags are nodes too
constexpr int most_depth = 1'000;
constexpr int most_attributes = 1'000;

[[noreturn]] void refuse(const std::string& part, const std::filesystem::path& path, Message why)
{
    throw BadInput({msg("The document could not be read."), part.empty() ? path_text(path) : path_text(path) + ": " + part, std::move(why),
                    msg("If you trust it, open it in the program it comes from, save a copy and import the copy.")});
}

// For walk(): throws at the first element that goes beyond the limits.
struct LimitCheck {
    const std::string& part;
    const std::filesystem::path& path;
    int depth = 0;

    Walk enter(pugi::xml_node node)
    {
        if (node.type() == pugi::node_doctype) {
            refuse(part, path, msg("It holds a document type (DOCTYPE), which honest documents of this kind do not have."));
        }
        if (++depth > most_depth) {
            refuse(part, path, msg("Its elements are nested more than {0} deep.", most_depth));
        }
        int attributes = 0;
        for (pugi::xml_attribute at = node.first_attribute(); at; at = at.next_attribute()) {
            if (++attributes > most_attributes) {
                refuse(part, path, msg("An element in it has more than {0} attributes.", most_attributes));
            }
        }
        return Walk::Descend;
    }
    void leave(pugi::xml_node) { --depth; }
};

} // namespace

void parse_xml(std::string_view bytes, const std::string& part, const std::filesystem::path& path, pugi::xml_document& document,
               XmlMustBe must_be, XmlBlanks blanks)
{
    if (bytes.size() > most_bytes || std::count(bytes.begin(), bytes.end(), '<') > most_tags) {
        refuse(part, path, msg("It is larger than a text of this kind can be."));
    }
    unsigned int blank_option = blanks == XmlBlanks::Everywhere ? pugi::parse_ws_pcdata : pugi::parse_ws_pcdata_single;
    unsigned int options = pugi::parse_default | pugi::parse_doctype | blank_option;
    pugi::xml_parse_result result = document.load_buffer(bytes.data(), bytes.size(), options);
    if (result.status == pugi::status_out_of_memory) {
        throw std::bad_alloc();
    }
    LimitCheck check{part, path, -1};                          // the document itself is no element
    walk(document, check);
    if (!result && result.status != pugi::status_no_document_element && must_be == XmlMustBe::Whole) {
        throw BadInput({msg("The document could not be read."), path_text(path),
                        part.empty() ? msg("Its content is damaged.") : msg("Its part “{0}” is damaged.", part),
                        msg("If the program it comes from can still open it, save a copy there and import the copy.")});
    }
}

bool load_part(ZipReader& zip, const std::string& name, const std::filesystem::path& path, pugi::xml_document& document,
               XmlBlanks blanks)
{
    std::optional<std::string> bytes = zip.read(name);
    if (!bytes) {
        return false;
    }
    parse_xml(*bytes, name, path, document, zip.damaged() ? XmlMustBe::Begun : XmlMustBe::Whole, blanks);
    return true;
}

std::string_view local_name(const char* name)
{
    std::string_view whole = name;
    std::size_t colon = whole.find(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

std::string_view prefix_of(const char* name)
{
    std::string_view whole = name;
    std::size_t colon = whole.find(':');
    return colon == std::string_view::npos ? std::string_view() : whole.substr(0, colon);
}

std::string_view attribute(pugi::xml_node node, std::string_view local)
{
    for (pugi::xml_attribute found : node.attributes()) {
        if (local_name(found.name()) == local) {
            return found.value();
        }
    }
    return {};
}

pugi::xml_node child(pugi::xml_node node, std::string_view local)
{
    for (pugi::xml_node found : node.children()) {
        if (local_name(found.name()) == local) {
            return found;
        }
    }
    return {};
}

int number(std::string_view text, int otherwise)
{
    int value = otherwise;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : otherwise;
}

} // namespace duiding
