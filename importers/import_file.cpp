// SPDX-License-Identifier: GPL-3.0-or-later
// The door: a path in, a document value out, whatever the format.
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/text/utf8.h"
#include "importers/importer.h"
#include "importers/support/language.h"
#include "importers/support/recording.h"
#include "importers/support/speakers.h"

#include <algorithm>
#include <iterator>
#include <system_error>

namespace duiding {

namespace {

constexpr std::uint64_t max_file_bytes = 512ull << 20;

std::string extension_of(const std::filesystem::path& path)
{
    std::string extension = path_text(path.extension());
    if (!extension.empty()) {
        extension.erase(0, 1);
    }
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return extension;
}

bool has_extension(const Importer& importer, std::string_view extension)
{
    return std::find(importer.extensions.begin(), importer.extensions.end(), extension) != importer.extensions.end();
}

const Importer* find_by_extension(std::string_view extension)
{
    auto all = importers();
    auto it = std::find_if(all.begin(), all.end(), [&](const Importer& importer) { return has_extension(importer, extension); });
    return it == all.end() ? nullptr : &*it;
}

// A PDF that is called "rapport.docx" is read as what it is, and the user is told.
void report_wrong_extension(const Importer& importer, const ImportSource& source, Findings& findings)
{
    const Importer* expected = find_by_extension(extension_of(source.path));
    bool known_name = has_extension(importer, extension_of(source.path));
    if (expected != nullptr && expected != &importer && !known_name) {
        findings.push_back({Severity::Warning, path_text(source.path.filename()),
                            msg("The file is called .{0}, but it is a .{1} and was read as one.", extension_of(source.path), importer.id)});
    }
}

void add_speakers(ImportedDocument& document, SpeakerSearch search)
{
    SpeakerDetection detection = detect_speakers(document.text, document.marks, search);
    document.ask_speakers = detection.ask;
    document.speakers = std::move(detection.speakers);
    document.marks.insert(document.marks.end(), std::make_move_iterator(detection.marks.begin()),
                          std::make_move_iterator(detection.marks.end()));
    document.findings.insert(document.findings.end(), detection.findings.begin(), detection.findings.end());
}

void sort_marks(std::vector<Mark>& marks)
{
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
        return a.range.begin != b.range.begin ? a.range.begin < b.range.begin : a.range.end > b.range.end;
    });
}

// Titles, markers, names and comments come from anywhere in a file; what is no UTF-8 in them is replaced, as in the text.
void replace_invalid_words(ImportedDocument& document)
{
    auto replace = [](std::string& words) {
        if (!is_valid_utf8(words)) {
            words = replace_invalid_utf8(words);
        }
    };
    replace(document.title);
    for (Mark& mark : document.marks) {
        replace(mark.value);
    }
    for (ImportedAttribute& attribute : document.attributes) {
        replace(attribute.name);
        replace(attribute.value);
    }
}

// What every document of a file has, whatever importer made it.
void complete(ImportedDocument& document, const Importer& importer, const ImportSource& source, const ImportOptions& options)
{
    replace_invalid_words(document);
    // Nobody speaks in a policy document: there "Gemeente" before a tab is the first cell of a table.
    bool policy = options.kind == DocumentKind::Policy && options.speakers == SpeakerSearch::Detect;
    if (options.speakers != SpeakerSearch::Never && !policy && document.speakers.empty()) {
        add_speakers(document, options.speakers);
    }
    sort_marks(document.marks);
    find_recording(document, source.path);
    if (document.language.empty()) {
        document.language = guess_language(document.text);
    }
    document.kind = options.kind.value_or(document.speakers.empty() ? document.kind : DocumentKind::Interview);
    if (document.name.empty()) {
        document.name = path_text(source.path.stem());
    }
    document.format = importer.id;
    document.importer = importer.id;
    document.importer_version = importer.version;
    document.original_name = path_text(source.path.filename());
}

const std::string& hash_of(ImportSource& source)
{
    if (source.sha256.empty()) {
        source.sha256 = sha256(source.bytes);
    }
    return source.sha256;
}

