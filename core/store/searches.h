// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of saved searches, of their runs, and of synonyms. Store thread only; rules are the edits' business.
#pragma once

#include "core/model/saved_search.h"
#include "core/store/transaction.h"

#include <optional>
#include <vector>

namespace duiding::searches {

SearchId insert(Transaction& tx, const SavedSearch& search);            // id and guid are made; created: now when empty
void update(Transaction& tx, const SavedSearch& search);                // every field but id, guid and created
struct Gone {
    std::int64_t runs = 0;
    std::int64_t verdicts = 0;
};
Gone erase(Transaction& tx, SearchId id);                               // with its runs and verdicts
std::optional<SavedSearch> find(Database& db, SearchId id);
std::vector<SavedSearch> load_all(Database& db);                        // by theme, then name

void insert_run(Transaction& tx, const SearchRun& run);
std::vector<SearchRun> load_runs(Database& db, SearchId search = {});   // of all searches when 0; oldest first

} // namespace duiding::searches

namespace duiding::synonyms {

SynonymsId insert(Transaction& tx, const Synonyms& synonyms);           // id and guid are made
void update(Transaction& tx, const Synonyms& synonyms);                 // language and words
void erase(Transaction& tx, SynonymsId id);
std::vector<Synonyms> load_all(Database& db);                           // in the order they were made

} // namespace duiding::synonyms
