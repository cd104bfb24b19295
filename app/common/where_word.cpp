// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/where_word.h"

#include "app/common/kept_options.h"

#include <algorithm>

namespace duiding {

namespace {

constexpr std::string_view between_parts = " … ";
constexpr int farthest_apart = 8;                 // as the expansion puts the parts of a verb together

std::string in_quotes(std::string_view words)
{
    std::string text(words);
    std::replace(text.begin(), text.end(), '"', ' ');
    return '"' + text + '"';
}

} // namespace

std::string query_of_term(const std::string& term)
{
    auto gap = term.find(between_parts);
    if (gap == std::string::npos) {
        return in_quotes(term);
    }
    return in_quotes(term.substr(0, gap)) + " NEAR/" + std::to_string(farthest_apart) + ' ' + in_quotes(term.substr(gap + between_parts.size()));
}

SearchResult where_word(const ProjectIndex& index, const Snapshot& snapshot, const std::string& term, const std::string& options, std::size_t most,
                        Progress& progress)
{
    SearchRequest request = kept_request(query_of_term(term), options, {}, snapshot);
    request.limit = 0;
    for (const ExpandedTerm& other : index.search(request, &progress).expansion) {
        if (other.term != term) {
            request.excluded.push_back(other.term);           // a word in quotes still has the synonyms of the study
        }
    }
    request.order = HitOrder::Document;
    request.limit = most;
    request.places = true;
    return index.search(request, &progress);
}

} // namespace duiding
