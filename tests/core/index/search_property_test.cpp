// SPDX-License-Identifier: GPL-3.0-or-later
// The search against a reader with endless patience: random small texts and queries, every paragraph looked at word by word.
#include "core/index/index.h"
#include "core/index/query_text.h"
#include "core/index/tokenizer.h"
#include "tests/core/index/memory_source.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <random>
#include <set>
#include <sstream>

using namespace duiding;
using duiding::test::MemorySource;
using duiding::test::TempFolder;

namespace {

using Words = std::vector<std::string>;
using Kind = QueryNode::Kind;

// Words that no stemmer changes and that are no parts of each other.
const Words alphabet = {"w1", "w2", "w3", "w12", "w13", "w21", "w4"};

bool fits(const std::string& word, const QueryWord& wanted)
{
    return wanted.prefix ? word.starts_with(wanted.text) : word == wanted.text;
}

// First and last word of every place where a leaf stands.
std::vector<std::pair<int, int>> places(const QueryNode& node, const Words& words)
{
    std::vector<std::pair<int, int>> found;
    if (node.kind == Kind::Or) {
        for (const QueryNode& child : node.children) {
            auto more = places(child, words);
            found.insert(found.end(), more.begin(), more.end());
        }
        return found;
    }
    for (std::size_t i = 0; i + node.words.size() <= words.size(); ++i) {
        bool all = true;
        for (std::size_t k = 0; k < node.words.size(); ++k) {
            all = all && fits(words[i + k], node.words[k]);
        }
        if (all) {
            found.emplace_back(static_cast<int>(i), static_cast<int>(i + node.words.size() - 1));
        }
    }
    return found;
}

bool near(const QueryNode& node, const Words& words)
{
    for (auto [a_first, a_last] : places(node.children[0], words)) {
        for (auto [b_first, b_last] : places(node.children[1], words)) {
            if ((b_first > a_last && b_first - a_last <= node.distance) || (a_first > b_last && a_first - b_last <= node.distance)) {
                return true;
            }
        }
    }
    return false;
}

bool satisfied(const QueryNode& node, const Words& words)
{
    auto is = [&](const QueryNode& child) { return satisfied(child, words); };
    switch (node.kind) {
    case Kind::And:
        return std::all_of(node.children.begin(), node.children.end(), is);
    case Kind::Or:
        return std::any_of(node.children.begin(), node.children.end(), is);
    case Kind::Not:
        return !is(node.children.front());
    case Kind::Near:
        return near(node, words);
    default:
        return !places(node, words).empty();
    }
}

QueryNode random_leaf(std::mt19937& random)
{
    QueryNode node;
    node.kind = random() % 3 == 0 ? Kind::Phrase : Kind::Word;
    for (std::size_t n = node.kind == Kind::Phrase ? 1 + random() % 3 : 1; n > 0; --n) {
        node.words.push_back({alphabet[random() % alphabet.size()], random() % 6 == 0});
    }
    return node;
}

QueryNode random_query(std::mt19937& random, int depth)
{
    auto kind = depth == 0 ? 9 : random() % 10;
    if (kind > 6) {
        return random_leaf(random);
    }
    QueryNode node;
    node.kind = kind < 3 ? Kind::And : kind < 5 ? Kind::Or : Kind::Near;
    node.distance = node.kind == Kind::Near ? 1 + static_cast<std::int64_t>(random() % 4) : 0;
    for (int i = 0; i < 2; ++i) {
        QueryNode child = node.kind == Kind::Near ? random_leaf(random) : random_query(random, depth - 1);
        if (node.kind == Kind::And && i == 1 && random() % 3 == 0) {
            QueryNode negated;
            negated.kind = Kind::Not;
            negated.children.push_back(std::move(child));
            child = std::move(negated);
        }
        node.children.push_back(std::move(child));
    }
    return node;
}

std::vector<std::pair<CharRange, Words>> paragraphs_of(const DocumentText& text)
{
    std::vector<std::pair<CharRange, Words>> paragraphs;
    for (CharRange range : text.paragraphs()) {
        std::istringstream line{std::string(text.slice(range))};
        Words words;
        for (std::string word; line >> word;) {
            words.push_back(word);
        }
        paragraphs.emplace_back(range, words);
    }
    return paragraphs;
}

} // namespace

