// SPDX-License-Identifier: GPL-3.0-or-later
// Keys that GTK's own widgets would take reach what a person means with them.
#include "app/desktop/document_order.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/coding_view.h"
#include "app/desktop/views/documents_view.h"
#include "tests/ui/window_bench.h"

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

TEST_CASE("Ctrl+PageDown and Ctrl+PageUp go from document to document, from the text and from the list")
{
    WindowBench bench;
    std::vector<DocumentId> documents = documents_as_listed(bench.snapshot());
    REQUIRE(documents.size() == 2);
    auto shown = [&](std::size_t index) { return wait_for([&] { return bench.workspace().document() == documents[index]; }); };
    bench.workspace().show_document(documents[0]);
    REQUIRE(shown(0));
    for (wxWindow* where : {static_cast<wxWindow*>(&bench.frame().centre().view()), static_cast<wxWindow*>(&bench.frame().documents().list())}) {
        where->SetFocus();
        REQUIRE(wait_for([where] { return where->HasFocus() || (wxWindow::FindFocus() && where->IsDescendant(wxWindow::FindFocus())); }));
        bench.driver.key(WXK_PAGEDOWN, wxMOD_CONTROL);
        CHECK(shown(1));
        where->SetFocus();
        bench.driver.key(WXK_PAGEUP, wxMOD_CONTROL);
        CHECK(shown(0));
    }
}

TEST_CASE("letters typed in a list open no search field of GTK, and what was chosen stays so")
{
    WindowBench bench;
    wxDataViewCtrl& list = bench.frame().documents().list();
    bench.workspace().show_document(documents_as_listed(bench.snapshot()).front());
    REQUIRE(wait_for([&] { return list.GetSelectedItemsCount() == 1; }));
    list.SetFocus();
    handle_events();
    bench.driver.type("zomaar");
    handle_events();
    CHECK(list.GetSelectedItemsCount() == 1);
    bench.driver.key(WXK_ESCAPE);
    handle_events();
    CHECK(list.GetSelectedItemsCount() == 1);
}

TEST_CASE("several documents are chosen in the list and taken out of the study in one step")
{
    WindowBench bench;
    wxDataViewCtrl& list = bench.frame().documents().list();
    std::vector<DocumentId> documents = documents_as_listed(bench.snapshot());
    bench.workspace().show_document(documents[0]);
    REQUIRE(wait_for([&] { return bench.workspace().document() == documents[0] && list.GetSelectedItemsCount() == 1; }));
    CHECK(bench.frame().documents().chosen() == std::vector{documents[0]});
    list.SetFocus();
    handle_events();
    bench.driver.key(WXK_DOWN, wxMOD_SHIFT);
    REQUIRE(wait_for([&] { return list.GetSelectedItemsCount() == 2; }));
    CHECK(bench.workspace().document() == documents[0]);      // what one reads stays
    CHECK(bench.frame().documents().chosen() == documents);
    REQUIRE(bench.frame().run("document.delete"));
    REQUIRE(wait_for([&] { return bench.snapshot().documents->empty(); }));
    CHECK(bench.status().find("2 documents are out of the study") != std::string::npos);
    bench.workspace().undo();
    CHECK(wait_for([&] { return bench.snapshot().documents->size() == 2; }));
}
