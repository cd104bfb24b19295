// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/read_again.h"

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/edits/new_version.h"
#include "core/text/encoding.h"

#include <algorithm>
#include <charconv>

namespace duiding {

namespace {

constexpr std::size_t looked_at = 6000;              // bytes of the beginning; even, for UTF-16
constexpr std::size_t most_lines = 12;

const Importer* find_importer(std::string_view id)
{
    auto all = importers();
    auto it = std::find_if(all.begin(), all.end(), [id](const Importer& importer) { return importer.id == id; });
    return it == all.end() ? nullptr : &*it;
}

DocumentInfo info_of(const Project& project, DocumentId document)
{
    SnapshotPtr snapshot = project.snapshot();
    const DocumentInfo* info = snapshot->find_document(document);
    if (!info) {
        throw BadInput({msg("The document was not read again."), {}, msg("It is no longer in the study."), {}});
    }
    return *info;
}

std::string original_of(Project& project, const DocumentInfo& info)
{
    std::string bytes = project.original(info.id).get();
    if (bytes.empty()) {
        throw BadInput({msg("The document was not read again."), info.name, msg("Its original file is not kept in the study."),
                        msg("Import the file again.")});
    }
    return bytes;
}

// The report of one document with a new text: first the sentence that counts what moved, then what did not, then the reading's own.
ImportReport report_of(Project& project, const std::string& path, const EditResult& result, const Findings& reading)
{
    ImportReport report;
    report.at = now_utc();
    SnapshotPtr snapshot = project.snapshot();
    const Coder* coder = snapshot->find_coder(project.coder());
    report.coder = coder ? coder->name : "";
    ImportedFileReport file;
    file.path = path;
    file.status = ImportStatus::NewVersion;
    file.documents = {result.document};
    if (const DocumentInfo* info = snapshot->find_document(result.document)) {
        file.names = {info->name};
    }
    file.findings.push_back({Severity::Info, {}, result.label.history});
    file.findings.insert(file.findings.end(), result.findings.begin(), result.findings.end());
    file.findings.insert(file.findings.end(), reading.begin(), reading.end());
    report.files = {std::move(file)};
    return report;
}

ImportReport keep(Project& project, ImportReport report, std::int64_t group)
{
    edits::add_import_report(project, report, group).get();
    return report;
}

std::string_view value_of_option(std::string_view options, std::string_view key)
{
    while (!options.empty()) {
        std::size_t end = std::min(options.find(';'), options.size());
        std::string_view pair = options.substr(0, end);
        options.remove_prefix(std::min(end + 1, options.size()));
        std::size_t sign = pair.find('=');
        if (sign != std::string_view::npos && pair.substr(0, sign) == key) {
            return pair.substr(sign + 1);
        }
    }
    return {};
}

} // namespace

ReadChoices read_choices(const DocumentInfo& info)
{
    const Importer* importer = find_importer(info.importer);
    ReadChoices choices;
    choices.possible = importer && importer->produces() == Produces::Document;
    choices.encoding = choices.possible && !value_of_option(info.importer_options, "encoding").empty();
    choices.columns = choices.possible && info.importer == "pdf";
    choices.recognition = choices.possible && (info.importer == "pdf" || info.importer == "image");
    return choices;
}

ImportOptions reading_of(const DocumentInfo& info)
{
    ImportOptions options;
    options.encoding = value_of_option(info.importer_options, "encoding");
    std::string_view columns = value_of_option(info.importer_options, "columns");
    std::from_chars(columns.data(), columns.data() + columns.size(), options.columns);
    std::string_view languages = value_of_option(info.importer_options, "ocr");
    if (!languages.empty()) {
        options.ocr = true;
        options.ocr_languages = languages;
    }
    return options;
}

const std::vector<std::string>& common_encodings()
{
    static const std::vector<std::string> all{"UTF-8", "windows-1252", "macintosh", "ibm-850", "UTF-16LE", "UTF-16BE", "ISO-8859-15"};
    return all;
}

TextOriginal look_at_original(Project& project, DocumentId document, Progress& progress)
{
    DocumentInfo info = info_of(project, document);
    progress.check();
    TextOriginal original;
    original.bytes = original_of(project, info);
    DecodedText decoded = decode_text(original.bytes, {}, info.original_name);
    original.encoding = std::move(decoded.encoding);
    original.reasons = std::move(decoded.findings);
    return original;
}

std::string first_lines(const TextOriginal& original, const std::string& encoding)
{
    bool whole = original.bytes.size() <= looked_at;
    std::string text = decode_text(std::string_view(original.bytes).substr(0, looked_at), encoding.empty() ? original.encoding : encoding, {}).utf8;
    std::replace(text.begin(), text.end(), '\r', '\n');
    std::string lines;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size() && count < most_lines;) {
        std::size_t end = text.find('\n', at);
        if (end == std::string::npos && !whole && count > 0) {
            break;                                     // cut in the middle, perhaps of a letter
        }
        end = std::min(end, text.size());
        if (end > at) {
            lines += text.substr(at, end - at) + "\n";
            ++count;
        }
        at = end + 1;
    }
    return lines;
}

ImportReport read_again(Project& project, DocumentId document, const ImportOptions& options, Progress& progress)
{
    DocumentInfo info = info_of(project, document);
    progress.start(info.name, 0);
    ImportedDocument version = import_bytes({path_of(info.original_name), original_of(project, info)}, options, progress);
    progress.check();
    std::int64_t group = project.begin_group();
    Findings reading = version.findings;
    EditResult result = edits::replace_text(project, document, std::move(version), group).get();
    return keep(project, report_of(project, info.original_name, result, reading), group);
}

ImportReport take_new_version(Project& project, const NewerVersion& version, Progress& progress)
{
    DocumentInfo newer = info_of(project, version.newer);
    progress.start(newer.name, 0);
    ImportedDocument text = import_bytes({path_of(newer.original_name), original_of(project, newer)}, reading_of(newer), progress);
    progress.check();
    std::int64_t group = project.begin_group();
    Findings reading = text.findings;
    EditResult result = edits::take_as_new_version(project, version.older, version.newer, std::move(text), group).get();
    return keep(project, report_of(project, newer.original_name, result, reading), group);
}

} // namespace duiding
