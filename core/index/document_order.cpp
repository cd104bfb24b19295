// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/document_order.h"

#include <algorithm>
#include <iterator>

namespace duiding {

namespace {

constexpr std::int64_t numbers_a_document = 16;      // a table may have so many places for each document
constexpr std::int64_t always_near = 4096;

} // namespace

DocumentOrder::DocumentOrder(std::vector<DocumentId> list) : m_documents(std::move(list))
{
    auto unknown = static_cast<std::uint32_t>(m_documents.size());
    std::int64_t near = numbers_a_document * static_cast<std::int64_t>(m_documents.size()) + always_near;
    for (std::uint32_t rank = 0; rank < unknown; ++rank) {
        std::int64_t number = m_documents[rank].value;
        if (number < 0 || number >= near) {
            m_far_ranks.emplace(m_documents[rank], rank);
            continue;
        }
        auto place = static_cast<std::size_t>(number);
        if (place >= m_ranks.size()) {
            m_ranks.resize(std::max(place + 1, std::min(2 * m_ranks.size(), static_cast<std::size_t>(near))), unknown);
        }
        m_ranks[place] = rank;
    }
}

std::size_t DocumentOrder::rank(DocumentId id) const
{
    if (id.value >= 0 && static_cast<std::size_t>(id.value) < m_ranks.size()) {
        return m_ranks[static_cast<std::size_t>(id.value)];
    }
    auto far = m_far_ranks.find(id);
    return far == m_far_ranks.end() ? m_documents.size() : far->second;
}

void DocumentTally::add(DocumentId id, std::int64_t hits, std::int64_t occurrences)
{
    if (hits == 0) {
        return;
    }
    if (m_counts.empty()) {
        m_counts.resize(m_order.documents().size());
    }
    std::size_t rank = m_order.rank(id);
    if (rank == m_counts.size()) {
        auto known = std::find_if(m_unlisted.begin(), m_unlisted.end(), [&](const DocumentHits& count) { return count.document == id; });
        if (known == m_unlisted.end()) {
            known = m_unlisted.insert(known, {id, 0, 0});
        }
        known->hits += hits;
        known->occurrences += occurrences;
    } else {
        DocumentHits& count = m_counts[rank];
        count.document = id;
        count.hits += hits;
        count.occurrences += occurrences;
    }
    m_hits += hits;
    m_occurrences += occurrences;
}

std::vector<DocumentHits> DocumentTally::in_order() const
{
    std::vector<DocumentHits> found;
    std::copy_if(m_counts.begin(), m_counts.end(), std::back_inserter(found), [](const DocumentHits& count) { return count.hits > 0; });
    found.insert(found.end(), m_unlisted.begin(), m_unlisted.end());
    return found;
}

} // namespace duiding
