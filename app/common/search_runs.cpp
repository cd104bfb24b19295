// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/search_runs.h"

#include "app/common/kept_options.h"
#include "core/base/error.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace duiding {

namespace {

template <class List, class Value>
bool narrows_out(const List& list, const Value& value)
{
    return !list.empty() && std::find(list.begin(), list.end(), value) == list.end();
}

std::int64_t documents_in(const SearchScope& scope, const Snapshot& snapshot)
{
    return std::count_if(snapshot.documents->begin(), snapshot.documents->end(), [&](const DocumentInfo& info) {
        return !narrows_out(scope.documents, info.id) && !narrows_out(scope.kinds, info.kind);
    });
}

SearchRun run_of(const SavedSearch& search, const SearchRequest& request, const SearchResult& result, const Snapshot& snapshot)
{
    SearchRun run;
    run.search = search.id;
    run.query = search.query;
    run.change = snapshot.change;
    std::set<std::string> words;
    for (const ExpandedTerm& term : result.expansion) {
        if (!term.excluded) {
            words.insert(term.term);
        }
    }
    run.words.assign(words.begin(), words.end());
    run.documents_searched = documents_in(request.scope, snapshot);
    run.documents = std::ssize(result.by_document);
    run.hits = result.total;
    run.occurrences = result.occurrences;
    return run;
}

} // namespace

std::vector<SearchOutcome> run_searches(Project& project, const ProjectIndex& index, const std::vector<SavedSearch>& searches, Progress& progress)
{
    SnapshotPtr snapshot = project.snapshot();
    std::unordered_map<SearchId, SearchRun> newest;
    for (SearchRun& run : project.search_runs().get()) {
        newest[run.search] = std::move(run);
    }
    progress.start({}, std::ssize(searches));
    std::vector<SearchOutcome> outcomes;
    for (const SavedSearch& search : searches) {
        SearchOutcome& outcome = outcomes.emplace_back();
        outcome.search = search;
        if (auto before = newest.find(search.id); before != newest.end()) {
            outcome.before = before->second;
        }
        try {
            SearchRequest request = kept_request(search.query, search.options, search.rejected, *snapshot);
            request.limit = 0;
            request.totals = Totals::Exact;
            Progress own(&progress);
            outcome.run = run_of(search, request, index.search(request, &own), *snapshot);
        } catch (const BadInput& error) {
            outcome.error = error.text();
        }
        if (outcome.before && !outcome.error) {
            outcome.new_words = words_added(*outcome.before, outcome.run);
        }
        progress.step();
    }
    return outcomes;
}

std::vector<std::string> words_added(const SearchRun& before, const SearchRun& now)
{
    std::vector<std::string> words;
    std::set_difference(now.words.begin(), now.words.end(), before.words.begin(), before.words.end(), std::back_inserter(words));
    return words;
}

std::vector<SearchRun> runs_of(const std::vector<SearchOutcome>& outcomes)
{
    std::vector<SearchRun> runs;
    for (const SearchOutcome& outcome : outcomes) {
        if (!outcome.error) {
            runs.push_back(outcome.run);
        }
    }
    return runs;
}

} // namespace duiding