TEST_CASE("Every query finds exactly the paragraphs that a brute-force reading finds")
{
    std::mt19937 random(20261124);
    for (int round = 0; round < 12; ++round) {
        TempFolder folder;
        auto owned = std::make_unique<MemorySource>();
        MemorySource& source = *owned;
        ProjectIndex index(std::move(owned), folder / "index");
        for (int id = 1; id <= 6; ++id) {
            std::string text;
            for (auto n = random() % 40; n > 0; --n) {
                text += alphabet[random() % alphabet.size()] + (random() % 6 == 0 ? "\n" : " ");
            }
            source.set(id, text);
        }
        Progress progress;
        index.update(progress);
        for (int asked = 0; asked < 120; ++asked) {
            QueryNode query = random_query(random, 3);
            SearchRequest request;
            request.query = to_text(query);
            request.limit = all_hits;
            request.order = random() % 2 == 0 ? HitOrder::Document : HitOrder::Relevance;
            std::set<std::pair<DocumentId, CharRange>> expected;
            for (const auto& document : source.documents()) {
                for (const auto& [range, words] : paragraphs_of(*source.text(document.id))) {
                    if (satisfied(query, words)) {
                        expected.emplace(document.id, range);
                    }
                }
            }
            std::set<std::pair<DocumentId, CharRange>> found;
            auto result = index.search(request);
            for (const SearchHit& hit : result.hits) {
                found.emplace(hit.document, hit.range);
            }
            CAPTURE(request.query);
            REQUIRE(found == expected);
            REQUIRE(result.total == static_cast<std::int64_t>(expected.size()));
        }
    }
}

TEST_CASE("Every match is a word of the expansion that was not unticked, and every such word is a match")
{
    const Words parts = {"wijk", "team", "zorg", "gemeente", "beleid", "professional", "kind", "raad"};
    const Words endings = {"", "", "en", "s", "je", "-", "’s"};
    std::mt19937 random(5);
    TempFolder folder;
    auto owned = std::make_unique<MemorySource>();
    MemorySource& source = *owned;
    ProjectIndex index(std::move(owned), folder / "index");
    for (int id = 1; id <= 20; ++id) {
        std::string text;
        for (int n = 0; n < 60; ++n) {
            for (auto k = 1 + random() % 3; k > 0; --k) {
                text += parts[random() % parts.size()];
            }
            text += endings[random() % endings.size()] + (n % 10 == 9 ? "\n" : " ");
        }
        source.set(id, text);
    }
    Progress progress;
    index.update(progress);
    for (const std::string& word : parts) {
        SearchRequest request;
        request.query = word;
        request.limit = all_hits;
        std::set<std::string> terms;
        for (const ExpandedTerm& term : index.search(request).expansion) {
            if (random() % 4 == 0) {
                request.excluded.push_back(term.term);
            } else {
                terms.insert(term.term);
            }
        }
        std::size_t matches = 0;
        for (const SearchHit& hit : index.search(request).hits) {
            auto text = source.text(hit.document);
            for (CharRange match : hit.matches) {
                auto tokens = tokenize(*text, match);
                CAPTURE(text->slice(match));
                REQUIRE(std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) { return terms.contains(token.term); }));
            }
            matches += hit.matches.size();
        }
        std::size_t expected = 0;
        for (const auto& document : source.documents()) {
            auto text = source.text(document.id);
            std::int64_t covered = -1;
            for (const Token& token : tokenize(*text, char_range(0, text->characters()))) {
                if (terms.contains(token.term) && token.range.begin.value >= covered) {
                    ++expected;
                    covered = token.range.end.value;
                }
            }
        }
        CHECK(matches == expected);
        CHECK(matches > 100);
    }
}
