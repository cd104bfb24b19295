// SPDX-License-Identifier: GPL-3.0-or-later
// The list of cases in its window: what it shows, another name, taking one away and undo.
#include "app/common/case_rows.h"
#include "app/desktop/dialogs/case_list.h"
#include "app/desktop/wx_text.h"
#include "tests/ui/window_bench.h"

#include <wx/dataview.h>

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

TEST_CASE("the cases of a study are listed with their documents, can be renamed and taken away, and undone")
{
    WindowBench bench;
    DocumentId talk = bench.snapshot().documents->front().id;
    edits::DocumentDescription row;
    row.document = talk;
    row.cases = {{{{}, "case", "A1", ""}, "client"}, {{{}, "municipality", "Arnhem", "GM0202"}, ""}};
    bench.workspace().run(edits::describe_documents(*bench.workspace().project(), {row}));
    REQUIRE(wait_for([&] { return bench.snapshot().cases->size() == 2; }));
    auto rows = case_rows(bench.snapshot());
    CHECK(rows[1].the_case.name == "Arnhem");
    CHECK(rows[1].documents == 1);

    REQUIRE(bench.frame().run("project.cases"));
    CaseList* window = nullptr;
    for (wxWindow* child : bench.frame().GetChildren()) {
        window = window ? window : dynamic_cast<CaseList*>(child);
    }
    REQUIRE(window);
    CHECK(window->list().GetTextValue(0, 0) == "A1"_wx);
    CHECK(window->list().GetTextValue(1, 1) == "municipality"_wx);
    CHECK(window->list().GetTextValue(1, 2) == "GM0202"_wx);
    CHECK(window->list().GetTextValue(0, 3) == "1"_wx);

    window->rename(rows[0].the_case.id, "A2");
    REQUIRE(wait_for([&] { return window->list().GetTextValue(0, 0) == "A2"_wx; }));
    window->list().SelectRow(0);
    window->take_away();
    REQUIRE(wait_for([&] { return bench.snapshot().cases->size() == 1 && window->list().GetItemCount() == 1; }));
    CHECK(bench.snapshot().find_document(talk));
    bench.workspace().undo();
    REQUIRE(wait_for([&] { return window->list().GetItemCount() == 2; }));
}
