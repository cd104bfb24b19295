// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lists.h"

#include "core/base/file.h"

#include <unordered_map>

namespace duiding::cli {

namespace {

Json guid_or_null(const Guid& guid) { return guid.is_null() ? Json() : Json(guid.text()); }

Json name_of(const Snapshot& snapshot, PersonId id)
{
    const Person* person = snapshot.find_person(id);
    return person ? Json(person->name) : Json();
}

// [{name, role}] for every document; an empty list for those without cases.
std::unordered_map<DocumentId, Json> cases_by_document(const Snapshot& snapshot)
{
    std::unordered_map<DocumentId, Json> cases;
    for (const DocumentInfo& info : *snapshot.documents) {
        cases[info.id] = Json::array();
    }
    for (const DocumentCase& link : *snapshot.document_cases) {
        if (const Case* the_case = snapshot.find_case(link.the_case)) {
            cases[link.document].push_back({{"name", the_case->name}, {"role", link.role}});
        }
    }
    return cases;
}

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
                     {"imported", {}, ShownTo::Programs},
                     {"importer_options", {}, ShownTo::Programs},
                     {"person", {}, ShownTo::Programs},
                     {"media_path", {}, ShownTo::Programs}}, {}};
    auto snapshot = project.snapshot();
    auto cases = cases_by_document(*snapshot);
    for (const DocumentInfo& info : *snapshot->documents) {
        listing.rows.push_back({info.guid.text(), info.name, info.title, to_key(info.kind), info.format, info.language, info.characters,
                                info.words, info.paragraphs, info.turns, info.pages,
                                snapshot->codings_of(info.id).codings.size(), std::move(cases[info.id]),
                                attributes_of(*snapshot, AttributeTarget::Document, info.id.value), hex(info.original_sha256),
                                info.original_name, info.importer, info.imported, info.importer_options, name_of(*snapshot, info.person),
                                info.media_path});
    }
    return listing;
}

Listing speakers(Session&, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"name", msg("Name")},
                     {"kind", msg("Kind")},
                     {"person", msg("Person")},
                     {"document", msg("Document")},
                     {"document_guid", {}, ShownTo::Programs},
                     {"turns", msg("Turns")}}, {}};
    auto snapshot = project.snapshot();
    for (const DocumentInfo& info : *snapshot->documents) {
        DocumentTextPtr text = project.text_now(info.id);
        std::unordered_map<std::string, std::int64_t> turns;
        for (const Mark& mark : text->marks()) {
            turns[mark.value] += mark.kind == MarkKind::Turn;
        }
        for (const Speaker& speaker : text->speakers()) {
            listing.rows.push_back({guid_or_null(speaker.guid), speaker.name, to_key(speaker.kind), name_of(*snapshot, speaker.person), info.name,
                                    info.guid.text(), turns[speaker.name]});
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
