// SPDX-License-Identifier: GPL-3.0-or-later
// Values of facets that somebody ticked: the documents they leave, and the facets counted so that a value beside a ticked one still
// says what it would bring. Values of one facet widen ("Zuiderwijk or Oosterhaven"), facets narrow each other. Pure functions.
#pragma once

#include "core/analysis/facets.h"
#include "core/index/search.h"

#include <optional>
#include <string>
#include <vector>

namespace duiding {

struct FacetTick {
    std::string facet;                // key of the facet: "municipality"
    std::string value;                // key of its value; empty: documents without one
    Message label;                    // of the value, for people

    bool operator==(const FacetTick& other) const { return facet == other.facet && value == other.value; }
};

// The documents that all ticked facets leave, sorted; nothing when nothing is ticked. A facet or value the study no longer has
// leaves none.
std::optional<std::vector<DocumentId>> documents_left(const Snapshot& snapshot, const std::vector<FacetTick>& ticks);

// The same request in only those documents. None left is one that holds nothing, not all of them.
SearchRequest narrowed(SearchRequest request, const Snapshot& snapshot, const std::vector<FacetTick>& ticks);

// `found` is counted without the ticks. Each facet is counted in the documents that the other facets leave; a ticked value is
// listed also when nothing was found under it.
std::vector<Facet> count_facets(const Facets& facets, const std::vector<DocumentCount>& found, const std::vector<FacetTick>& ticks);

} // namespace duiding
