// SPDX-License-Identifier: GPL-3.0-or-later
// Cases, persons, attributes, and what came of imports.
#include "app/cli/lists.h"

#include <unordered_map>

namespace duiding::cli {

namespace {

// How many documents each case or person has.
template <class NounId, class Items, class Of>
std::unordered_map<NounId, std::int64_t> count(const Items& items, Of of)
{
    std::unordered_map<NounId, std::int64_t> counts;
    for (const auto& item : items) {
        ++counts[of(item)];
    }
    return counts;
}

Json labels_of(const Attribute& attribute)
{
    Json labels = Json::array();
    for (const ValueLabel& label : attribute.labels) {
        labels.push_back({{"value", label.value}, {"label", label.label}});
    }
    return labels;
}

} // namespace

Json attributes_of(const Snapshot& snapshot, AttributeTarget target, std::int64_t target_id)
{
    Json values = Json::object();
    snapshot.values->each_of(target, target_id, [&](AttributeId id, const std::string& value) {
        if (const Attribute* attribute = snapshot.find_attribute(id)) {
            values[attribute->name] = value;
        }
    });
    return values;
}

Listing cases(Session&, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"name", msg("Name")},
                     {"kind", msg("Kind")},
                     {"parent", msg("Below")},
                     {"parent_guid", {}, ShownTo::Programs},
                     {"official_code", msg("Official code")},
                     {"documents", msg("Documents")},
                     {"attributes", {}, ShownTo::Programs}}, {}};
    auto snapshot = project.snapshot();
    auto documents = count<CaseId>(*snapshot->document_cases, [](const DocumentCase& link) { return link.the_case; });
    for (const Case& the_case : *snapshot->cases) {
        const Case* parent = snapshot->find_case(the_case.parent);
        listing.rows.push_back({the_case.guid.text(), the_case.name, the_case.kind, parent ? Json(parent->name) : Json(),
                                parent ? Json(parent->guid.text()) : Json(), the_case.official_code, documents[the_case.id],
                                attributes_of(*snapshot, AttributeTarget::Case, the_case.id.value)});
    }
    return listing;
}

Listing persons(Session&, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"name", msg("Name")},
                     {"role", msg("Role")},
                     {"analyse", msg("Analyse")},
                     {"cite", msg("Cite")},
                     {"archive", msg("Archive")},
                     {"reuse", msg("Reuse")},
                     {"documents", msg("Documents")},
                     {"attributes", {}, ShownTo::Programs}}, {}};
    auto snapshot = project.snapshot();
    auto documents = count<PersonId>(*snapshot->documents, [](const DocumentInfo& info) { return info.person; });
    for (const Person& person : *snapshot->persons) {
        const Consents& consent = person.consent;
        listing.rows.push_back({person.guid.text(), person.name, person.role, to_key(consent.analyse), to_key(consent.cite),
                                to_key(consent.archive), to_key(consent.reuse), documents[person.id],
                                attributes_of(*snapshot, AttributeTarget::Person, person.id.value)});
    }
    return listing;
}

Listing attributes(Session&, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"name", msg("Name")},
                     {"target", msg("Belongs to")},
                     {"type", msg("Kind")},
                     {"label", msg("Label")},
                     {"labels", {}, ShownTo::Programs},
                     {"values", msg("Values")}}, {}};
    auto snapshot = project.snapshot();
    for (const Attribute& attribute : *snapshot->attributes) {
        std::int64_t values = 0;
        snapshot->values->each_with(attribute.id, attribute.target, [&](std::int64_t, const std::string&) { ++values; });
        listing.rows.push_back({attribute.guid.text(), attribute.name, to_key(attribute.target), to_key(attribute.type), attribute.label,
                                labels_of(attribute), values});
    }
    return listing;
}

// One row a file: "which were refused, and why" is a filter. The newest import first.
Listing reports(Session& session, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"name", msg("File")},
                     {"at", msg("When")},
                     {"coder", {}, ShownTo::Programs},
                     {"status", msg("Status")},
                     {"documents", {}, ShownTo::Programs},
                     {"findings", {}, ShownTo::Programs},
                     {"why", msg("Why")}}, {}};
    for (const ImportReport& report : session.wait(project.import_reports())) {
        for (const ImportedFileReport& file : report.files) {
            std::string why = session.tell(file.error.what);
            if (!file.error.why.empty()) {
                why += " " + session.tell(file.error.why);
            }
            listing.rows.push_back({report.guid.text(), file.path, report.at, report.coder, to_key(file.status), file.names,
                                    to_json(session, file.findings), file.error.what.empty() ? Json() : Json(why)});
        }
    }
    return listing;
}

} // namespace duiding::cli
