// SPDX-License-Identifier: GPL-3.0-or-later
// Searching memos and the definitions of codes. They are few, so they are in no index: each is cut into words and put to the query
// as a text is, with the words of all of them as the vocabulary that the query's words stand for. Of the scope, documents and kinds
// narrow memos to those on these documents and on their codings; speakers and coded text say nothing of notes.
#pragma once

#include "core/index/query_text.h"
#include "core/index/search.h"

#include <string>
#include <vector>

namespace duiding {

struct FoundNotes {
    std::vector<NoteHit> hits;               // memos oldest first, then codes as the tree is read
    std::vector<ExpandedTerm> expansion;     // the words of the notes that were searched for
};

// Throws BadInput for the query.
FoundNotes search_notes(const QueryNode& query, const SearchRequest& request, const SnapshotPtr& study,
                        const std::vector<std::string>& languages);

// The words of one list beside those of the other: a word that is in both for the same reason stands there once.
void add_expansion(std::vector<ExpandedTerm>& expansion, const std::vector<ExpandedTerm>& more);

} // namespace duiding
