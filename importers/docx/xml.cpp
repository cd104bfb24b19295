// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/docx/xml.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <charconv>
#include <new>

namespace duiding::docx {

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

bool is_on(pugi::xml_node toggle)
{
    std::string_view value = attribute(toggle, "val");
    return toggle && value != "0" && value != "false" && value != "off" && value != "none";
}

bool load_part(ZipReader& zip, const std::string& name, const std::filesystem::path& path, pugi::xml_document& document)
{
    std::optional<std::string> bytes = zip.read(name);
    if (!bytes) {
        return false;
    }
    unsigned int options = pugi::parse_default | pugi::parse_ws_pcdata_single;
    pugi::xml_parse_result result = document.load_buffer(bytes->data(), bytes->size(), options);
    if (result.status == pugi::status_out_of_memory) {
        throw std::bad_alloc();
    }
    if (!result && result.status != pugi::status_no_document_element) {
        throw BadInput({msg("The document could not be read."), path_text(path), msg("Its part “{0}” is damaged.", name),
                        msg("If Word can still open it, save a copy there and import the copy.")});
    }
    return true;
}

} // namespace duiding::docx
