// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/autocoding.h"

#include "app/common/kept_options.h"
#include "core/base/error.h"
#include "core/index/search_options.h"
#include "core/text/fold.h"

#include <algorithm>
#include <set>

namespace duiding {

namespace {

using Words = std::set<std::string>;

std::vector<std::string> list_of(const Words& words) { return {words.begin(), words.end()}; }

Words words_of(const SearchResult& result)
{
    Words words;
    for (const ExpandedTerm& term : result.expansion) {
        words.insert(term.term);
    }
    return words;
}

std::vector<CodedPlace> places_of(const SearchResult& result, CodeUnit unit, const ProjectIndex& index, InterviewerTurns interviewer)
{
    std::vector<CodedPlace> places;
    for (const DocumentRanges& document : matches_to_ranges(result.hits, unit, index.texts(), interviewer)) {
        for (CharRange range : document.ranges) {
            places.push_back({document.document, range});
        }
    }
    return places;
}

bool is_without_words(const SearchResult& result)
{
    return !result.hits.empty() && std::all_of(result.hits.begin(), result.hits.end(), [](const SearchHit& hit) { return hit.matches.empty(); });
}

SearchRequest for_all_hits(SearchRequest request)
{
    request.limit = all_hits;
    request.totals = Totals::Exact;
    request.order = HitOrder::Document;
    request.snippets = false;
    return request;
}

// Words as they stand in the index; each must be one of the expansion or have been judged before.
std::vector<std::string> judged_words(const std::vector<std::string>& typed, const Words& expansion, const Autocoding& autocoding)
{
    auto knows = [](const std::vector<std::string>& list, const std::string& word) { return std::binary_search(list.begin(), list.end(), word); };
    std::vector<std::string> words;
    for (const std::string& one : typed) {
        std::string word = fold(one);
        if (!expansion.contains(word) && !knows(autocoding.accepted, word) && !knows(autocoding.rejected, word)) {
            throw BadInput({msg("“{0}” is not one of the words of this search.", one), autocoding.query, {},
                            msg("Look at the words it became, and give one of those.")});
        }
        words.push_back(std::move(word));
    }
    return words;
}

void move_words(std::vector<std::string>& into, std::vector<std::string>& from, const std::vector<std::string>& words)
{
    Words there(into.begin(), into.end());
    for (const std::string& word : words) {
        std::erase(from, word);
        there.insert(word);
    }
    into = list_of(there);
}

} // namespace

Message nothing_to_code()
{
    return msg("There is no match to code: these passages were found by fields alone, without any words. Code the sentence, paragraph, turn or "
               "section instead, or add a word to the search.");
}

AutocodingPlan plan_autocoding(Project& project, const ProjectIndex& index, SearchRequest request, CodeUnit unit, const Autocoding& wanted,
                               Progress& progress)
{
    SearchResult result = index.search(for_all_hits(request), &progress);
    AutocodingPlan plan;
    plan.autocoding = wanted;
    plan.autocoding.query = request.query;
    plan.autocoding.options = search_options(request, *project.snapshot());
    plan.autocoding.code_unit = to_key(unit);
    for (const ExpandedTerm& term : result.expansion) {
        (term.excluded ? plan.autocoding.rejected : plan.autocoding.accepted).push_back(term.term);
    }
    for (std::vector<std::string>* list : {&plan.autocoding.accepted, &plan.autocoding.rejected}) {
        *list = list_of(Words(list->begin(), list->end()));
    }
    plan.words = list_of(words_of(result));
    plan.places = places_of(result, unit, index, request.interviewer);
    plan.without_words = unit == CodeUnit::Hit && is_without_words(result);
    plan.expansion = std::move(result.expansion);
    return plan;
}

AutocodingPlan plan_rerun(Project& project, const ProjectIndex& index, const Autocoding& autocoding, const Judgement& judged, Progress& progress)
{
    if (!autocoding.code) {
        throw BadInput({msg("The search was not coded again."), autocoding.query, msg("The code that it coded with was deleted."),
                        msg("Search for it and code what is found with another code.")});
    }
    SearchRequest request = kept_request(autocoding.query, autocoding.options, {}, *project.snapshot());
    request.limit = 0;
    Words expansion = words_of(index.search(request, &progress));

    AutocodingPlan plan;
    plan.autocoding = autocoding;
    plan.words = list_of(expansion);
    move_words(plan.autocoding.accepted, plan.autocoding.rejected, judged_words(judged.accept, expansion, autocoding));
    move_words(plan.autocoding.rejected, plan.autocoding.accepted, judged_words(judged.reject, expansion, autocoding));
    plan.new_words = words_not_judged(plan.autocoding, plan.words);
    request.excluded = plan.autocoding.rejected;
    request.excluded.insert(request.excluded.end(), plan.new_words.begin(), plan.new_words.end());
    SearchResult result = index.search(for_all_hits(request), &progress);
    CodeUnit unit = code_unit_from_key(autocoding.code_unit).value_or(CodeUnit::Hit);
    plan.places = places_to_code(places_of(result, unit, index, request.interviewer), project.autocoded_places(autocoding.id).get());
    plan.without_words = unit == CodeUnit::Hit && is_without_words(result);
    plan.expansion = std::move(result.expansion);
    return plan;
}

edits::AutocodingRerun rerun_of(const AutocodingPlan& plan, const Judgement& judged)
{
    auto folded = [](std::vector<std::string> words) {
        std::transform(words.begin(), words.end(), words.begin(), [](const std::string& word) { return fold(word); });
        return words;
    };
    return {plan.autocoding.id, plan.places, plan.words, folded(judged.accept), folded(judged.reject), {}, {}};
}

Autocoding resolve_autocoding(const std::vector<Autocoding>& autocodings, const std::string& text)
{
    std::vector<Autocoding> found;
    for (const Autocoding& one : autocodings) {
        if (one.guid.text() == text) {
            return one;
        }
        if (one.query == text) {
            found.push_back(one);
        }
    }
    if (found.size() == 1) {
        return found.front();
    }
    throw BadInput({found.empty() ? msg("The study has coded nothing by the search “{0}”.", text) : msg("The search “{0}” coded more than once.", text), {}, {},
                    msg("Give the GUID that `list autocodings` shows.")});
}

} // namespace duiding
