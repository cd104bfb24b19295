// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/jobs/alike_rows.h"

#include "core/text/fold.h"

#include <algorithm>
#include <unordered_map>

namespace duiding {

namespace {

// Each form of each word, with the word.
std::unordered_map<std::string, std::string> words_by_form(const std::vector<ExpandedTerm>& terms)
{
    std::unordered_map<std::string, std::string> words;
    for (const ExpandedTerm& term : terms) {
        for (std::string_view left = term.from; !left.empty();) {
            auto end = std::min(left.find(", "), left.size());
            words.emplace(left.substr(0, end), term.term);
            left.remove_prefix(std::min(end + 2, left.size()));
        }
    }
    return words;
}

} // namespace

CharRange densest(const std::vector<CharRange>& matches)
{
    constexpr std::int64_t around = 60;
    auto neighbours = [&](CharRange match) {
        return std::count_if(matches.begin(), matches.end(), [&](CharRange other) {
            return other.begin >= match.begin - around && other.end <= match.end + around;
        });
    };
    return *std::max_element(matches.begin(), matches.end(), [&](CharRange a, CharRange b) { return neighbours(a) < neighbours(b); });
}

std::unordered_map<std::string, std::string> alike_examples(const SearchResult& result)
{
    std::unordered_map<std::string, std::string> examples;
    auto words = words_by_form(result.alike.empty() ? std::vector<ExpandedTerm>() : result.expansion);
    for (const SearchHit& hit : result.hits) {
        if (words.empty() || examples.size() == result.expansion.size()) {
            break;
        }
        OffsetMap map(hit.snippet);
        for (CharRange mark : hit.snippet_marks) {
            auto word = words.find(fold(map.slice(mark)));
            if (word != words.end()) {
                examples.try_emplace(word->second, hit.snippet);
            }
        }
    }
    return examples;
}

} // namespace duiding
