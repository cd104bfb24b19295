// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/dutch/variants.h"

#include <algorithm>
#include <array>

namespace duiding::dutch {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> spellings = {
    {{"ij", "y"}, {"y", "ij"}, {"y", "i"}, {"c", "k"}, {"k", "c"}}};
constexpr std::size_t shortest = 4;
constexpr std::size_t most_places = 6;        // 64 spellings at most

// Each place where one spelling may be put for another.
struct Place {
    std::size_t at;
    std::string_view from;
    std::string_view to;
};

std::vector<Place> places_of(std::string_view word)
{
    std::vector<Place> places;
    for (auto [from, to] : spellings) {
        for (auto at = word.find(from); at != std::string_view::npos && places.size() < most_places; at = word.find(from, at + 1)) {
            places.push_back({at, from, to});
        }
    }
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.at > b.at; });
    return places;
}

} // namespace

std::vector<std::string> spelling_variants(const std::string& word, const Vocabulary& vocabulary)
{
    std::vector<std::string> found;
    if (word.size() < shortest || !vocabulary.has_language("nl")) {
        return found;
    }
    const Lexicon* lexicon = vocabulary.lexicon();
    bool known = lexicon && lexicon->roles(word) != 0;
    auto places = places_of(word);
    for (unsigned chosen = 1; chosen < 1u << places.size(); ++chosen) {
        std::string variant = word;
        std::size_t changed_from = word.size();
        bool overlap = false;
        for (std::size_t i = 0; i < places.size(); ++i) {        // from the end, so that places stay where they are
            if ((chosen >> i & 1u) != 0) {
                overlap |= places[i].at + places[i].from.size() > changed_from;
                changed_from = places[i].at;
                if (!overlap) {
                    variant.replace(places[i].at, places[i].from.size(), places[i].to);
                }
            }
        }
        bool another_word = known && lexicon->roles(variant) != 0;
        if (!overlap && !another_word && variant != word && vocabulary.contains(variant)) {
            found.push_back(variant);
        }
    }
    return found;
}

} // namespace duiding::dutch
