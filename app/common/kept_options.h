// SPDX-License-Identifier: GPL-3.0-or-later
// The options of a search that is kept (SavedSearch::options, Autocoding::options) with the values of facets it was narrowed by. These
// are kept as such, not as the documents they left: a plan that is imported later for a ticked municipality is in it too.
//
//   unit=sentence;narrow=municipality:8f0c…,year:2018
//
// Beside core/index/search_options.h, because what a facet's value means is known to core/analysis only. A value the study no longer
// has leaves no document: a search in one municipality never turns into a search in all. Values only; any thread.
#pragma once

#include "app/common/search_narrowing.h"

#include <string>
#include <string_view>
#include <vector>

namespace duiding {

std::string kept_options(const SearchRequest& request, const std::vector<FacetTick>& ticks, const Snapshot& snapshot);

// Sets unit, order, interviewer and scope of the request, as they were; what it was narrowed by is returned, with labels, and not
// yet applied. BadInput for what a newer version wrote.
std::vector<FacetTick> set_kept_options(SearchRequest& request, std::string_view options, const Snapshot& snapshot);

// A kept search as it is asked now: narrowed to the documents that have these values today.
SearchRequest kept_request(const std::string& query, const std::string& options, const std::vector<std::string>& rejected, const Snapshot& snapshot);

} // namespace duiding
