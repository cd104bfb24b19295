// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/shared_text.h"

#include <algorithm>

namespace duiding {

SharedText::SharedText(std::vector<SharedFamily> families) : m_families(std::move(families))
{
    for (std::size_t family = 0; family < m_families.size(); ++family) {
        for (std::size_t passage = 0; passage < m_families[family].passages.size(); ++passage) {
            m_of[m_families[family].passages[passage].document].push_back({family, passage});
        }
    }
    for (auto& [document, places] : m_of) {
        std::sort(places.begin(), places.end(), [this](SharedPlace a, SharedPlace b) { return at(a).range < at(b).range; });
    }
}

std::vector<SharedPlace> SharedText::in(DocumentId document) const
{
    auto it = m_of.find(document);
    return it == m_of.end() ? std::vector<SharedPlace>() : it->second;
}

std::optional<SharedPlace> SharedText::find(DocumentId document, CharRange range) const
{
    auto it = m_of.find(document);
    if (it == m_of.end() || range.empty()) {
        return std::nullopt;
    }
    // Passages of one document do not overlap, so their ends ascend too.
    auto first = std::partition_point(it->second.begin(), it->second.end(), [&](SharedPlace place) { return at(place).range.end <= range.begin; });
    for (; first != it->second.end() && at(*first).range.begin < range.end; ++first) {
        if (2 * at(*first).range.intersection(range).length() >= range.length()) {
            return *first;
        }
    }
    return std::nullopt;
}

} // namespace duiding
