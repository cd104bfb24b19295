// SPDX-License-Identifier: GPL-3.0-or-later
// Documents that lie whole inside a Word document (altChunk): programs that make letters and reports put web pages, RTF or other
// Word documents there, and Word shows their text at that place. Read with the reader of their own format, so with its limits;
// only parts of the package, never anything a file points to outside. What cannot be read (a web archive, a damaged part, more
// than there is room for) is told. Used by the reader of DOCX, which reads Word documents inside by calling itself.
#pragma once

#include "importers/importer.h"
#include "importers/support/zip_reader.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace duiding::docx {

// What documents inside one file may take together, also those inside those.
struct InsertedRoom {
    int documents = 200;
    std::uint64_t bytes = 64ull << 20;
    int depth = 2;
};

class InsertedDocuments {
public:
    // `part`: the one whose relations name them.
    InsertedDocuments(ZipReader& zip, const std::filesystem::path& path, const std::string& part, InsertedRoom& room, Progress& progress);

    std::optional<ImportedDocument> read(const std::string& id);       // of a relation; none: it cannot be read
    void report(Findings& findings);                                   // what there is to say about them, moved out

private:
    struct Part {
        std::string name;
        std::string type;                                              // as the package says: "text/html"; may be empty
    };
    std::optional<ImportedDocument> read(const Part& part);

    ZipReader& m_zip;
    std::filesystem::path m_path;
    InsertedRoom& m_room;
    Progress& m_progress;
    std::map<std::string, Part> m_parts;                               // by relation
    Findings m_findings;
};

// A whole Word document. In docx.cpp, as the next two.
ImportedDocument read_package(const ImportSource& source, InsertedRoom& room, Progress& progress);
std::string resolve_part(const std::string& part, std::string_view target);        // "word/document.xml" + "a.rtf" → "word/a.rtf"
std::string relations_of_part(const std::string& part);                            // "word/_rels/document.xml.rels"

} // namespace duiding::docx
