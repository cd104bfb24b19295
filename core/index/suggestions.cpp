// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/suggestions.h"

#include "core/text/tokens.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace duiding {

namespace {

constexpr std::size_t most_for_a_word = 5;
constexpr std::size_t most_weighed = 100;            // of which the frequency is asked
constexpr std::size_t most_words_looked_at = 20;     // of a query: a pasted page is no question of spelling
constexpr double weight_of_frequency = .25;          // a word that is ten times as common may differ so much more

void collect(const QueryNode& node, std::vector<std::string>& words)
{
    for (const QueryWord& word : node.words) {
        bool plain = node.match == WordMatch::Folded && !word.prefix && !word.suffix;
        if (plain && std::find(words.begin(), words.end(), word.text) == words.end()) {
            words.push_back(word.text);
        }
    }
    for (const QueryNode& child : node.children) {
        collect(child, words);
    }
}

// The query as typed with another word in the place of this one.
std::string with_word(std::string_view typed, const std::string& word, std::string_view instead)
{
    std::vector<Token> tokens;
    tokenize(typed, {0}, 0, tokens);
    OffsetMap map(typed);
    std::string query;
    std::size_t done = 0;
    for (const Token& token : tokens) {
        auto bytes = map.to_bytes(token.range);
        auto begin = static_cast<std::size_t>(bytes.begin.value);
        if (token.term == word && token.words == 1 && begin >= done) {
            query += std::string(typed.substr(done, begin - done)) + std::string(instead);
            done = static_cast<std::size_t>(bytes.end.value);
        }
    }
    return query + std::string(typed.substr(done));
}

} // namespace

std::vector<Suggestion> suggestions(std::string_view typed, const QueryNode& root, const Vocabulary& vocabulary,
                                    const std::vector<ExpandedTerm>& expansion,
                                    const std::function<std::int64_t(const std::string&)>& occurrences)
{
    std::vector<std::string> words;
    collect(root, words);
    words.resize(std::min(words.size(), most_words_looked_at));
    std::set<std::string> found;
    for (const ExpandedTerm& term : expansion) {
        if (term.count != 0) {
            found.insert(term.from);
        }
    }
    struct Weighed {
        Suggestion suggestion;
        double weight;
    };
    std::vector<Suggestion> all;
    for (const std::string& word : words) {
        if (found.contains(word) || vocabulary.contains(word)) {
            continue;
        }
        std::vector<Weighed> weighed;
        for (const Vocabulary::Near& near : vocabulary.near(word, most_weighed)) {
            std::string instead(near.word);
            std::int64_t count = occurrences(instead);
            double weight = near.difference - weight_of_frequency * std::log10(static_cast<double>(count) + 1);
            weighed.push_back({{word, instead, count, with_word(typed, word, instead)}, weight});
        }
        std::stable_sort(weighed.begin(), weighed.end(), [](const Weighed& a, const Weighed& b) { return a.weight < b.weight; });
        for (std::size_t i = 0; i < std::min(weighed.size(), most_for_a_word); ++i) {
            all.push_back(std::move(weighed[i].suggestion));
        }
    }
    return all;
}

} // namespace duiding
