// SPDX-License-Identifier: GPL-3.0-or-later
// The document list as a search uses it: which document comes where, and how many hits each has. Made once for each state of the
// study; with tens of thousands of documents every search would otherwise spend more on the list than on the question.
#pragma once

#include "core/index/search.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace duiding {

class DocumentOrder {
public:
    explicit DocumentOrder(std::vector<DocumentId> list);

    const std::vector<DocumentId>& documents() const { return m_documents; }
    // From 0; as many as there are when the document is not among them.
    std::size_t rank(DocumentId id) const;

private:
    std::vector<DocumentId> m_documents;
    std::vector<std::uint32_t> m_ranks;                              // by number, where numbers are small
    std::unordered_map<DocumentId, std::uint32_t> m_far_ranks;       // of the others
};

// Hits counted per document.
class DocumentTally {
public:
    // The order must live as long.
    explicit DocumentTally(const DocumentOrder& order) : m_order(order) {}

    void add(DocumentId id, std::int64_t hits, std::int64_t occurrences);
    bool empty() const { return m_hits == 0; }
    std::int64_t hits() const { return m_hits; }
    std::int64_t occurrences() const { return m_occurrences; }
    std::vector<DocumentHits> in_order() const;                      // those with a hit

private:
    const DocumentOrder& m_order;
    std::vector<DocumentHits> m_counts;                              // by rank
    std::vector<DocumentHits> m_unlisted;                            // of documents that are not in the list
    std::int64_t m_hits = 0;
    std::int64_t m_occurrences = 0;
};

} // namespace duiding
