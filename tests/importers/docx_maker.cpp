// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/importers/docx_maker.h"

#include <zip.h>

#include <stdexcept>

namespace duiding::test {

namespace {

const std::string main_ns = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const std::string type_ns = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const std::string relation_ns = "http://schemas.openxmlformats.org/package/2006/relationships";

std::string relation(int id, const std::string& type, const std::string& target)
{
    return "<Relationship Id=\"r" + std::to_string(id) + "\" Type=\"" + type_ns + type + "\" Target=\"" + target + "\"/>";
}

std::string relations(const std::string& list)
{
    return "<Relationships xmlns=\"" + relation_ns + "\">" + list + "</Relationships>";
}

} // namespace

DocxParts docx_parts(const std::string& body, const DocxParts& more)
{
    std::string of_main;
    int id = 0;
    DocxParts parts;
    for (const auto& [name, bytes] : more) {
        std::string root = "<w:" + name + " xmlns:w=\"" + main_ns + "\">" + bytes + "</w:" + name + ">";
        parts["word/" + name + ".xml"] = root;
        of_main += relation(++id, name, name + ".xml");
    }
    parts["word/_rels/document.xml.rels"] = relations(of_main);
    parts["_rels/.rels"] = relations(relation(1, "officeDocument", "word/document.xml"));
    parts["word/document.xml"] = "<w:document xmlns:w=\"" + main_ns + "\"><w:body>" + body + "</w:body></w:document>";
    return parts;
}

void write_docx(const std::filesystem::path& path, const DocxParts& parts)
{
    int error = 0;
    zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (archive == nullptr) {
        throw std::runtime_error("zip_open");
    }
    for (const auto& [name, bytes] : parts) {
        zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    }
    if (zip_close(archive) != 0) {
        throw std::runtime_error("zip_close");
    }
}

} // namespace duiding::test
