// SPDX-License-Identifier: GPL-3.0-or-later
// Documents in memory with an index of their own, in a folder that goes away with it.
#pragma once

#include "tests/core/index/memory_source.h"
#include "tests/support/temp_folder.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace duiding::test {

template <class Source>
struct StudyOf {
    TempFolder folder;
    Source* source = nullptr;
    std::unique_ptr<ProjectIndex> index;

    StudyOf()
    {
        auto owned = std::make_unique<Source>();
        source = owned.get();
        index = std::make_unique<ProjectIndex>(std::move(owned), folder / "studie.duiding.index");
    }

    IndexUpdate update()
    {
        Progress progress;
        return index->update(progress);
    }

    // Every hit, in the order of the documents.
    SearchResult all(const std::string& query, std::vector<std::string> excluded = {}) const
    {
        SearchRequest request;
        request.query = query;
        request.excluded = std::move(excluded);
        request.limit = all_hits;
        request.totals = Totals::Exact;
        request.order = HitOrder::Document;
        return index->search(request);
    }
};

using MemoryStudy = StudyOf<MemorySource>;

// Why a query is refused; nothing when it is not.
template <class Search>
ErrorText refusal_of(Search search)
{
    try {
        search();
    } catch (const BadInput& error) {
        return error.text();
    }
    return {};
}

} // namespace duiding::test
