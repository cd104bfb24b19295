// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/import_summary.h"

#include <algorithm>

namespace duiding {

namespace {

// Found again by its English text: messages are kept as values in the report.
const std::string* older_name_of(const Findings& findings)
{
    static const std::string id = older_version_finding({}).id;
    for (const Finding& finding : findings) {
        if (finding.message.id == id && !finding.message.arguments.empty()) {
            return std::get_if<std::string>(&finding.message.arguments.front());
        }
    }
    return nullptr;
}

const DocumentInfo* find_named(const Snapshot& snapshot, const std::string& name)
{
    auto it = std::find_if(snapshot.documents->begin(), snapshot.documents->end(), [&](const DocumentInfo& info) { return info.name == name; });
    return it == snapshot.documents->end() ? nullptr : &*it;
}

// The last that came in before this one under the same file name: its own name may have been changed since.
const DocumentInfo* find_before(const Snapshot& snapshot, const DocumentInfo& newer)
{
    const DocumentInfo* best = nullptr;
    for (const DocumentInfo& info : *snapshot.documents) {
        bool older = info.id < newer.id && info.original_name == newer.original_name && info.original_sha256 != newer.original_sha256;
        if (older && (!best || best->id < info.id)) {
            best = &info;
        }
    }
    return best;
}

} // namespace

FileOutcome outcome_of(const ImportedFileReport& file)
{
    switch (file.status) {
    case ImportStatus::Known: return FileOutcome::Known;
    case ImportStatus::Refused: return FileOutcome::Refused;
    case ImportStatus::NewVersion: return FileOutcome::NewText;
    case ImportStatus::Imported: break;
    }
    return file.findings.empty() ? FileOutcome::Imported : FileOutcome::WithFindings;
}

Message outcome_word(FileOutcome outcome)
{
    switch (outcome) {
    case FileOutcome::WithFindings: return msg("with findings");
    case FileOutcome::Known: return msg("already there");
    case FileOutcome::Refused: return msg("refused");
    case FileOutcome::NewText: return msg("new text");
    case FileOutcome::Imported: break;
    }
    return msg("imported");
}

const char* outcome_sign(FileOutcome outcome)
{
    switch (outcome) {
    case FileOutcome::WithFindings: return "!";
    case FileOutcome::Known: return "=";
    case FileOutcome::Refused: return "✗";
    case FileOutcome::NewText: return "↻";
    case FileOutcome::Imported: break;
    }
    return "✓";
}

bool keeps(ImportFilter filter, const ImportedFileReport& file)
{
    switch (filter) {
    case ImportFilter::WithFindings: return file.status != ImportStatus::Refused && file.status != ImportStatus::Known && !file.findings.empty();
    case ImportFilter::Refused: return file.status == ImportStatus::Refused;
    case ImportFilter::Known: return file.status == ImportStatus::Known;
    case ImportFilter::Speakers: return file.ask_speakers && file.status != ImportStatus::Refused;
    case ImportFilter::All: break;
    }
    return true;
}

std::int64_t count_of(const ImportReport& report, ImportFilter filter)
{
    return std::count_if(report.files.begin(), report.files.end(), [filter](const ImportedFileReport& file) { return keeps(filter, file); });
}

Message filter_label(ImportFilter filter, std::int64_t count)
{
    switch (filter) {
    case ImportFilter::WithFindings: return msg("With findings ({0})", count);
    case ImportFilter::Refused: return msg("Refused ({0})", count);
    case ImportFilter::Known: return msg("In the study already ({0})", count);
    case ImportFilter::Speakers: return msg("Want a look at their speakers ({0})", count);
    case ImportFilter::All: break;
    }
    return msg("All files ({0})", count);
}

std::vector<Message> headline(const ImportReport& report)
{
    std::vector<Message> parts;
    std::int64_t imported = report.count(ImportStatus::Imported);
    std::int64_t new_texts = report.count(ImportStatus::NewVersion);
    std::int64_t findings = count_of(report, ImportFilter::WithFindings);
    std::int64_t known = report.count(ImportStatus::Known);
    std::int64_t refused = report.count(ImportStatus::Refused);
    if (imported > 0 || new_texts == 0) {
        parts.push_back(msgn("{0} file imported", "{0} files imported", imported, imported));
    }
    if (new_texts > 0) {
        parts.push_back(msgn("{0} document with a new text", "{0} documents with a new text", new_texts, new_texts));
    }
    if (findings > 0) {
        parts.push_back(msg("{0} with findings", findings));
    }
    if (known > 0) {
        parts.push_back(msg("{0} in the study already", known));
    }
    if (refused > 0) {
        parts.push_back(msg("{0} refused", refused));
    }
    if (report.cancelled) {
        parts.push_back(msg("cancelled: what was in stays in"));
    }
    return parts;
}

bool needs_summary(const ImportReport& report)
{
    return report.files.size() > 1 || (report.files.size() == 1 && outcome_of(report.files.front()) != FileOutcome::Imported);
}

Message older_version_finding(const std::string& older_name)
{
    return msg("There is an older file of this name in the study, as “{0}”; this one differs from it and stands beside it.", older_name);
}

std::optional<NewerVersion> newer_version(const ImportedFileReport& file, const Snapshot& snapshot)
{
    const std::string* name = older_name_of(file.findings);
    const DocumentInfo* newer = name && file.documents.size() == 1 ? snapshot.find_document(file.documents.front()) : nullptr;
    if (!newer) {
        return std::nullopt;
    }
    const DocumentInfo* older = find_named(snapshot, *name);
    older = older && older->id != newer->id ? older : find_before(snapshot, *newer);
    return older ? std::optional(NewerVersion{older->id, newer->id}) : std::nullopt;
}

std::vector<DocumentId> documents_of(const ImportReport& report, ImportFilter filter, const Snapshot& snapshot)
{
    std::vector<DocumentId> documents;
    for (const ImportedFileReport& file : report.files) {
        for (DocumentId id : keeps(filter, file) ? file.documents : std::vector<DocumentId>()) {
            if (snapshot.find_document(id)) {
                documents.push_back(id);
            }
        }
    }
    return documents;
}

} // namespace duiding
