// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/query_text.h"

#include "core/base/error.h"

#include <random>

using namespace duiding;

namespace {

std::string reading(std::string_view typed) { return to_text(parse_query(typed).root); }

std::string refusal(std::string_view typed)
{
    try {
        return "understood as " + reading(typed);
    } catch (const BadInput& error) {
        CHECK_FALSE(error.text().why.empty());
        CHECK_FALSE(error.text().what_to_do.empty());
        return error.text().where;
    }
}

} // namespace

TEST_CASE("Words side by side must all occur")
{
    CHECK(reading("wijk team") == "wijk AND team");
    CHECK(reading("  Cliënten ") == "clienten");
    CHECK(reading("wijk AND team EN zorg") == "wijk AND team AND zorg");
}

TEST_CASE("OR binds less than AND, NOT excludes, parentheses group, in both languages")
{
    CHECK(reading("a OR b c") == "a OR (b AND c)");
    CHECK(reading("(a OF b) EN c") == "(a OR b) AND c");
    CHECK(reading("a NOT b") == "a AND NOT b");
    CHECK(reading("a NIET (b OR c)") == "a AND NOT (b OR c)");
    CHECK(reading("a -b -\"c d\"") == "a AND NOT b AND NOT \"c d\"");
    CHECK(reading("a NOT NOT b") == "a AND b");
    CHECK(reading("(a OR (b OR c))") == "a OR b OR c");
}

TEST_CASE("Operators in small letters are words")
{
    CHECK(reading("wijk en team") == "wijk AND en AND team");
    CHECK(reading("not or near") == "not AND or AND near");
    CHECK(reading("\"AND\" wijk") == "\"and\" AND wijk");
}

TEST_CASE("Phrases take any quotation marks and the beginning of a word")
{
    CHECK(reading("“Sociaal Team”") == "\"sociaal team\"");
    CHECK(reading("„sociaal wijk*”") == "\"sociaal wijk*\"");
    CHECK(reading("\"wijk\"") == "\"wijk\"");
    CHECK(reading("beleid*") == "beleid*");
    CHECK(reading("en/of") == "\"en of\"");
}

TEST_CASE("A hyphenated word is looked for apart and joined")
{
    CHECK(reading("wijk-team") == "\"wijk team\" OR wijkteam");
    CHECK(reading("wijk-team*") == "\"wijk team*\" OR wijkteam*");
    CHECK(reading("\"wijk-team\"") == "\"wijk team\"");
}

TEST_CASE("NEAR takes words, phrases and OR groups with a distance")
{
    CHECK(reading("wijk NEAR team") == "wijk NEAR/10 team");
    CHECK(reading("wijk NEAR/3 (team OR \"sociale dienst\") zorg") == "(wijk NEAR/3 (team OR \"sociale dienst\")) AND zorg");
    CHECK(reading("a NEAR/2 b NEAR/2 c") == "a NEAR/2 b NEAR/2 c");
    CHECK(refusal("a NEAR/0 b") == "character 3");
    CHECK(refusal("a NEAR/x b") == "character 3");
    CHECK(refusal("(a AND b) NEAR/2 c") == "character 11");
    CHECK(refusal("a NEAR/2 b NEAR/3 c") == "character 12");
    CHECK(refusal("a NEAR NOT b") == "character 8");
}

TEST_CASE("BEFORE and VOOR are NEAR in this order")
{
    CHECK(reading("wijk VOOR/5 team") == "wijk BEFORE/5 team");
    CHECK(reading("wijk BEFORE/2 \"sociaal team\" BEFORE/2 zorg") == "wijk BEFORE/2 \"sociaal team\" BEFORE/2 zorg");
    CHECK(reading("plan VOOR jeugd") == "plan AND voor AND jeugd");
    CHECK(refusal("a NEAR/2 b VOOR/2 c") == "character 12");
    CHECK(refusal("a VOOR/ b") == "character 3");
}

TEST_CASE("A * stands at the end of a word, at its beginning, or at both")
{
    CHECK(reading("*team *wijk* zorg*") == "*team AND *wijk* AND zorg*");
    CHECK(reading("\"sociaal *team\"") == "\"sociaal *team\"");
    CHECK(reading("exact:*Team*") == "exact:*Team*");
    CHECK(reading("*wijk-team") == "\"*wijk team\" OR *wijkteam");
    std::string many;
    for (int i = 0; i < 60; ++i) {
        many += "*aa ";
    }
    CHECK(refusal(many) == "character 201");
}

