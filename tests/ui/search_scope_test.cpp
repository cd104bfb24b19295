// SPDX-License-Identifier: GPL-3.0-or-later
// Where a search looks, in the real window: kinds of documents, this document, coded text, memos, the interviewer.
#include "app/desktop/views/hit_list.h"
#include "app/desktop/views/search_scope.h"
#include "app/desktop/wx_text.h"
#include "tests/ui/search_bench.h"

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

namespace {

const ScopeChoice* find_choice(const std::vector<ScopeChoice>& choices, const std::string& key)
{
    for (const ScopeChoice& choice : choices) {
        if (choice.key == key) {
            return &choice;
        }
    }
    return nullptr;
}

} // namespace

TEST_CASE("a search looks in this document only when asked to, and in everything again")
{
    SearchBench bench;
    bench.search("wijk");
    std::int64_t all = bench.view().result().occurrences;
    bench.view().scope().choose("this-document");
    REQUIRE(wait_for([&] { return bench.live().up_to_date() && bench.view().result().by_document.size() == 1; }));
    CHECK(bench.view().result().occurrences < all);
    CHECK(bench.view().scope().GetLabelText().Contains("Gesprek 1"_wx));
    bench.view().scope().choose("everything");
    REQUIRE(wait_for([&] { return bench.live().up_to_date() && bench.view().result().occurrences == all; }));
    CHECK(bench.view().scope().GetLabelText().Contains("everything"_wx));
}

TEST_CASE("the interviewer's words are searched, and left out when asked")
{
    SearchBench bench;
    bench.search("wijkteam");
    REQUIRE(bench.view().result().occurrences == 2);
    bench.view().scope().choose("interviewer");
    REQUIRE(wait_for([&] { return bench.live().up_to_date() && bench.view().result().occurrences == 1; }));
    CHECK(bench.view().scope().GetLabelText().Contains("without the interviewer"_wx));
}

TEST_CASE("something is always searched, and one kind narrows while two widen")
{
    SearchBench bench;
    SearchRequest request;
    auto apply = [&](const char* key) {
        auto choices = scope_choices(request, bench.snapshot(), bench.workspace().document());
        const ScopeChoice* choice = find_choice(choices, key);
        REQUIRE(choice);
        choice->apply(request);
    };
    apply("texts");
    CHECK(request.scope.texts);
    apply("memos");
    apply("texts");
    CHECK_FALSE(request.scope.texts);
    apply("memos");
    CHECK(request.scope.texts);
    apply("uncoded");
    CHECK(request.scope.coded == CodedText::Uncoded);
    CHECK(scope_text(request, bench.snapshot()) == "text without a code"_wx);
    apply("everything");
    CHECK(request.scope == SearchScope{});
    CHECK_FALSE(find_choice(scope_choices(request, bench.snapshot(), {}), "this-document"));
}
