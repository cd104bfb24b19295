// SPDX-License-Identifier: GPL-3.0-or-later
// Ranking by the postings and our own table of lengths, against BM25 reckoned from the texts: the formula of S. Robertson and
// others, Okapi at TREC-3 (1994), with the constants that Xapian has (k1 = 1, b = .5, no length under half the average, and its
// floor under the weight of words that stand nearly everywhere).
#include "core/index/index.h"
#include "core/index/tokenizer.h"
#include "core/index/xapian_database.h"
#include "tests/core/index/memory_source.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

using namespace duiding;
using duiding::test::MemorySource;
using duiding::test::TempFolder;

namespace {

using Kind = CandidateQuery::Kind;
using Where = std::pair<std::int64_t, std::int64_t>;             // document, paragraph

const std::vector<std::string> some_words = {"wijk", "zorg", "team", "jeugd", "beleid", "de", "wijkteam"};
constexpr std::int64_t very_much = 64 << 20;                     // so much that the index is never made anew

CandidateQuery any_of(std::vector<std::string> terms, double weight = 1) { return {Kind::AnyTerm, std::move(terms), {}, weight}; }

CandidateQuery some_question(int depth)
{
    auto some_terms = [] {
        std::set<std::string> terms;
        for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
            terms.insert(*rc::gen::elementOf(some_words));
        }
        return std::vector<std::string>(terms.begin(), terms.end());
    };
    if (depth == 0 || *rc::gen::inRange(0, 3) == 0) {
        return any_of(some_terms(), *rc::gen::element(1.0, 1.0, 0.5, 3.0));
    }
    CandidateQuery question{*rc::gen::element(Kind::And, Kind::Or, Kind::AndNot), {}, {}, *rc::gen::element(1.0, 2.0)};
    for (int i = 0; i < 2; ++i) {
        question.children.push_back(some_question(depth - 1));
    }
    return question;
}

// The same by reading every paragraph.
class Oracle {
public:
    void set(std::int64_t document, const std::string& text)
    {
        remove(document);
        DocumentText read(DocumentId{document}, text, {}, {});
        std::int64_t paragraph = 0;
        for (CharRange range : read.paragraphs()) {
            for (const Token& token : tokenize(read, range)) {
                ++m_words[{document, paragraph}][token.term];
            }
            ++paragraph;
        }
    }
    void remove(std::int64_t document)
    {
        std::erase_if(m_words, [&](const auto& each) { return each.first.first == document; });
    }

    std::map<Where, double> find(const CandidateQuery& question) const
    {
        std::map<Where, double> found;
        for (const auto& [where, words] : m_words) {
            if (auto score = score_of(question, where)) {
                found[where] = *score;
            }
        }
        return found;
    }

private:
    std::optional<double> score_of(const CandidateQuery& question, const Where& where) const
    {
        if (question.kind == Kind::AnyTerm) {
            return occurrences(question, where) > 0 ? std::optional(question.weight * bm25(question, where)) : std::nullopt;
        }
        double score = 0;
        std::size_t holds = 0;
        std::vector<bool> held;
        for (const CandidateQuery& child : question.children) {
            auto of_child = score_of(child, where);
            held.push_back(of_child.has_value());
            holds += of_child ? 1 : 0;
            score += question.kind == Kind::AndNot && held.size() > 1 ? 0 : of_child.value_or(0);
        }
        bool all = holds == held.size();
        bool yes = question.kind == Kind::And ? all : question.kind == Kind::Or ? holds > 0 : held.at(0) && !held.at(1);
        return yes ? std::optional(question.weight * score) : std::nullopt;
    }

    std::int64_t occurrences(const CandidateQuery& question, const Where& where) const
    {
        std::int64_t times = 0;
        for (const std::string& term : question.terms) {
            auto at = m_words.at(where).find(term);
            times += at == m_words.at(where).end() ? 0 : at->second;
        }
        return times;
    }

    std::int64_t length(const Where& where) const
    {
        std::int64_t words = 0;
        for (const auto& [term, times] : m_words.at(where)) {
            words += times;
        }
        return words;
    }

    double bm25(const CandidateQuery& question, const Where& where) const
    {
        double all = static_cast<double>(m_words.size());
        double with = 0, words = 0;
        for (const auto& [each, unused] : m_words) {
            with += occurrences(question, each) > 0 ? 1 : 0;
            words += static_cast<double>(length(each));
        }
        double rarity = (all - with + 0.5) / (with + 0.5);
        double weight = std::log(rarity < 2 ? rarity * 0.5 + 1 : rarity);
        double relative = std::max(static_cast<double>(length(where)) / (words / all), 0.5);
        auto times = static_cast<double>(occurrences(question, where));
        return weight * 2 * times / (1 * (relative * 0.5 + (1 - 0.5)) + times);
    }

    std::map<Where, std::map<std::string, std::int64_t>> m_words;
};

std::string some_text()
{
    std::string text;
    for (int i = *rc::gen::inRange(0, 40); i > 0; --i) {
        text += *rc::gen::elementOf(some_words) + *rc::gen::element<std::string>(" ", " ", "\n");
    }
    return text;
}

