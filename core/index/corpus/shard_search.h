// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/index/corpus: one search as it is put to each shard, and what one shard found. The plan is made once and shared by
// the threads of all shards; a thread that nobody waits for any more sees `given_up` and stops.
#pragma once

#include "core/index/compiled_query.h"
#include "core/index/corpus/corpus_view.h"
#include "core/index/corpus/shard_connection.h"
#include "core/index/field_places.h"
#include "core/index/search.h"
#include "core/index/search_scope.h"

#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace duiding {

struct CorpusPlan {
    SearchRequest request;
    std::shared_ptr<const CorpusView> view;
    std::optional<CompiledQuery> query;
    std::optional<FieldPlaces> fields;
    std::optional<ScopeInStudy> scope;
    std::optional<CandidateQuery> candidates;        // empty: the words cannot tell, each text has to be read
    DocumentFilter documents;                        // outside these there is no hit
    std::atomic<bool> given_up = false;
};

struct ShardFound {
    std::vector<SearchHit> hits;                     // the first `limit` in the order asked for
    std::vector<DocumentHits> by_document;           // of all that were verified
    std::int64_t total = 0;                          // as in SearchResult
    bool total_exact = true;
    std::int64_t occurrences = 0;
};

// Runs in the thread of shard number `shard`. Throws Cancelled when given up, BadInput for the query, ShardAway, ShardUnfit.
ShardFound search_shard(ShardConnection& connection, std::size_t shard, const CorpusPlan& plan);

// The order of hits: by score as far as it means anything, then as the documents stand in the corpus.
bool stands_before(const SearchHit& a, const SearchHit& b, HitOrder order);

} // namespace duiding
