// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/documents.h"

#include "core/base/error.h"
#include "core/edits/edits.h"
#include "core/edits/find_or_make.h"
#include "core/edits/rules.h"
#include "core/store/codings.h"
#include "core/text/fold.h"

#include <algorithm>
#include <set>

namespace duiding::edits {

namespace {

std::string free_name(const Snapshot& snapshot, const std::string& wanted, DocumentId self = {})
{
    std::set<std::string> taken;
    for (const DocumentInfo& info : *snapshot.documents) {
        if (info.id != self) {
            taken.insert(fold_name(info.name));
        }
    }
    std::string name = wanted;
    for (int n = 2; taken.contains(fold_name(name)); ++n) {
        name = wanted + " (" + std::to_string(n) + ")";
    }
    return name;
}

const DocumentInfo* find_same_file(const Snapshot& snapshot, const std::string& sha256)
{
    if (sha256.empty()) {
        return nullptr;
    }
    auto it = std::find_if(snapshot.documents->begin(), snapshot.documents->end(),
                           [&](const DocumentInfo& info) { return info.original_sha256 == sha256; });
    return it == snapshot.documents->end() ? nullptr : &*it;
}

// What the file says of itself. What does not fit is kept as a finding of the document too.
void add_imported_values(Transaction& tx, EditResult& result, const ImportedDocument& document)
{
    if (document.attributes.empty()) {
        return;
    }
    attributes::Register known(tx.db());
    Findings misfits;
    add_values(tx, known, AttributeTarget::Document, result.document.value, document.attributes, document.original_name, misfits);
    for (const Finding& misfit : misfits) {
        documents::add_finding(tx, result.document, misfit);
        result.findings.push_back(misfit);
    }
}

EditFuture change_document(Project& project, DocumentId id, Message menu, Message sentence, std::function<void(DocumentInfo&)> change,
                           std::int64_t group = 0)
{
    return project.edit({std::move(menu), std::move(sentence)}, [id, change = std::move(change)](Transaction& tx, EditResult& result) {
        DocumentInfo info = require_document(tx.before(), id);
        DocumentInfo old = info;
        change(info);
        if (info != old) {
            documents::update(tx, info);
        }
        result.document = id;
    }, group);
}

} // namespace

EditFuture add_document(Project& project, ImportedDocument document, std::int64_t group, SameFile same_file)
{
    auto shared = std::make_shared<ImportedDocument>(std::move(document));
    return project.edit({}, [shared, same_file](Transaction& tx, EditResult& result) {
        const DocumentInfo* known = find_same_file(tx.before(), shared->original_sha256);
        if (known && same_file == SameFile::Skip) {
            result.document = known->id;
            result.findings.push_back({Severity::Info, shared->original_name, msg("This file is already in the project as “{0}”.", known->name)});
            return;
        }
        std::string wanted = require_name(shared->name, msg("The document needs a name."));
        std::string name = free_name(tx.before(), wanted);
        if (name != wanted) {
            shared->findings.push_back({Severity::Info, shared->original_name,
                                        msg("There is already a document “{0}”; this one is called “{1}”.", wanted, name)});
        }
        result.document = documents::insert(tx, *shared, name);
        result.findings = shared->findings;
        add_imported_values(tx, result, *shared);
        set_label(result, msg("Import"), msg("Imported “{0}”", name));
    }, group);
}

EditFuture delete_documents(Project& project, std::vector<DocumentId> ids)
{
    return project.edit({}, [ids = std::move(ids)](Transaction& tx, EditResult& result) {
        std::int64_t gone = 0;
        for (DocumentId id : ids) {
            set_label(result, msg("Delete document"), ids.size() == 1 ? msg("Deleted “{0}”", require_document(tx.before(), id).name)
                      : msgn("Deleted {0} document", "Deleted {0} documents", std::int64_t(ids.size()), ids.size()));
            for (const Coding& coding : tx.before().codings_of(id).codings) {
                codings::erase(tx, coding.id);
                ++gone;
            }
            documents::erase(tx, id);
        }
        if (gone > 0) {
            result.findings.push_back({Severity::Info, {}, msgn("{0} coding went with it.", "{0} codings went with it.", gone, gone)});
        }
    });
}

EditFuture rename_document(Project& project, DocumentId id, std::string name)
{
    return project.edit({}, [id, name = std::move(name)](Transaction& tx, EditResult& result) {
        DocumentInfo info = require_document(tx.before(), id);
        std::string wanted = require_name(name, msg("The document was not renamed."));
        if (free_name(tx.before(), wanted, id) != wanted) {
            throw BadInput({msg("The document was not renamed."), {}, msg("There is already a document “{0}”.", wanted),
                            msg("Choose another name.")});
        }
        set_label(result, msg("Rename document"), msg("Renamed “{0}” to “{1}”", info.name, wanted));
        if (info.name != wanted) {
            info.name = wanted;
            documents::update(tx, info);
        }
        result.document = id;
    });
}

EditFuture set_document_title(Project& project, DocumentId id, std::string title)
{
    return change_document(project, id, msg("Change title"), msg("Changed the title of a document"),
                           [title = trimmed(title)](DocumentInfo& info) { info.title = title; });
}

EditFuture set_document_kind(Project& project, DocumentId id, DocumentKind kind)
{
    return change_document(project, id, msg("Change kind of document"), msg("Changed the kind of a document"),
                           [kind](DocumentInfo& info) { info.kind = kind; });
}

EditFuture set_document_language(Project& project, DocumentId id, std::string language)
{
    return change_document(project, id, msg("Change language"), msg("Changed the language of a document"),
                           [language](DocumentInfo& info) { info.language = language; });
}

EditFuture set_document_media(Project& project, DocumentId id, std::string path, std::int64_t group)
{
    return change_document(project, id, msg("Change recording"), msg("Changed the recording of a document"),
                           [path = std::move(path)](DocumentInfo& info) { info.media_path = path; }, group);
}

EditFuture set_speaker_kind(Project& project, SpeakerId id, SpeakerKind kind)
{
    return project.edit({msg("Change speaker"), msg("Changed who a speaker is")}, [id, kind](Transaction& tx, EditResult&) {
        documents::update_speaker(tx, id, kind);
    });
}

} // namespace duiding::edits
