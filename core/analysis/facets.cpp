// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/facets.h"

#include <algorithm>
#include <map>
#include <unordered_set>

namespace duiding {

namespace {

constexpr int longest_series = 300;              // years; a mistyped 1202 must not draw eight hundred empty ones

} // namespace

Facet facet_of(const Snapshot& snapshot, const Grouping& grouping, const std::vector<DocumentCount>& found, EmptyValues empty)
{
    Facet facet{grouping.by(), group_key(snapshot, grouping.by()), group_label(snapshot, grouping.by()), {}};
    for (const Group& group : grouping.groups()) {
        facet.values.push_back({group.key, group.label, group.the_case, 0, 0, 0, std::ssize(group.documents)});
    }
    for (const DocumentCount& count : found) {
        for (const Membership& each : grouping.of(count.document)) {
            FacetValue& value = facet.values[each.group];
            value.hits += count.hits;
            value.occurrences += count.occurrences;
            value.documents += count.hits > 0 ? 1 : 0;
        }
    }
    if (empty == EmptyValues::LeaveOut) {
        std::erase_if(facet.values, [](const FacetValue& value) { return value.hits == 0; });
    }
    if (!grouping.is_ordered()) {
        std::stable_sort(facet.values.begin(), facet.values.end(), [](const FacetValue& a, const FacetValue& b) {
            return a.key.empty() != b.key.empty() ? b.key.empty() : a.hits > b.hits;
        });
    }
    return facet;
}

std::vector<HitGroup> hit_groups(const Grouping& grouping, const std::vector<DocumentCount>& found)
{
    std::vector<HitGroup> all;
    for (const Group& group : grouping.groups()) {
        all.push_back({group.key, group.label, group.the_case, 0, 0, {}, {}});
    }
    std::unordered_set<DocumentId> via;
    for (const DocumentCount& count : found) {
        for (const Membership& each : grouping.of(count.document)) {
            HitGroup& group = all[each.group];
            group.hits += count.hits;
            group.occurrences += count.occurrences;
            if (count.hits > 0) {
                group.documents.push_back(count.document);
                if (each.via) {
                    group.via.push_back(count.document);
                }
            }
        }
    }
    std::erase_if(all, [](const HitGroup& group) { return group.documents.empty(); });
    return all;
}

Facets::Facets(SnapshotPtr snapshot) : m_snapshot(std::move(snapshot))
{
    for (GroupBy& by : all_groupings(*m_snapshot)) {
        m_groupings.emplace_back(*m_snapshot, std::move(by));
    }
}

std::vector<Facet> Facets::count(const std::vector<DocumentCount>& found, EmptyValues empty) const
{
    std::vector<Facet> facets;
    for (const Grouping& grouping : m_groupings) {
        Facet facet = facet_of(*m_snapshot, grouping, found, empty);
        bool says_something = std::any_of(facet.values.begin(), facet.values.end(), [](const FacetValue& value) { return !value.key.empty(); });
        if (says_something) {
            facets.push_back(std::move(facet));
        }
    }
    return facets;
}

std::vector<YearCount> Facets::per_year(const std::vector<DocumentCount>& found) const
{
    std::map<int, YearCount> years;
    auto grouping = std::find_if(m_groupings.begin(), m_groupings.end(), [](const Grouping& each) { return each.by().what == GroupBy::What::Year; });
    if (grouping == m_groupings.end()) {
        return {};
    }
    auto year_at = [&](DocumentId document) -> YearCount* {
        auto of = grouping->of(document);
        auto year = of.empty() ? std::nullopt : year_in(grouping->groups()[of.front().group].key);
        return year ? &years.try_emplace(*year, YearCount{*year}).first->second : nullptr;
    };
    for (const DocumentInfo& info : *m_snapshot->documents) {
        if (YearCount* year = year_at(info.id)) {
            ++year->of_documents;
            year->words += info.words;
        }
    }
    for (const DocumentCount& count : found) {
        if (YearCount* year = year_at(count.document)) {
            year->hits += count.hits;
            year->occurrences += count.occurrences;
            year->documents += count.hits > 0 ? 1 : 0;
        }
    }
    if (!years.empty() && years.rbegin()->first - years.begin()->first < longest_series) {
        for (int year = years.begin()->first; year < years.rbegin()->first; ++year) {
            years.try_emplace(year, YearCount{year});
        }
    }
    std::vector<YearCount> series;
    for (auto& [ignored, year] : years) {
        series.push_back(year);
    }
    return series;
}

} // namespace duiding
