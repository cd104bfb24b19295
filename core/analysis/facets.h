// SPDX-License-Identifier: GPL-3.0-or-later
// How the hits of a search lie over a study: facets (hits per value of every property), groups of documents, and hits per year.
// The window shows them beside the results while somebody types, so the part that depends on the study alone is built once for
// a snapshot (a job for a large study) and counting a result is a walk over its documents.
//
//   auto facets = std::make_shared<const Facets>(snapshot);
//   for (const Facet& facet : facets->count(document_counts(result.by_document))) …
//
// A document with two municipalities counts under both, so the values of a facet may add up to more than the total. Immutable
// once built; any thread.
#pragma once

#include "core/analysis/grouping.h"

#include <memory>

namespace duiding {

// What a search found in one document; the index has the same in a type of its own, which analysis may not know.
struct DocumentCount {
    DocumentId document;
    std::int64_t hits = 0;
    std::int64_t occurrences = 0;

    bool operator==(const DocumentCount&) const = default;
};

template <class List>
std::vector<DocumentCount> document_counts(const List& by_document)
{
    std::vector<DocumentCount> counts;
    counts.reserve(by_document.size());
    for (const auto& found : by_document) {
        counts.push_back({found.document, found.hits, found.occurrences});
    }
    return counts;
}

struct FacetValue {
    std::string key;                             // as in Group
    Message label;
    CaseId the_case;
    std::int64_t hits = 0;
    std::int64_t occurrences = 0;
    std::int64_t documents = 0;                  // with a hit
    std::int64_t of_documents = 0;               // that have this value: "3 of 12"
};

struct Facet {
    GroupBy by;
    std::string key;                             // "municipality", "jaar"
    Message label;
    std::vector<FacetValue> values;              // ordered ones by value, others by hits; no value last
};

struct YearCount {
    int year = 0;
    std::int64_t hits = 0;
    std::int64_t occurrences = 0;
    std::int64_t documents = 0;                  // with a hit
    std::int64_t of_documents = 0;               // of that year
    std::int64_t words = 0;                      // in all documents of that year: hits per 1,000 words
};

// Documents with hits under one heading. A document that covers several groups stands under each.
struct HitGroup {
    std::string key;
    Message label;
    CaseId the_case;
    std::int64_t hits = 0;
    std::int64_t occurrences = 0;
    std::vector<DocumentId> documents;           // with a hit, in the order of the document list
    std::vector<DocumentId> via;                 // those among them that cover other groups too
};

enum class EmptyValues { LeaveOut, Include };    // values under which nothing was found

class Facets {
public:
    explicit Facets(SnapshotPtr snapshot);

    std::vector<Facet> count(const std::vector<DocumentCount>& found, EmptyValues empty = EmptyValues::LeaveOut) const;
    // Every year between the first and the last of the study's documents, also one without any; empty when no document has a year.
    std::vector<YearCount> per_year(const std::vector<DocumentCount>& found) const;
    const Snapshot& snapshot() const { return *m_snapshot; }

private:
    SnapshotPtr m_snapshot;
    std::vector<Grouping> m_groupings;
};

std::vector<HitGroup> hit_groups(const Grouping& grouping, const std::vector<DocumentCount>& found);
Facet facet_of(const Snapshot& snapshot, const Grouping& grouping, const std::vector<DocumentCount>& found,
               EmptyValues empty = EmptyValues::LeaveOut);

} // namespace duiding
