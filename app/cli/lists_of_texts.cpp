// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lists.h"

#include "core/base/file.h"

#include <unordered_map>

namespace duiding::cli {

namespace {

Json guid_or_null(const Guid& guid) { return guid.is_null() ? Json() : Json(guid.text()); }

} // namespace

Listing documents(Session&, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"name", msg("Name")},
                     {"title", msg("Title"), ShownTo::Programs},
                     {"kind", msg("Kind")},
                     {"format", msg("Format")},
                     {"language", msg("Language")},
                     {"characters", msg("Characters")},
                     {"words", msg("Words")},
                     {"paragraphs", msg("Paragraphs")},
                     {"turns", msg("Turns")},
                     {"pages", msg("Pages")},
                     {"codings", msg("Codings")},
                     {"cases", {}, ShownTo::Programs},
                     {"attributes", {}, ShownTo::Programs},
                     {"sha256", {}, ShownTo::Programs},
                     {"original_name", {}, ShownTo::Programs},
                     {"importer", {}, ShownTo::Programs},
                     {"imported", {}, ShownTo::Programs}}, {}};
    auto snapshot = project.snapshot();
    for (const DocumentInfo& info : *snapshot->documents) {
        listing.rows.push_back({info.guid.text(), info.name, info.title, to_key(info.kind), info.format, info.language, info.characters,
                                info.words, info.paragraphs, info.turns, info.pages,
                                snapshot->codings_of(info.id).codings.size(), Json::array(), Json::object(),
                                hex(info.original_sha256), info.original_name, info.importer, info.imported});
    }
    return listing;
}

Listing speakers(Session&, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"name", msg("Name")},
                     {"kind", msg("Kind")},
                     {"document", msg("Document")},
                     {"document_guid", {}, ShownTo::Programs},
                     {"turns", msg("Turns")}}, {}};
    for (const DocumentInfo& info : *project.snapshot()->documents) {
        DocumentTextPtr text = project.text_now(info.id);
        std::unordered_map<std::string, std::int64_t> turns;
        for (const Mark& mark : text->marks()) {
            turns[mark.value] += mark.kind == MarkKind::Turn;
        }
        for (const Speaker& speaker : text->speakers()) {
            listing.rows.push_back({guid_or_null(speaker.guid), speaker.name, to_key(speaker.kind), info.name, info.guid.text(),
                                    turns[speaker.name]});
        }
    }
    return listing;
}

Listing turns(Session&, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"name", msg("Speaker")},
                     {"kind", {}, ShownTo::Programs},
                     {"document", msg("Document")},
                     {"document_guid", {}, ShownTo::Programs},
                     {"begin", msg("Begin")},
                     {"end", msg("End")},
                     {"text", msg("Text")}}, {}};
    for (const DocumentInfo& info : *project.snapshot()->documents) {
        DocumentTextPtr text = project.text_now(info.id);
        for (const Mark& mark : text->marks()) {
            if (mark.kind != MarkKind::Turn) {
                continue;
            }
            const Speaker* speaker = text->speaker_at(mark.range.begin);
            listing.rows.push_back({speaker ? guid_or_null(speaker->guid) : Json(), mark.value, speaker ? to_key(speaker->kind) : "",
                                    info.name, info.guid.text(), mark.range.begin.value, mark.range.end.value, text->quote(mark.range)});
        }
    }
    return listing;
}

Listing findings(Session& session, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"name", msg("Document")},
                     {"severity", msg("Severity")},
                     {"where", msg("Where")},
                     {"message", msg("Finding")},
                     {"at", {}, ShownTo::Programs}}, {}};
    for (const StoredFinding& stored : session.wait(project.findings())) {
        const DocumentInfo* info = project.snapshot()->find_document(stored.document);
        listing.rows.push_back({info ? guid_or_null(info->guid) : Json(), stored.document_name, to_key(stored.finding.severity),
                                stored.finding.where, session.tell(stored.finding.message), stored.at});
    }
    return listing;
}

} // namespace duiding::cli
