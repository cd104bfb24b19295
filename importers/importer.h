// SPDX-License-Identifier: GPL-3.0-or-later
// What an importer is: bytes in, values out. It never asks, never opens a window and never touches the project; a file that is
// not what it says is a BadInput that names file, reason and what to do. Importers are stateless and may run in any thread;
// they report to Progress and stop when it says so. Three kinds of files come in:
//
//   Document     a text (TXT, DOCX, PDF, VTT …)     read        → one document
//   Survey       a table (CSV, XLSX, ODS, SAV)      read_survey → questions and respondents
//   References   RIS, BibTeX                        read_many   → one document an entry, of metadata only or with its file's text
#pragma once

#include "core/base/progress.h"
#include "core/model/document.h"
#include "core/model/survey.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

enum class SpeakerSearch { Detect, Never, Always };      // Always: below the threshold too, when the user says there are speakers

// Everything a user may choose for one file. Kept as text with the document (importer_options), so that it can be read again.
struct ImportOptions {
    std::optional<DocumentKind> kind;       // --as; left out: interview if turns are accepted, else note
    std::string encoding;                   // text formats: an ICU name; empty = detect
    SpeakerSearch speakers = SpeakerSearch::Detect;
    int columns = 0;                        // PDF: 0 = found out per page; 1, 2, 3 = as the user says
    bool ocr = false;                       // PDF without text: recognise it (slow); a page that has text keeps its own
    std::string ocr_languages = "nld+eng";
    std::string sheet;                      // XLSX, ODS: name; empty = the first with cells
    std::string separator;                  // CSV: one character; empty = found out
};

struct ImportSource {
    std::filesystem::path path;             // for names and messages, and for files beside it
    std::string bytes;                      // the whole file
    std::string sha256;                     // of the bytes, 32 raw bytes; left out: found out when it is needed
};
// A file as it lies on the disk, with its hash. BadInput: missing, or larger than can be imported.
ImportSource load_source(const std::filesystem::path& path);

enum class Produces { Document, Survey, References };

struct Importer {
    const char* id;                         // "docx": stable, stored with the document
    const char* version;
    std::vector<std::string_view> extensions;    // lower case, without dot
    Message label;                          // "Word document"
    // 0 = not mine … 100 = certainly mine, by content; the extension breaks ties.
    int (*probe)(const ImportSource&);
    ImportedDocument (*read)(const ImportSource&, const ImportOptions&, Progress&) = nullptr;
    ImportedSurvey (*read_survey)(const ImportSource&, const ImportOptions&, Progress&) = nullptr;
    std::vector<ImportedDocument> (*read_many)(const ImportSource&, const ImportOptions&, Progress&) = nullptr;

    Produces produces() const { return read ? Produces::Document : read_survey ? Produces::Survey : Produces::References; }
};

std::span<const Importer> importers();                          // registry.cpp: one line per format
const Importer& choose_importer(const ImportSource& source);    // throws BadInput: empty, unknown, mislabelled

// What one file gave. Documents are complete: name, original, hashes, importer, speakers, language.
struct ImportedContent {
    std::vector<ImportedDocument> documents;
    std::optional<ImportedSurvey> survey;
};

// Reads a file whatever it is: the door for app and tests.
ImportedContent read_any_file(const std::filesystem::path& path, const ImportOptions& options, Progress& progress);
ImportedContent read_any_source(ImportSource source, const ImportOptions& options, Progress& progress);
// The same for a file that is one document; BadInput when it is a table or a list of references.
ImportedDocument import_file(const std::filesystem::path& path, const ImportOptions& options, Progress& progress);
// Reads bytes that are in the project already once more, with other options (another encoding, column choice, OCR).
ImportedDocument import_bytes(ImportSource source, const ImportOptions& options, Progress& progress);

// The files of a folder and its sub-folders that some importer may read, sorted; a file gives itself.
std::vector<std::filesystem::path> importable_files(const std::filesystem::path& path);

} // namespace duiding
