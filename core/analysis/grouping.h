// SPDX-License-Identifier: GPL-3.0-or-later
// Documents put in groups: by municipality or any other kind of case, by role, kind, language or year, by a property of the
// document, of its cases or of its person. Facets, the word list and the policy scan group alike, so that a figure in one is a
// figure in the other.
//
// A document may stand in several groups: a plan of three municipalities is one document in each of them. It is then there
// "via regio": its words and hits count in every group, and once in a total. A document linked to a case below a municipality
// belongs to that municipality; one linked to a region above it belongs to it only where that is asked for.
// A document without a value stands in the last group, whose key is empty. Immutable once built; any thread.
#pragma once

#include "core/model/snapshot.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace duiding {

struct GroupBy {
    enum class What { Document, Kind, Language, Format, Role, Year, Case, Attribute };

    What what = What::Document;
    std::string case_kind;                       // of Case: "municipality"
    AttributeId attribute;                       // of Attribute

    bool operator==(const GroupBy&) const = default;
};

// "document", "kind", "language", "format", "role", "year", the kind of any case of the study ("municipality", "case",
// "region"), or the name of an attribute of documents, cases or persons. Throws BadInput that says what there is.
GroupBy resolve_group_by(const Snapshot& snapshot, std::string_view text);
std::string group_key(const Snapshot& snapshot, const GroupBy& by);          // what resolve_group_by reads back
Message group_label(const Snapshot& snapshot, const GroupBy& by);            // "Municipality", "jaar"
// Every way that divides these documents: kinds and properties that have a value somewhere.
std::vector<GroupBy> all_groupings(const Snapshot& snapshot);

enum class FromAbove { LeaveOut, Include };      // documents of the region a municipality lies in

struct Group {
    std::string key;                             // stable: a GUID, a value, a kind; empty: no value
    Message label;                               // for people
    CaseId the_case;                             // of a grouping by Case
    std::vector<DocumentId> documents;           // in the order of the document list
};

struct Membership {
    std::uint32_t group = 0;                     // index into groups()
    bool via = false;                            // of a document that covers several groups
};

class Grouping {
public:
    Grouping(const Snapshot& snapshot, GroupBy by, FromAbove from_above = FromAbove::LeaveOut);

    const GroupBy& by() const { return m_by; }
    // In natural order: years and numbers by value, choices as the instrument has them, names as people sort them, no value
    // last. A grouping by Case holds every case of that kind, also one without documents.
    const std::vector<Group>& groups() const { return m_groups; }
    std::span<const Membership> of(DocumentId document) const;
    bool is_ordered() const { return m_ordered; }                            // by value: do not sort it by hits

private:
    struct Builder;

    GroupBy m_by;
    bool m_ordered = false;
    std::vector<Group> m_groups;
    std::unordered_map<DocumentId, std::vector<Membership>> m_of;
};

Message value_label(const Attribute& attribute, const std::string& value);   // what people read for a value

// The document attribute that holds the year: "jaar", "year", "jaartal", else "datum" or "date"; null when there is none.
const Attribute* year_attribute(const Snapshot& snapshot);
std::optional<int> year_of(const Snapshot& snapshot, DocumentId document);
std::optional<int> year_in(std::string_view value);                          // "2019-03", "2018-2022": the first four digits

} // namespace duiding