TEST_CASE("A field is a name, a colon and a value; several values, ranges and quotes")
{
    CHECK(reading("gemeente:Veendrecht wijk") == "gemeente:Veendrecht AND wijk");
    CHECK(reading("wijk -gemeente:Oudlo") == "wijk AND NOT gemeente:Oudlo");
    CHECK(reading("wijk NIET gemeente:Oudlo") == "wijk AND NOT gemeente:Oudlo");
    CHECK(reading("gemeente:\"Den Haag\"") == "gemeente:\"Den Haag\"");
    CHECK(reading("gemeente:(Veendrecht OF Den Haag OR \"Oudlo\")") == "gemeente:(Veendrecht OR \"Den Haag\" OR \"Oudlo\")");
    CHECK(reading("jaar:2018-2022 OR jaar:>=2020") == "jaar:2018-2022 OR jaar:>=2020");
    CHECK(reading("\"soort buurt\":stad") == "\"soort buurt\":stad");
    CHECK(reading("code:dimensie/indicator") == "code:dimensie/indicator");
    CHECK(reading("(code:a OF kop:b) wijk") == "(code:a OR kop:b) AND wijk");
    QueryNode field = parse_query("wijk  jaar:(2018 OF 2020)").root.children[1];
    CHECK(field.text == "jaar");
    CHECK(field.place.at == 6);
    CHECK(field.values[1].place.at == 20);
    CHECK(parse_query("gemeente:(Oudlo").notices.size() == 1);
}

TEST_CASE("A colon in ordinary text makes no field")
{
    CHECK(reading("12:30") == "\"12 30\"");
    CHECK(reading("https://oudlo.example") == "\"https oudlo example\"");
    CHECK(reading("R1: ja") == "r1 AND ja");
    CHECK(reading("(klaar:)") == "klaar");
    CHECK(reading("\"kop:wijk\"") == "\"kop wijk\"");
}

TEST_CASE("A field without a value, or with an operator that cannot stand there, is refused at its place")
{
    CHECK(refusal("wijk gemeente:()") == "character 15");
    CHECK(refusal("wijk gemeente:\"\"") == "character 15");
    CHECK(refusal("code:(a EN b)") == "character 9");
    CHECK(refusal("code:(a OF)") == "character 11");
    CHECK(refusal("code:(a (b))") == "character 9");
    CHECK(refusal("wijk NEAR/3 jaar:2018") == "character 6");
    CHECK(refusal("-gemeente:Oudlo") == "character 1");
}

TEST_CASE("A regular expression stands between slashes or after regex:, and a mistake in it is shown at its place")
{
    CHECK(reading("/wijkt[eo]+m/") == "regex:\"wijkt[eo]+m\"");
    CHECK(reading("/sociaal (wijk)?team/ zorg") == "regex:\"sociaal (wijk)?team\" AND zorg");
    CHECK(reading("/MEE/i") == "regex:\"(?i)MEE\"");
    CHECK(reading("regex:\"een \\\"citaat\\\"\"") == "regex:\"een \\\"citaat\\\"\"");
    CHECK(reading("/\"ja\"/") == "regex:\"\\\"ja\\\"\"");
    CHECK(reading("(regex:wijk(team)?s OF zorg)") == "regex:\"wijk(team)?s\" OR zorg");
    CHECK(reading("en/of") == "\"en of\"");
    CHECK(reading("wijk / team") == "wijk AND team");
    CHECK(refusal("wijk /a(b/") == "character 10");
    CHECK(refusal("wijk regex:\"[a-\"") == "character 16");
    CHECK(refusal("/*a/") == "character 2");
    CHECK(refusal("regex:\"\"") == "character 8");
    CHECK(refusal("wijk NEAR/3 /a/") == "character 6");
    CHECK(refusal("regex:" + std::string(1001, 'a')) == "character 7");
}

TEST_CASE("exact: keeps capitals and accents")
{
    CHECK(reading("exact:MEE") == "exact:MEE");
    CHECK(reading("exact:\"Sterke Start\" wijk") == "exact:\"Sterke Start\" AND wijk");
    CHECK(reading("exact:Wijk*") == "exact:Wijk*");
    CHECK(parse_query("exact:Wijk*").root.words[0].prefix);
}

TEST_CASE("What cannot be understood is refused with its place and what to do")
{
    CHECK(refusal("") == "character 1");
    CHECK(refusal("  &  ") == "character 1");
    CHECK(refusal("wijk OR") == "character 6");
    CHECK(refusal("AND wijk") == "character 1");
    CHECK(refusal("wijk AND OR team") == "character 6");
    CHECK(refusal("wijk)") == "character 5");
    CHECK(refusal("NOT wijk") == "character 1");
    CHECK(refusal("wijk OR NOT team") == "character 1");
    CHECK(refusal("zorg wijk*team") == "character 6");
    CHECK(refusal("zorg *t") == "character 6");
    CHECK(refusal("wijk NOT") == "character 6");
    std::string deep(5000, '(');
    CHECK(refusal(deep) == "character 101");
}

TEST_CASE("A very long query is read or refused, without trouble")
{
    std::string nots = "wijk ";
    std::string words;
    for (int i = 0; i < 100000; ++i) {
        nots += "NOT ";
        words += "w ";
    }
    CHECK(reading(nots + "team") == "wijk AND team");
    CHECK(refusal(words) == "character 4001");
    CHECK(parse_query(words.substr(0, 4000)).root.children.size() == 2000);
}

