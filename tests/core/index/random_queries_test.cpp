// SPDX-License-Identifier: GPL-3.0-or-later
// A hundred thousand random queries over random texts, each against a slow and obvious reading of the same text: the same passages
// satisfy it, and the same places are marked. The queries are written out and read back, so that the whole language is tried: words
// with * at either end, exact words, phrases, NEAR and BEFORE of two or more, AND OR NOT, fields, regular expressions.
#include "core/base/error.h"
#include "core/index/compiled_query.h"
#include "core/index/field_places.h"
#include "core/index/index.h"
#include "core/index/matcher.h"
#include "tests/core/index/memory_source.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <functional>
#include <random>
#include <set>

using namespace duiding;
using duiding::test::MemorySource;
using duiding::test::TempFolder;

namespace {

using Kind = QueryNode::Kind;

// No stemmer knows these and none is a part of another; é takes one code point and two bytes.
const std::vector<std::string> raw_words = {"ka1", "Ka1", "KÁ1", "ka12", "b2ka", "b2", "B2", "zé3", "ze3", "ZE3", "b2x7"};
const std::vector<std::string> folded_words = {"ka1", "ka12", "b2ka", "b2", "ze3", "b2x7", "nooit9"};
const std::vector<std::string> parts = {"ka", "b2", "ze", "x7", "1"};
const std::vector<std::string> patterns = {"ka1", "b2\\w+", "z[eé]3", "KÁ1", "ka1 b2", "^b2\\b", "[123]+$"};

struct Place {                               // of a word
    std::string raw;
    std::string folded;
    CharRange range;
};

struct Line {
    DocumentTextPtr text;
    CharRange range;
    std::vector<Place> words;
    bool in_a = false;                       // of the document field groep:a
    std::vector<CharRange> coded;            // of the document
};

std::string folded(const std::string& raw)
{
    std::vector<Token> tokens;
    tokenize(raw, {0}, 0, tokens);
    return tokens.front().term;
}

struct Found {                               // by word number: from, to (past the last), and the places marked
    std::size_t begin;
    std::size_t end;
    std::vector<CharRange> marks;
};

bool fits(const QueryWord& wanted, const std::string& word)
{
    return wanted.suffix && wanted.prefix ? word.find(wanted.text) != std::string::npos
           : wanted.suffix                ? word.ends_with(wanted.text)
           : wanted.prefix                ? word.starts_with(wanted.text)
                                          : word == wanted.text;
}

std::vector<Found> leaf(const QueryNode& node, const Line& line)
{
    std::vector<Found> found;
    for (const QueryNode& child : node.children) {
        auto more = leaf(child, line);
        found.insert(found.end(), more.begin(), more.end());
    }
    bool any_case = std::all_of(node.words.begin(), node.words.end(), [](const QueryWord& word) { return without_capitals(word.text) == word.text; });
    for (std::size_t i = 0; !node.words.empty() && i + node.words.size() <= line.words.size(); ++i) {
        bool all = true;
        for (std::size_t k = 0; k < node.words.size(); ++k) {
            const Place& place = line.words[i + k];
            all = all && fits(node.words[k], node.match != WordMatch::Exact ? place.folded : any_case ? without_capitals(place.raw) : place.raw);
        }
        if (all) {
            std::size_t end = i + node.words.size();
            found.push_back({i, end, {{line.words[i].range.begin, line.words[end - 1].range.end}}});
        }
    }
    return found;
}

std::vector<Found> near(const QueryNode& node, const Line& line)
{
    std::vector<Found> found = leaf(node.children.front(), line);
    for (std::size_t i = 1; i < node.children.size(); ++i) {
        std::vector<Found> both;
        for (const Found& a : found) {
            for (const Found& b : leaf(node.children[i], line)) {
                auto distance = static_cast<std::size_t>(node.distance);
                bool follows = b.begin >= a.end && b.begin - a.end < distance;
                bool precedes = !node.ordered && a.begin >= b.end && a.begin - b.end < distance;
                if (follows || precedes) {
                    Found pair{std::min(a.begin, b.begin), std::max(a.end, b.end), a.marks};
                    pair.marks.insert(pair.marks.end(), b.marks.begin(), b.marks.end());
                    both.push_back(std::move(pair));
                }
            }
        }
        found = std::move(both);
    }
    return found;
}

// Small patterns by hand: where each of them stands in a line.
std::vector<CharRange> regex(const std::string& pattern, const Line& line)
{
    std::vector<CharRange> found;
    auto each_word = [&](const std::function<void(const Place&, std::size_t)>& look) {
        for (std::size_t i = 0; i < line.words.size(); ++i) {
            look(line.words[i], i);
        }
    };
    auto add = [&](const Place& place, std::int64_t from, std::int64_t length) {
        found.push_back({place.range.begin + from, place.range.begin + from + length});
    };
    each_word([&](const Place& place, std::size_t i) {
        std::string low = place.raw;
        std::transform(low.begin(), low.end(), low.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        if (pattern == "ka1" && low.starts_with("ka1")) {
            add(place, 0, 3);
        } else if (pattern == "b2\\w+" && low.starts_with("b2") && low.size() > 2) {
            add(place, 0, 4);
        } else if (pattern == "z[eé]3" && place.folded == "ze3") {
            add(place, 0, 3);
        } else if (pattern == "KÁ1" && place.raw == "KÁ1") {
            add(place, 0, 3);
        } else if (pattern == "ka1 b2" && low == "ka1" && i + 1 < line.words.size() && line.words[i + 1].folded.starts_with("b2")) {
            add(place, 0, 6);
        } else if (pattern == "^b2\\b" && i == 0 && low == "b2") {
            add(place, 0, 2);
        } else if (pattern == "[123]+$" && place.range.end == line.range.end && low.back() >= '1' && low.back() <= '3') {
            std::int64_t digits = low == "ka12" ? 2 : 1;
            add(place, place.range.length() - digits, digits);
        }
    });
    return found;
}

bool satisfied(const QueryNode& node, const Line& line, std::vector<CharRange>& marks)
{
    std::vector<CharRange> mine;
    bool is = false;
    switch (node.kind) {
    case Kind::And:
        is = true;
        for (const QueryNode& child : node.children) {
            is = satisfied(child, line, mine) && is;
        }
        break;
    case Kind::Or:
        for (const QueryNode& child : node.children) {
            is = satisfied(child, line, mine) || is;
        }
        break;
    case Kind::Not: {
        std::vector<CharRange> unwanted;
        return !satisfied(node.children.front(), line, unwanted);
    }
    case Kind::Field:
        return node.text == "groep" ? line.in_a
                                    : std::any_of(line.coded.begin(), line.coded.end(), [&](CharRange coded) { return coded.overlaps(line.range); });
    case Kind::Regex:
        mine = regex(node.text, line);
        is = !mine.empty();
        break;
    default:
        for (const Found& found : node.kind == Kind::Near ? near(node, line) : leaf(node, line)) {
            is = true;
            mine.insert(mine.end(), found.marks.begin(), found.marks.end());
        }
    }
    if (is) {
        marks.insert(marks.end(), mine.begin(), mine.end());
    }
    return is;
}

std::vector<CharRange> merged(std::vector<CharRange> marks)
{
    std::sort(marks.begin(), marks.end());
    std::vector<CharRange> out;
    for (CharRange mark : marks) {
        if (!out.empty() && mark.begin < out.back().end) {
            out.back().end = std::max(out.back().end, mark.end);
        } else {
            out.push_back(mark);
        }
    }
    return out;
}

template <class List>
const auto& one_of(const List& list, std::mt19937& random)
{
    return list[random() % list.size()];
}

QueryNode random_leaf(std::mt19937& random)
{
    QueryNode node;
    node.kind = random() % 3 == 0 ? Kind::Phrase : Kind::Word;
    node.match = random() % 5 == 0 ? WordMatch::Exact : WordMatch::Folded;
    for (std::size_t n = node.kind == Kind::Phrase ? 1 + random() % 3 : 1; n > 0; --n) {
        bool wildcard = random() % 5 == 0;
        const std::string& word = wildcard ? one_of(parts, random) : one_of(node.match == WordMatch::Exact ? raw_words : folded_words, random);
        bool suffix = wildcard && word.size() > 1 && random() % 2 == 0;
        node.words.push_back({word, wildcard && (!suffix || random() % 2 == 0), suffix});
    }
    return node;
}

QueryNode random_near_child(std::mt19937& random)
{
    if (random() % 5 > 0) {
        return random_leaf(random);
    }
    QueryNode node;
    node.kind = Kind::Or;
    node.children = {random_leaf(random), random_leaf(random)};
    return node;
}

QueryNode random_query(std::mt19937& random, int depth)
{
    auto kind = depth == 0 ? 20 : random() % 12;
    QueryNode node;
    if (kind == 7) {
        node.kind = Kind::Regex;
        node.text = one_of(patterns, random);
        return node;
    }
    if (kind == 8) {
        node.kind = Kind::Field;
        node.text = random() % 2 == 0 ? "groep" : "code";
        node.values = {{node.text == "groep" ? "a" : "thema", false, {}}};
        return node;
    }
    if (kind > 8) {
        return random_leaf(random);
    }
    node.kind = kind < 3 ? Kind::And : kind < 5 ? Kind::Or : Kind::Near;
    node.distance = node.kind == Kind::Near ? 1 + static_cast<std::int64_t>(random() % 4) : 0;
    node.ordered = node.kind == Kind::Near && random() % 2 == 0;
    std::size_t children = 2 + random() % 2;
    while (node.children.size() < children) {
        QueryNode child = node.kind == Kind::Near ? random_near_child(random) : random_query(random, depth - 1);
        if (node.kind == Kind::And && !node.children.empty() && random() % 3 == 0) {
            QueryNode negated;
            negated.kind = Kind::Not;
            negated.children.push_back(std::move(child));
            child = std::move(negated);
        }
        node.children.push_back(std::move(child));
    }
    return node;
}

struct Library {
    std::vector<Line> lines;
    SnapshotPtr study;
    std::vector<std::string> words;
};

Library random_library(std::mt19937& random)
{
    Library library;
    Snapshot study;
    auto documents = std::make_shared<std::vector<DocumentInfo>>();
    auto values = std::make_shared<AttributeValues>();
    auto codings = std::make_shared<CodingsByDocument>();
    std::set<std::string> words;
    for (std::int64_t id = 1; id <= 3; ++id) {
        std::string text;
        for (auto n = 4 + random() % 20; n > 0; --n) {
            text += one_of(raw_words, random) + (random() % 6 == 0 ? "\n" : " ");
        }
        auto document = std::make_shared<const DocumentText>(DocumentId{id}, text, std::vector<Mark>(), std::vector<Speaker>());
        documents->push_back({});
        documents->back().id = {id};
        values->set(AttributeTarget::Document, id, {1}, id == 2 ? "a" : "b");
        auto list = std::make_shared<CodingList>();
        auto at = static_cast<std::int32_t>(random() % 20);
        list->codings = {{{id}, at, at + 5, 1, 1}};
        (*codings)[{id}] = list;
        for (CharRange range : document->paragraphs()) {
            Line line{document, range, {}, id == 2, {char_range(at, at + 5)}};
            std::int64_t begin = range.begin.value;
            for (std::int64_t i = begin; i <= range.end.value; ++i) {
                bool ends = i == range.end.value || document->slice(char_range(i, i + 1)) == " ";
                if (ends && i > begin) {
                    std::string raw(document->slice(char_range(begin, i)));
                    line.words.push_back({raw, folded(raw), char_range(begin, i)});
                    words.insert(line.words.back().folded);
                }
                begin = ends ? i + 1 : begin;
            }
            if (!line.words.empty()) {
                library.lines.push_back(std::move(line));
            }
        }
    }
    values->finish();
    study.documents = documents;
    study.values = values;
    study.codings = codings;
    study.attributes = std::make_shared<const std::vector<Attribute>>(
        std::vector<Attribute>{{{1}, {}, AttributeTarget::Document, "groep", {}, AttributeType::Text, {}}});
    Code code;
    code.id = {1};
    code.name = "thema";
    study.codebook = std::make_shared<const Codebook>(std::vector<Code>{code});
    study.coders = std::make_shared<const std::vector<Coder>>();
    study.memos = std::make_shared<const std::vector<Memo>>();
    library.study = std::make_shared<const Snapshot>(std::move(study));
    library.words.assign(words.begin(), words.end());
    return library;
}

} // namespace

TEST_CASE("100,000 random queries find and mark what a slow reading finds")
{
    std::mt19937 random(20261127);
    int asked = 0;
    int hits = 0;
    while (asked < 100'000) {
        Library library = random_library(random);
        Vocabulary vocabulary(library.words, {"nl"}, [] { return static_cast<const Lexicon*>(nullptr); });
        for (int of_this = 0; of_this < 1000; ++of_this) {
            std::string typed = to_text(random_query(random, 3));
            WordFacts facts;
            facts.languages = {"nl"};
            facts.occurrences = [](const std::string&) { return 1; };
            facts.occurs_in = [](const std::string&, const std::string&) { return true; };
            Expander expander(vocabulary, std::move(facts), {});
            QueryNode tree;
            try {
                tree = parse_query(typed).root;
            } catch (const BadInput&) {
                continue;                                    // NOT alone on one side of an OR: there is nothing to find
            }
            ++asked;
            CompiledQuery query(tree, expander, vocabulary, library.study.get());
            FieldPlaces places(query, library.study);
            DocumentFilter filter = places.documents();
            for (const Line& line : library.lines) {
                std::vector<CharRange> marks;
                bool expected = satisfied(tree, line, marks);
                FieldRanges fields = places.in(line.text->id(), line.text->characters(), line.text.get());
                auto found = match(query, {*line.text, line.range, {line.range}}, fields);
                bool same = found.has_value() == expected && (!found || *found == merged(marks));
                bool kept = !expected || !filter || std::binary_search(filter->begin(), filter->end(), line.text->id());
                if (!same || !kept) {
                    CAPTURE(typed, std::string(line.text->slice(line.range)), same, kept);
                    FAIL("another answer");
                }
                hits += expected ? 1 : 0;
            }
        }
    }
    CHECK(hits > 100'000);
}

TEST_CASE("The index proposes every passage that a random query of the whole language is satisfied by")
{
    std::mt19937 random(7);
    for (int round = 0; round < 8; ++round) {
        Library library = random_library(random);
        TempFolder folder;
        auto owned = std::make_unique<MemorySource>();
        MemorySource& source = *owned;
        ProjectIndex index(std::move(owned), folder / "index");
        for (const Line& line : library.lines) {
            source.set(line.text->id().value, line.text->text());
        }
        source.set_study(*library.study);
        Progress progress;
        index.update(progress);
        for (int asked = 0; asked < 150; ++asked) {
            SearchRequest request;
            request.query = to_text(random_query(random, 3));
            request.limit = all_hits;
            QueryNode tree;
            try {
                tree = parse_query(request.query).root;
            } catch (const BadInput&) {
                continue;
            }
            std::set<std::pair<DocumentId, CharRange>> expected;
            for (const Line& line : library.lines) {
                std::vector<CharRange> marks;
                if (!line.words.empty() && satisfied(tree, line, marks)) {
                    expected.emplace(line.text->id(), line.range);
                }
            }
            std::set<std::pair<DocumentId, CharRange>> found;
            for (const SearchHit& hit : index.search(request).hits) {
                found.emplace(hit.document, hit.range);
            }
            CAPTURE(request.query);
            REQUIRE(found == expected);
        }
    }
}
