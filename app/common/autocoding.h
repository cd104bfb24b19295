// SPDX-License-Identifier: GPL-3.0-or-later
// From a search to what auto-coding will code: for the first time, or again after new documents and new words. A plan changes
// nothing: it is the preview, and what edits::autocode and edits::rerun_autocoding are given. The index must be up to date.
//
// Any thread but the UI's and the store's. Errors: BadInput (the query; a word that is not in the expansion; the code is gone),
// Environment (no usable index), Cancelled.
#pragma once

#include "core/edits/edits.h"
#include "core/index/index.h"

#include <vector>

namespace duiding {

struct AutocodingPlan {
    Autocoding autocoding;                         // with the accepted and rejected words as they will be
    std::vector<CodedPlace> places;                // what would be coded, in the order of the document list
    std::vector<std::string> words;                // the whole expansion now, unticked ones too; sorted
    std::vector<std::string> new_words;            // not judged yet, so not searched for; sorted; only when run again
    std::vector<ExpandedTerm> expansion;
    bool without_words = false;                    // found by fields alone: there is no match to code, only units around it
};

// What is said then.
Message nothing_to_code();

// `request` as the search was asked; its unticked words are the rejected ones. Of `wanted`: code, direction, coder.
AutocodingPlan plan_autocoding(Project& project, const ProjectIndex& index, SearchRequest request, CodeUnit unit, const Autocoding& wanted,
                               Progress& progress);

struct Judgement {
    std::vector<std::string> accept, reject;       // words of the expansion
};
// Searches for the accepted words only. The places are those where this autocoding never coded.
AutocodingPlan plan_rerun(Project& project, const ProjectIndex& index, const Autocoding& autocoding, const Judgement& judged, Progress& progress);
edits::AutocodingRerun rerun_of(const AutocodingPlan& plan, const Judgement& judged);

// By GUID, or by query when one autocoding has it. BadInput.
Autocoding resolve_autocoding(const std::vector<Autocoding>& autocodings, const std::string& text);

} // namespace duiding
