// SPDX-License-Identifier: GPL-3.0-or-later
// What an importer is: bytes in, one document value with findings out. It never asks, never opens a window and never
// touches the project; a file that is not what it says is a BadInput that names file, reason and what to do.
// Importers are stateless and may run in any thread; they report to Progress and stop when it says so.
#pragma once

#include "core/base/progress.h"
#include "core/model/document.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

struct ImportOptions {
    std::optional<DocumentKind> kind;       // --as; left out: interview if turns are accepted, else note
    std::string encoding;                   // TXT: empty = detect
    bool detect_speakers = true;
};

struct ImportSource {
    std::filesystem::path path;             // for names and messages
    std::string bytes;                      // the whole file
};

struct Importer {
    const char* id;                         // "docx": stable, stored with the document
    const char* version;
    std::vector<std::string_view> extensions;    // lower case, without dot
    Message label;                          // "Word document"
    // 0 = not mine … 100 = certainly mine, by content; the extension breaks ties.
    int (*probe)(const ImportSource&);
    ImportedDocument (*read)(const ImportSource&, const ImportOptions&, Progress&);
};

std::span<const Importer> importers();                          // registry.cpp: one line per format
const Importer& choose_importer(const ImportSource& source);    // throws BadInput: empty, unknown, mislabelled

// Reads a file and imports it: the door for app and tests. Fills in name, original, hashes and importer.
ImportedDocument import_file(const std::filesystem::path& path, const ImportOptions& options, Progress& progress);

// The files of a folder and its sub-folders that some importer may read, sorted; a file gives itself.
std::vector<std::filesystem::path> importable_files(const std::filesystem::path& path);

} // namespace duiding