TEST_CASE("An open quote or parenthesis is closed, and signs without letters are left out, with a notice")
{
    auto quote = parse_query("wijk \"sociaal team");
    CHECK(to_text(quote.root) == "wijk AND \"sociaal team\"");
    CHECK(quote.notices.size() == 1);
    auto parenthesis = parse_query("(wijk OR team");
    CHECK(to_text(parenthesis.root) == "wijk OR team");
    CHECK(parenthesis.notices.size() == 1);
    auto sign = parse_query("wijk & 👍 team");
    CHECK(to_text(sign.root) == "wijk AND team");
    CHECK(sign.notices.size() == 2);
    CHECK(parse_query("wijk").notices.empty());
}

namespace {

QueryNode random_leaf(std::mt19937& random)
{
    QueryNode node;
    node.match = random() % 4 == 0 ? WordMatch::Exact : WordMatch::Folded;
    node.kind = random() % 3 == 0 ? QueryNode::Kind::Phrase : QueryNode::Kind::Word;
    std::size_t words = node.kind == QueryNode::Kind::Phrase ? 1 + random() % 3 : 1;
    const std::vector<std::string> folded = {"wijk", "team", "zo'n", "1.5", "and", "een"};
    const std::vector<std::string> exact = {"MEE", "Wijk", "Één", "zo'n", "2018"};
    for (std::size_t i = 0; i < words; ++i) {
        const auto& list = node.match == WordMatch::Exact ? exact : folded;
        node.words.push_back({list[random() % list.size()], random() % 5 == 0, random() % 7 == 0});
    }
    return node;
}

QueryNode random_field(std::mt19937& random)
{
    QueryNode node;
    if (random() % 3 == 0) {
        const std::vector<std::string> patterns = {"wijkt[eo]+m", "a/b", "\\\"x\\\"", "(?i)MEE", " ", "\\d{4}"};
        node.kind = QueryNode::Kind::Regex;
        node.text = patterns[random() % patterns.size()];
        return node;
    }
    node.kind = QueryNode::Kind::Field;
    node.text = random() % 3 == 0 ? "soort buurt" : "jaar";
    for (auto n = 1 + random() % 3; n > 0; --n) {
        const std::vector<QueryValue> values = {{"2018-2022", false, {}}, {">=2020", false, {}}, {"Den Haag", true, {}}, {"a/b:c", false, {}}, {"*", false, {}},
                                                {"OR", true, {}}};
        node.values.push_back(values[random() % values.size()]);
    }
    return node;
}

QueryNode random_tree(std::mt19937& random, int depth)
{
    if (depth == 0 || random() % 3 == 0) {
        return random() % 4 == 0 ? random_field(random) : random_leaf(random);
    }
    QueryNode node;
    auto kind = random() % 3;
    node.kind = kind == 0 ? QueryNode::Kind::And : kind == 1 ? QueryNode::Kind::Or : QueryNode::Kind::Near;
    node.distance = kind == 2 ? 1 + static_cast<std::int64_t>(random() % 20) : 0;
    node.ordered = kind == 2 && random() % 2 == 0;
    while (node.children.size() < 2 + random() % 2) {
        QueryNode child = kind == 2 ? random_leaf(random) : random_tree(random, depth - 1);
        if (child.kind == node.kind) {
            continue;                      // these are flattened by the parser
        }
        if (kind == 0 && !node.children.empty() && random() % 4 == 0) {
            QueryNode negated;
            negated.kind = QueryNode::Kind::Not;
            negated.children.push_back(std::move(child));
            child = std::move(negated);
        }
        node.children.push_back(std::move(child));
    }
    return node;
}

} // namespace

TEST_CASE("Every tree, written out, is read back as the same tree")
{
    std::mt19937 random(7);
    for (int round = 0; round < 3000; ++round) {
        QueryNode tree = random_tree(random, 3);
        std::string text = to_text(tree);
        CAPTURE(text);
        auto parsed = parse_query(text);
        REQUIRE(parsed.root == tree);
        REQUIRE(parsed.notices.empty());
    }
}

TEST_CASE("Whatever is typed is understood or refused; what is understood can be read again")
{
    const std::vector<std::string> pieces = {"jaar:", "gemeente:x", "code:(", "regex:\"", "/", "/a", "VOOR/3", ">=2", "[", "*a", "wijk", "AND", "OF", "NOT", "NEAR/2", "NEAR", "(", ")", "\"", "-", "*", " ", " ", "exact:",
                                             "👍", "1.5", "é", "'", "team", "\xFF", "-x", "„", "/"};
    std::mt19937 random(11);
    int understood = 0;
    for (int round = 0; round < 20000; ++round) {
        std::string typed;
        for (std::size_t n = random() % 9; n > 0; --n) {
            typed += pieces[random() % pieces.size()];
        }
        CAPTURE(typed);
        try {
            auto parsed = parse_query(typed);
            REQUIRE(parse_query(to_text(parsed.root)).root == parsed.root);
            ++understood;
        } catch (const BadInput& error) {
            REQUIRE(error.text().where.starts_with("character "));
        }
    }
    CHECK(understood > 1000);
}