ImportedDocument read_document(const Importer& importer, ImportSource source, const ImportOptions& options, Progress& progress)
{
    ImportedDocument document = importer.read(source, options, progress);
    progress.check();
    report_wrong_extension(importer, source, document.findings);
    complete(document, importer, source, options);
    document.original_sha256 = hash_of(source);
    document.original = std::move(source.bytes);
    return document;
}

ImportedSurvey read_questionnaire(const Importer& importer, ImportSource source, const ImportOptions& options, Progress& progress)
{
    ImportedSurvey survey = importer.read_survey(source, options, progress);
    report_wrong_extension(importer, source, survey.findings);
    survey.name = path_text(source.path.stem());
    survey.format = importer.id;
    survey.original_name = path_text(source.path.filename());
    survey.original_sha256 = hash_of(source);
    survey.original = std::move(source.bytes);
    return survey;
}

std::vector<ImportedDocument> read_references(const Importer& importer, const ImportSource& source, const ImportOptions& options,
                                              Progress& progress)
{
    std::vector<ImportedDocument> documents = importer.read_many(source, options, progress);
    if (!documents.empty()) {
        report_wrong_extension(importer, source, documents.front().findings);
    }
    for (ImportedDocument& document : documents) {
        if (document.importer.empty()) {                  // an attached file is complete already, as what it is
            complete(document, importer, source, options);
        }
    }
    return documents;
}

} // namespace

ImportSource load_source(const std::filesystem::path& path)
{
    ImportSource source{path, read_file(path, max_file_bytes)};
    hash_of(source);
    return source;
}

ImportedDocument import_bytes(ImportSource source, const ImportOptions& options, Progress& progress)
{
    const Importer& importer = choose_importer(source);
    if (importer.produces() != Produces::Document) {
        throw BadInput({msg("The document could not be read."), path_text(source.path), msg("It is a table or a list of references, not a text."),
                        msg("Import it as a questionnaire or as references.")});
    }
    return read_document(importer, std::move(source), options, progress);
}

ImportedDocument import_file(const std::filesystem::path& path, const ImportOptions& options, Progress& progress)
{
    progress.start(path_text(path.filename()), 0);
    progress.check();
    return import_bytes(load_source(path), options, progress);
}

ImportedContent read_any_source(ImportSource source, const ImportOptions& options, Progress& progress)
{
    const Importer& importer = choose_importer(source);
    ImportedContent content;
    switch (importer.produces()) {
    case Produces::Document: content.documents.push_back(read_document(importer, std::move(source), options, progress)); break;
    case Produces::Survey: content.survey = read_questionnaire(importer, std::move(source), options, progress); break;
    case Produces::References: content.documents = read_references(importer, source, options, progress); break;
    }
    progress.check();
    return content;
}

ImportedContent read_any_file(const std::filesystem::path& path, const ImportOptions& options, Progress& progress)
{
    progress.start(path_text(path.filename()), 0);
    progress.check();
    return read_any_source(load_source(path), options, progress);
}

namespace {

// Pictures are imported when the user points at them: those in a folder are mostly photos.
bool is_taken_from_folders(const std::filesystem::path& path)
{
    const Importer* importer = find_by_extension(extension_of(path));
    return importer != nullptr && std::string_view(importer->id) != "image";
}

} // namespace

std::vector<std::filesystem::path> importable_files(const std::filesystem::path& path)
{
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) {
        return {path};
    }
    std::vector<std::filesystem::path> files;
    auto options = std::filesystem::directory_options::skip_permission_denied;
    for (auto it = std::filesystem::recursive_directory_iterator(path, options, error);
         it != std::filesystem::recursive_directory_iterator(); it.increment(error)) {
        std::string name = path_text(it->path().filename());
        bool hidden = name.starts_with(".") || name.starts_with("~$");
        if (hidden && it->is_directory(error)) {
            it.disable_recursion_pending();
        }
        if (!hidden && it->is_regular_file(error) && is_taken_from_folders(it->path())) {
            files.push_back(it->path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace duiding
