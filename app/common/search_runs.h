// SPDX-License-Identifier: GPL-3.0-or-later
// Saved searches asked again over the whole study, each with what the run before it found. The index must be up to date
// (ProjectIndex::update). The runs are recorded by edits::record_runs, all in one step.
//
// A search that cannot be asked (its options are of a newer version) has an error instead of a run, and the others go on.
// Any thread but the UI's and the store's. Errors: Environment (no usable index), Cancelled.
#pragma once

#include "core/index/index.h"

#include <optional>
#include <vector>

namespace duiding {

struct SearchOutcome {
    SavedSearch search;
    SearchRun run;                                 // at and coder are for the edit to fill in
    std::optional<SearchRun> before;               // the newest run that is recorded
    std::vector<std::string> new_words;            // searched for now, but not then; sorted; empty without a run before
    std::optional<ErrorText> error;
};

std::vector<SearchOutcome> run_searches(Project& project, const ProjectIndex& index, const std::vector<SavedSearch>& searches, Progress& progress);

// What the later run searched for and the earlier did not; sorted.
std::vector<std::string> words_added(const SearchRun& before, const SearchRun& now);

// What to record: the runs of the searches that could be asked.
std::vector<SearchRun> runs_of(const std::vector<SearchOutcome>& outcomes);

} // namespace duiding
