// SPDX-License-Identifier: GPL-3.0-or-later
// A newer text under the same codings. What is the same on both sides is kept as it is; the differences become text patches, so that
// undo can rebuild the older text as it does for corrections.
#include "core/edits/new_version.h"

#include "core/base/error.h"
#include "core/edits/rules.h"
#include "core/store/autocodings.h"
#include "core/store/codings.h"
#include "core/store/document_versions.h"
#include "core/store/documents.h"
#include "core/store/texts.h"
#include "core/text/diff.h"
#include "core/text/utf8.h"

namespace duiding::edits {

namespace {

constexpr std::int64_t longest_quote = 80;

struct Moved {
    std::int64_t same = 0;
    std::int64_t changed = 0;
    std::int64_t gone = 0;
};

// One patch for each gap between what is the same; positions are those in the text as the patches before it left it.
std::int64_t add_patches(Transaction& tx, DocumentId id, const Reanchoring& versions, std::int64_t rev)
{
    auto piece = [](const std::u32string& text, CharPos begin, CharPos end) {
        return to_utf8(text.substr(static_cast<std::size_t>(begin.value), static_cast<std::size_t>(end - begin)));
    };
    CharPos before{0}, after{0};
    auto patch = [&](CharPos before_end, CharPos after_end) {
        if (before < before_end || after < after_end) {
            texts::add_patch(tx, id, {++rev, after, piece(versions.before(), before, before_end), piece(versions.after(), after, after_end)});
        }
    };
    for (const TextMatch& match : versions.matches()) {
        patch(match.before, match.after);
        before = match.before + match.length;
        after = match.after + match.length;
    }
    patch({static_cast<std::int64_t>(versions.before().size())}, {static_cast<std::int64_t>(versions.after().size())});
    return rev;
}

std::string quote_for_reading(const DocumentText& text, CharRange range)
{
    std::string quote = text.quote(range);
    std::u32string points = to_utf32(quote);
    return static_cast<std::int64_t>(points.size()) <= longest_quote ? quote : to_utf8(points.substr(0, longest_quote)) + "…";
}

Moved move_codings(Transaction& tx, EditResult& result, const DocumentText& before, const DocumentText& after, const Reanchoring& versions,
                   const std::string& document)
{
    Moved moved;
    for (const codings::Row& row : codings::rows_of(tx.db(), before.id())) {
        CharRange range = row.coding.range();
        std::optional<FoundRange> found = versions.find(range);
        if (!found) {
            const Code* code = tx.before().codebook->find(row.coding.code());
            result.findings.push_back({Severity::Warning, document,
                                       msg("The coding “{0}” has no place in the new text: “{1}”", code ? code->name : std::string(),
                                           quote_for_reading(before, range))});
            codings::erase(tx, row.coding.id);
            ++moved.gone;
        } else if (check_of(after.slice(found->range)) == row.quote) {
            codings::move(tx, row.coding.id, found->range);
            ++moved.same;
        } else {
            codings::update_range(tx, row.coding.id, found->range, after.slice(found->range));
            ++moved.changed;
        }
    }
    return moved;
}

void move_refused(Transaction& tx, DocumentId id, const Reanchoring& versions)
{
    for (const autocodings::Refused& refused : autocodings::refused_in(tx.db(), id)) {
        if (std::optional<FoundRange> found = versions.find(refused.range)) {
            autocodings::move_refused(tx, refused.id, found->range);
        } else {
            autocodings::erase_refused(tx, refused.id);
        }
    }
}

void tell(EditResult& result, const Moved& moved, const std::string& document)
{
    if (moved.changed > 0) {
        result.findings.push_back({Severity::Info, document, msgn("{0} coding stands on words that are slightly different now.",
                                   "{0} codings stand on words that are slightly different now.", moved.changed, moved.changed)});
    }
    if (moved.gone > 0) {
        result.findings.push_back({Severity::Warning, document, msgn("{0} coding was taken away; undo brings it back.",
                                   "{0} codings were taken away; undo brings them back.", moved.gone, moved.gone)});
    }
}

void replace(Transaction& tx, EditResult& result, DocumentId id, const ImportedDocument& version)
{
    DocumentInfo info = require_document(tx.before(), id);
    DocumentTextPtr before = tx.text(id);
    if (version.text.empty()) {
        throw BadInput({msg("The new version was not taken."), info.name, msg("It holds no text."), msg("Choose another file.")});
    }
    DocumentText after(id, version.text, version.marks, version.speakers);
    Reanchoring versions(before->text(), after.text());
    std::int64_t first_rev = documents::text_rev(tx.db(), id);
    std::int64_t rev = add_patches(tx, id, versions, first_rev);
    Moved moved = move_codings(tx, result, *before, after, versions, info.name);
    move_refused(tx, id, versions);
    document_versions::update_source(tx, id, version);
    document_versions::replace_marks(tx, id, version.marks);
    document_versions::replace_speakers(tx, id, version.speakers);
    document_versions::replace_findings(tx, id, version.findings);
    std::string old_hash = info.text_sha256;
    count_into(info, after);
    info.text_sha256 = texts::keep_blob(tx.db(), after.text());
    documents::update_text(tx, info, rev);
    texts::drop_blob_if_unused(tx.db(), old_hash);
    tell(result, moved, info.name);
    std::int64_t kept = moved.same + moved.changed;
    set_label(result, msg("New version"), msgn("Took a new version of “{1}”, {0} coding moved along", "Took a new version of “{1}”, {0} codings moved along",
                                              kept, kept, info.name));
    result.document = id;
}

} // namespace

EditFuture replace_text(Project& project, DocumentId id, ImportedDocument version, std::int64_t group)
{
    auto shared = std::make_shared<const ImportedDocument>(std::move(version));
    return project.edit({}, [id, shared](Transaction& tx, EditResult& result) { replace(tx, result, id, *shared); }, group);
}

EditFuture take_as_new_version(Project& project, DocumentId older, DocumentId newer, ImportedDocument version, std::int64_t group)
{
    auto shared = std::make_shared<const ImportedDocument>(std::move(version));
    return project.edit({}, [older, newer, shared](Transaction& tx, EditResult& result) {
        const DocumentInfo& extra = require_document(tx.before(), newer);
        if (!tx.before().codings_of(newer).codings.empty()) {
            throw BadInput({msg("The new version was not taken."), extra.name, msg("It has codings of its own, which would be lost."),
                            msg("Remove them first, or keep both documents.")});
        }
        replace(tx, result, older, *shared);
        documents::erase(tx, newer);
    }, group);
}

} // namespace duiding::edits
