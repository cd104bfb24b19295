// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/model/code.h"

#include <algorithm>

using namespace duiding;

namespace {

Code code(std::int64_t id, std::int64_t parent, std::int64_t position, const std::string& name)
{
    Code made;
    made.id = {id};
    made.guid = Guid::make();
    made.parent = {parent};
    made.position = position;
    made.name = name;
    return made;
}

std::vector<std::string> paths(const Codebook& book)
{
    std::vector<std::string> out;
    for (const Code& one : book.codes()) {
        out.push_back(book.path(one.id));
    }
    return out;
}

Codebook book()
{
    return Codebook({code(7, 2, 1, "privacy"), code(1, 0, 2, "Governance"), code(2, 0, 1, "Vertrouwen"), code(3, 1, 2, "Regels"),
                     code(4, 1, 1, "wel/niet"), code(5, 2, 1, "Tijd"), code(6, 1, 3, "tijd"), code(8, 5, 1, "a\\b"), code(9, 5, 2, "10"),
                     code(10, 5, 2, "9")});
}

std::string why_not(const Codebook& the_book, const std::string& text)
{
    try {
        the_book.resolve(text);
    } catch (const BadInput& error) {
        return error.what();
    }
    return "resolved";
}

} // namespace

TEST_CASE("codes stand in tree order: parents first, then position, then name with numbers by value")
{
    CHECK(paths(book()) == std::vector<std::string>{"Vertrouwen", "Vertrouwen/privacy", "Vertrouwen/Tijd", "Vertrouwen/Tijd/a\\\\b",
                                                    "Vertrouwen/Tijd/9", "Vertrouwen/Tijd/10", "Governance", "Governance/wel\\/niet",
                                                    "Governance/Regels", "Governance/tijd"});
}

TEST_CASE("every path, with slashes and backslashes in names, resolves to its own code")
{
    Codebook the_book = book();
    for (const Code& one : the_book.codes()) {
        INFO(the_book.path(one.id));
        CHECK(the_book.resolve(the_book.path(one.id)) == one.id);
        CHECK(the_book.resolve(one.guid.text()) == one.id);
    }
    for (const char* name : {"a/b", "/", "\\", "\\/", "a\\", "//x\\\\", ""}) {
        CHECK(split_path(escape_path_name(name) + "/" + escape_path_name("kind")) == std::vector<std::string>{name, "kind"});
    }
}

TEST_CASE("a bare name resolves when it is unique, after folding")
{
    Codebook the_book = book();
    CHECK(the_book.resolve("PRIVACY").value == 7);
    CHECK(the_book.resolve("wel/niet").value == 4);
    CHECK(the_book.resolve("governance/régels").value == 3);
    CHECK(the_book.resolve("Vertrouwen").value == 2);
}

TEST_CASE("an ambiguous or unknown code names the candidates")
{
    Codebook the_book = book();
    std::string ambiguous = why_not(the_book, "tijd");
    CHECK(ambiguous.find("Vertrouwen/Tijd") != std::string::npos);
    CHECK(ambiguous.find("Governance/tijd") != std::string::npos);
    CHECK(why_not(the_book, "regel").find("Governance/Regels") != std::string::npos);
    CHECK(why_not(the_book, "Vertrouwen/Regels").find("Governance/Regels") != std::string::npos);
    CHECK(why_not(the_book, "").find("There is no code") != std::string::npos);
    CHECK(why_not(the_book, "/").find("There is no code") != std::string::npos);
    CHECK(why_not(Codebook(), "x").find("There is no code") != std::string::npos);
}

TEST_CASE("a top-level code wins over a code of that name elsewhere")
{
    Codebook the_book({code(1, 0, 1, "a"), code(2, 1, 1, "b"), code(3, 0, 2, "b")});
    CHECK(the_book.resolve("b").value == 3);
}

TEST_CASE("a subtree is the code and all that hangs below it")
{
    Codebook the_book = book();
    CHECK(the_book.subtree({5}) == std::vector<CodeId>{{5}, {8}, {10}, {9}});
    CHECK(the_book.subtree({2}).size() == 6);
    CHECK(the_book.subtree({3}) == std::vector<CodeId>{{3}});
    CHECK(the_book.subtree({99}).empty());
    for (const Code& one : the_book.codes()) {
        for (CodeId id : the_book.subtree(one.id)) {
            CHECK((id == one.id || the_book.is_ancestor(one.id, id)));
        }
    }
    CHECK_FALSE(the_book.is_ancestor({5}, {5}));
    CHECK(the_book.depth({8}) == 2);
    CHECK(the_book.root_of({8}).value == 2);
    CHECK(the_book.children({}) == std::vector<CodeId>{{2}, {1}});
}

TEST_CASE("a sibling is found by its folded name only below that parent")
{
    Codebook the_book = book();
    CHECK(the_book.find_sibling({1}, " TIJD ").value == 6);
    CHECK_FALSE(the_book.find_sibling({1}, "privacy"));
    CHECK_FALSE(the_book.find_sibling({}, "tijd"));
}

TEST_CASE("codes are found by template key and favourite; empty keys match nothing")
{
    Code indicator = code(1, 0, 1, "a");
    indicator.template_key = "damour:DV1";
    indicator.favourite = 3;
    Codebook the_book({indicator, code(2, 0, 2, "b")});
    CHECK(the_book.find_by_template_key("damour:DV1")->id.value == 1);
    CHECK(the_book.find_by_template_key("") == nullptr);
    CHECK(the_book.find_by_favourite(3)->id.value == 1);
    CHECK(the_book.find_by_favourite(0) == nullptr);
}

TEST_CASE("a damaged tree still opens: orphans and circles come to the top level")
{
    Codebook the_book({code(1, 42, 1, "wees"), code(2, 3, 2, "x"), code(3, 2, 3, "y"), code(4, 4, 4, "z")});
    CHECK(the_book.codes().size() == 4);
    CHECK(the_book.depth({1}) == 0);
    CHECK(the_book.path({3}) == "x/y");
    CHECK(the_book.root_of({3}).value == 2);
    CHECK(the_book.path({4}) == "z");
}
