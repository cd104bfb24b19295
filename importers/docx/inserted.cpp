// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/docx/inserted.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "importers/docx.h"
#include "importers/html.h"
#include "importers/rtf.h"
#include "importers/support/xml_tree.h"
#include "importers/txt.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace duiding::docx {

namespace {

enum class Kind { Word, Rtf, Html, Text, Other };

std::string lower_ascii(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

// What the bytes are; where they do not say, what the package or the name says. A web archive (MHT) is text of another kind.
Kind kind_of(const ImportSource& source, const std::string& type)
{
    std::string name = lower_ascii(path_text(source.path.extension()));
    bool archive = type == "message/rfc822" || name == ".mht" || name == ".mhtml";
    if (archive) {
        return Kind::Other;
    }
    if (probe_docx(source) > 0) {
        return Kind::Word;
    }
    if (probe_rtf(source) > 0) {
        return Kind::Rtf;
    }
    if (type == "text/html" || type == "application/xhtml+xml" || probe_html(source) > 0) {
        return Kind::Html;
    }
    return type == "text/plain" || name == ".txt" ? Kind::Text : Kind::Other;
}

// Types by name of the part, with the slash it has there, and by extension.
struct ContentTypes {
    std::map<std::string, std::string> by_part;
    std::map<std::string, std::string> by_extension;

    std::string of(const std::string& part) const
    {
        if (auto found = by_part.find("/" + part); found != by_part.end()) {
            return found->second;
        }
        std::string extension = lower_ascii(path_text(path_of(part).extension()));
        auto found = by_extension.find(extension.empty() ? extension : extension.substr(1));
        return found == by_extension.end() ? std::string() : found->second;
    }
};

ContentTypes content_types(ZipReader& zip, const std::filesystem::path& path)
{
    ContentTypes types;
    pugi::xml_document document;
    if (load_part(zip, "[Content_Types].xml", path, document)) {
        for (pugi::xml_node node : document.document_element().children()) {
            std::string type = lower_ascii(attribute(node, "ContentType"));
            if (local_name(node.name()) == "Override") {
                types.by_part.emplace(attribute(node, "PartName"), type);
            } else if (local_name(node.name()) == "Default") {
                types.by_extension.emplace(lower_ascii(attribute(node, "Extension")), type);
            }
        }
    }
    return types;
}

} // namespace

InsertedDocuments::InsertedDocuments(ZipReader& zip, const std::filesystem::path& path, const std::string& part, InsertedRoom& room,
                                     Progress& progress)
    : m_zip(zip), m_path(path), m_room(room), m_progress(progress)
{
    pugi::xml_document relations;
    if (!load_part(zip, relations_of_part(part), path, relations)) {
        return;
    }
    for (pugi::xml_node node : relations.document_element().children()) {
        bool inside = attribute(node, "TargetMode") != "External" && attribute(node, "Type").ends_with("/aFChunk");
        if (inside) {
            m_parts.emplace(attribute(node, "Id"), Part{resolve_part(part, attribute(node, "Target")), {}});
        }
    }
    if (!m_parts.empty()) {
        ContentTypes types = content_types(zip, path);
        for (auto& [id, found] : m_parts) {
            found.type = types.of(found.name);
        }
    }
}

std::optional<ImportedDocument> InsertedDocuments::read(const std::string& id)
{
    auto part = m_parts.find(id);
    if (part == m_parts.end() || m_room.depth == 0 || m_room.documents == 0) {
        return std::nullopt;
    }
    --m_room.documents;
    --m_room.depth;
    std::optional<ImportedDocument> document;
    try {
        document = read(part->second);
    } catch (const BadInput& error) {
        m_findings.push_back({Severity::Warning, part->second.name, error.text().why});
    }
    ++m_room.depth;
    if (document) {
        for (Finding& finding : document->findings) {
            finding.where = finding.where.empty() ? part->second.name : part->second.name + ", " + finding.where;
            m_findings.push_back(std::move(finding));
        }
    }
    return document;
}

std::optional<ImportedDocument> InsertedDocuments::read(const Part& part)
{
    std::optional<std::string> bytes = m_zip.read(part.name);
    if (!bytes || bytes->size() > m_room.bytes) {
        return std::nullopt;
    }
    m_room.bytes -= bytes->size();
    ImportSource source{m_path.parent_path() / path_of(part.name).filename(), std::move(*bytes), {}};
    switch (kind_of(source, part.type)) {
    case Kind::Word:
        return read_package(source, m_room, m_progress);
    case Kind::Rtf:
        return read_rtf(source, {}, m_progress);
    case Kind::Html:
        return read_html(source, {}, m_progress);
    case Kind::Text:
        return read_txt(source, {}, m_progress);
    case Kind::Other:
        break;
    }
    return std::nullopt;
}

void InsertedDocuments::report(Findings& findings)
{
    std::move(m_findings.begin(), m_findings.end(), std::back_inserter(findings));
    m_findings.clear();
}

} // namespace duiding::docx
