// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/autocoding.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace duiding {

std::vector<std::string> words_not_judged(const Autocoding& autocoding, const std::vector<std::string>& words)
{
    auto judged = [](const std::vector<std::string>& list, const std::string& word) { return std::binary_search(list.begin(), list.end(), word); };
    std::set<std::string> fresh;
    for (const std::string& word : words) {
        if (!judged(autocoding.accepted, word) && !judged(autocoding.rejected, word)) {
            fresh.insert(word);
        }
    }
    return {fresh.begin(), fresh.end()};
}

std::vector<CodedPlace> places_to_code(const std::vector<CodedPlace>& places, const std::vector<CodedPlace>& done)
{
    // What is done may overlap itself. With the furthest end so far beside each begin, one search a place is enough.
    struct Reach {
        CharPos begin;
        CharPos furthest;
    };
    std::unordered_map<DocumentId, std::vector<Reach>> by_document;
    for (const CodedPlace& place : done) {
        std::vector<Reach>& reaches = by_document[place.document];
        CharPos furthest = reaches.empty() ? place.range.end : std::max(reaches.back().furthest, place.range.end);
        reaches.push_back({place.range.begin, furthest});
    }
    std::vector<CodedPlace> fresh;
    for (const CodedPlace& place : places) {
        auto found = by_document.find(place.document);
        if (found != by_document.end()) {
            const std::vector<Reach>& reaches = found->second;
            auto after = std::partition_point(reaches.begin(), reaches.end(), [&](const Reach& reach) { return reach.begin < place.range.end; });
            if (after != reaches.begin() && std::prev(after)->furthest > place.range.begin) {
                continue;
            }
        }
        fresh.push_back(place);
    }
    return fresh;
}

} // namespace duiding