std::map<Where, double> all_of(Ranking ranking)
{
    std::map<Where, double> found;
    for (const Candidate& each : ranking.next(all_hits, nullptr)) {
        found[{each.document().value, static_cast<std::int64_t>(each.paragraph)}] = each.score;
    }
    return found;
}

bool within_a_millionth(double a, double b) { return std::abs(a - b) <= 1e-6 * std::max(1.0, std::abs(b)); }

} // namespace

TEST_CASE("The scores of words, and of questions made of them, are BM25 of the texts")
{
    rc::prop("of every paragraph", [] {
        TempFolder folder;
        auto source = std::make_unique<MemorySource>();
        Oracle oracle;
        for (int id = 1; id <= 6; ++id) {
            std::string text = some_text();
            source->set(id, text);
            oracle.set(id, text);
        }
        ProjectIndex index(std::move(source), folder / "index");
        Progress progress;
        index.update(progress);
        auto reader = IndexReader::open(folder / "index");
        // Of several words inside a larger question the index only knows at most how many paragraphs hold one: one word each.
        CandidateQuery question = some_question(0);
        if (*rc::gen::arbitrary<bool>()) {
            auto word = [] { return any_of({*rc::gen::elementOf(some_words)}, *rc::gen::element(1.0, 2.0)); };
            question = {*rc::gen::element(Kind::And, Kind::Or, Kind::AndNot), {}, {word(), word()}, 0.5};
        }
        auto expected = oracle.find(question);
        auto found = all_of(reader->rank(question, {}));
        RC_ASSERT(found.size() == expected.size());
        for (const auto& [where, score] : expected) {
            RC_ASSERT(found.contains(where));
            RC_ASSERT(within_a_millionth(found.at(where), score));
        }
    });
}

TEST_CASE("A question of any shape finds the paragraphs that satisfy it, in an index with entries that are gone and among some documents only")
{
    rc::prop("no more and no less", [] {
        TempFolder folder;
        auto owned = std::make_unique<MemorySource>();
        MemorySource& source = *owned;
        ProjectIndex index(std::move(owned), folder / "index", very_much);
        Oracle oracle;
        Progress progress;
        for (int change = 0; change < 14; ++change) {
            int id = *rc::gen::inRange(1, 7);
            if (*rc::gen::inRange(0, 5) == 0) {
                source.remove(id);
                oracle.remove(id);
            } else {
                std::string text = some_text();
                source.set(id, text);
                oracle.set(id, text);
            }
            if (*rc::gen::arbitrary<bool>()) {
                index.update(progress);
            }
        }
        index.update(progress);
        auto reader = IndexReader::open(folder / "index");
        if (!reader) {
            return;
        }
        CandidateQuery question = some_question(2);
        std::vector<DocumentId> documents;
        for (std::int64_t id = 1; id < 7; ++id) {
            if (*rc::gen::arbitrary<bool>()) {
                documents.push_back({id});
            }
        }
        std::set<Where> expected;
        for (const auto& [where, score] : oracle.find(question)) {
            if (documents.empty() || std::binary_search(documents.begin(), documents.end(), DocumentId{where.first})) {
                expected.insert(where);
            }
        }
        std::set<Where> found;
        for (const auto& [where, score] : all_of(reader->rank(question, documents))) {
            found.insert(where);
        }
        RC_ASSERT(found == expected);
        if (auto counted = reader->count(question, documents)) {
            RC_ASSERT(counted->size() == expected.size());
        }
    });
}

TEST_CASE("A ranking handed out bit by bit is the whole of it, best first")
{
    TempFolder folder;
    auto source = std::make_unique<MemorySource>();
    for (int id = 1; id <= 30; ++id) {
        std::string text;
        for (int i = 0; i < id % 7 + 1; ++i) {
            text += i % 2 == 0 ? "zorg en " : "wijk of ";
        }
        source->set(id, text + "\n" + text + "team");
    }
    ProjectIndex index(std::move(source), folder / "index");
    Progress progress;
    index.update(progress);
    auto reader = IndexReader::open(folder / "index");
    Ranking ranking = reader->rank(any_of({"zorg"}), {});
    CHECK(ranking.size() == 60);
    std::vector<double> scores;
    std::set<Where> places;
    for (std::vector<Candidate> part = ranking.next(7, nullptr); !part.empty(); part = ranking.next(7, nullptr)) {
        for (const Candidate& each : part) {
            scores.push_back(each.score);
            places.insert({each.document().value, static_cast<std::int64_t>(each.paragraph)});
        }
    }
    CHECK(places.size() == 60);
    std::vector<double> best(scores.begin(), scores.begin() + 56);
    CHECK(std::is_sorted(best.rbegin(), best.rend()));
    CHECK(*std::max_element(scores.begin() + 56, scores.end()) <= best.back());
}

TEST_CASE("What is known of a paragraph without reading it fits in two bytes, however long it is")
{
    CHECK(sizeof(EntryFacts) == 2);
    EntryFacts few(12, true, false);
    CHECK(few.words() == 12);
    CHECK(few.joined());
    CHECK_FALSE(few.interviewer());
    EntryFacts many(1'000'000, false, true);
    CHECK(many.words() == EntryFacts::most_words);
    CHECK_FALSE(many.joined());
    CHECK(many.interviewer());
}
