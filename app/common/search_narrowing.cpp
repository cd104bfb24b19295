// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/search_narrowing.h"

#include "core/base/error.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace duiding {

namespace {

using Documents = std::vector<DocumentId>;

// Of one facet: the documents of all its ticked values.
Documents documents_of(const Snapshot& snapshot, const std::string& facet, const std::set<std::string>& values)
{
    Documents documents;
    try {
        Grouping grouping(snapshot, resolve_group_by(snapshot, facet));
        for (const Group& group : grouping.groups()) {
            if (values.contains(group.key)) {
                documents.insert(documents.end(), group.documents.begin(), group.documents.end());
            }
        }
    } catch (const BadInput&) {
        return {};                            // the property is no longer in the study: no document has it
    }
    std::sort(documents.begin(), documents.end());
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    return documents;
}

std::vector<FacetTick> without(const std::vector<FacetTick>& ticks, const std::string& facet)
{
    std::vector<FacetTick> others;
    std::copy_if(ticks.begin(), ticks.end(), std::back_inserter(others), [&facet](const FacetTick& tick) { return tick.facet != facet; });
    return others;
}

std::vector<DocumentCount> those_left(const std::vector<DocumentCount>& found, const std::optional<Documents>& left)
{
    if (!left) {
        return found;
    }
    std::vector<DocumentCount> counts;
    std::copy_if(found.begin(), found.end(), std::back_inserter(counts),
                 [&left](const DocumentCount& count) { return std::binary_search(left->begin(), left->end(), count.document); });
    return counts;
}

void add_ticked(Facet& facet, const std::vector<FacetTick>& ticks)
{
    for (const FacetTick& tick : ticks) {
        bool listed = std::any_of(facet.values.begin(), facet.values.end(), [&tick](const FacetValue& value) { return value.key == tick.value; });
        if (tick.facet == facet.key && !listed) {
            facet.values.push_back({tick.value, tick.label, {}, 0, 0, 0, 0});
        }
    }
}

} // namespace

std::optional<std::vector<DocumentId>> documents_left(const Snapshot& snapshot, const std::vector<FacetTick>& ticks)
{
    std::map<std::string, std::set<std::string>> by_facet;
    for (const FacetTick& tick : ticks) {
        by_facet[tick.facet].insert(tick.value);
    }
    std::optional<Documents> left;
    for (const auto& [facet, values] : by_facet) {
        Documents documents = documents_of(snapshot, facet, values);
        if (left) {
            Documents both;
            std::set_intersection(left->begin(), left->end(), documents.begin(), documents.end(), std::back_inserter(both));
            documents = std::move(both);
        }
        left = std::move(documents);
    }
    return left;
}

SearchRequest narrowed(SearchRequest request, const Snapshot& snapshot, const std::vector<FacetTick>& ticks)
{
    std::optional<Documents> left = documents_left(snapshot, ticks);
    if (!left) {
        return request;
    }
    Documents& documents = request.scope.documents;
    if (documents.empty()) {
        documents = *left;
    } else {
        std::erase_if(documents, [&left](DocumentId id) { return !std::binary_search(left->begin(), left->end(), id); });
    }
    if (documents.empty()) {
        documents = {DocumentId{}};
    }
    return request;
}

std::vector<Facet> count_facets(const Facets& facets, const std::vector<DocumentCount>& found, const std::vector<FacetTick>& ticks)
{
    const Snapshot& snapshot = facets.snapshot();
    std::vector<Facet> counted = facets.count(those_left(found, documents_left(snapshot, ticks)));
    std::set<std::string> ticked;
    for (const FacetTick& tick : ticks) {
        if (!ticked.insert(tick.facet).second) {
            continue;
        }
        std::vector<Facet> wider = facets.count(those_left(found, documents_left(snapshot, without(ticks, tick.facet))));
        auto is_it = [&tick](const Facet& facet) { return facet.key == tick.facet; };
        auto source = std::find_if(wider.begin(), wider.end(), is_it);
        auto place = std::find_if(counted.begin(), counted.end(), is_it);
        Facet facet = source != wider.end() ? std::move(*source) : place != counted.end() ? *place : Facet{{}, tick.facet, msg("“{0}”", tick.facet), {}};
        add_ticked(facet, ticks);
        if (place != counted.end()) {
            *place = std::move(facet);
        } else {
            counted.insert(counted.begin(), std::move(facet));
        }
    }
    // One value for all narrows nothing: those come last.
    std::stable_partition(counted.begin(), counted.end(), [&ticked](const Facet& facet) { return facet.values.size() > 1 || ticked.contains(facet.key); });
    return counted;
}

} // namespace duiding
