// SPDX-License-Identifier: GPL-3.0-or-later
// Two documents side by side in the real window, from the menu, from a copied hit and from the list of shared passages.
#include "app/desktop/dialogs/compare_documents.h"
#include "app/desktop/dialogs/shared_passages.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/coding_view.h"
#include "app/desktop/views/documents_view.h"
#include "app/desktop/wx_text.h"
#include "tests/ui/scan_bench.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace duiding;
using namespace duiding::test;

namespace {

std::string different_words(const PairedSide& side)
{
    std::string words;
    for (const auto& [begin, end] : side.different) {
        words += (words.empty() ? "" : "|") + side.text.substr(begin, end - begin);
    }
    return words;
}

const PairedRow& row_with(const CompareDocuments& window, const std::string& words)
{
    const auto& rows = const_cast<CompareDocuments&>(window).text().rows();
    auto it = std::find_if(rows.begin(), rows.end(), [&](const PairedRow& row) {
        return row.left.text.find(words) != std::string::npos || row.right.text.find(words) != std::string::npos;
    });
    REQUIRE(it != rows.end());
    return *it;
}

} // namespace

TEST_CASE("two versions of a plan stand side by side, the words that differ marked; Enter goes to the paragraph")
{
    ScanBench bench;
    ImportedDocument plan;
    plan.name = "Jeugdplan Veldermeer 2";
    plan.original_sha256 = std::string(32, 'v');
    plan.kind = DocumentKind::Policy;
    plan.format = "txt";
    plan.text = "Preventie is ons laatste antwoord.\nDe raad besluit in mei.\nEr komt een loket bij.";
    bench.workspace().run(edits::add_document(*bench.workspace().project(), plan));
    REQUIRE(wait_for([&] { return bench.snapshot().documents->size() == 9; }));
    bench.workspace().show_document(bench.document("Jeugdplan Veldermeer 2"));
    REQUIRE(bench.frame().run("document.compare"));
    CompareDocuments* window = open_comparison(bench.frame());
    REQUIRE(window);
    REQUIRE(wait_for([&] { return window->ready(); }));
    const PairedRow& first = row_with(*window, "eerste antwoord");
    CHECK(different_words(first.left).substr(0, 6) == "eerste");
    CHECK(different_words(first.right).substr(0, 7) == "laatste");
    CHECK(row_with(*window, "De raad besluit").same);
    CHECK_FALSE(row_with(*window, "een loket").left.there);
    window->only_differences(true);
    for (const PairedRow& row : window->text().rows()) {
        CHECK_FALSE(row.same);
    }
    window->text().go_to(0);
    CHECK(window->text().spoken().Contains("eerste antwoord"_wx));
    window->text().on_open(0, PairedText::Side::Left);
    REQUIRE(wait_for([&] { return bench.workspace().document() == bench.document("Jeugdplan Veldermeer") && bench.workspace().text(); }));
    CHECK(bench.workspace().text()->slice(bench.workspace().selection()) == "Preventie is ons eerste antwoord.");
    window->Close();
}

TEST_CASE("of two versions the earlier stands left, whichever is at hand; two that are chosen in the list are compared")
{
    ScanBench bench;
    DocumentId earlier = bench.document("Jeugdplan Veldermeer");                       // 2018
    DocumentId later = bench.document("Concept Veldermeer");                           // 2022, listed before it
    wxDataViewCtrl& list = bench.frame().documents().list();
    bench.workspace().show_document(later);
    REQUIRE(wait_for([&] { return bench.workspace().document() == later && list.GetSelectedItemsCount() == 1; }));
    wxDataViewItemArray items;
    list.GetSelections(items);
    bench.workspace().show_document(earlier);
    REQUIRE(wait_for([&] { return bench.workspace().document() == earlier && list.GetSelectedItemsCount() == 1 && !list.IsSelected(items[0]); }));
    list.Select(items[0]);
    REQUIRE(wait_for([&] { return list.GetSelectedItemsCount() == 2; }));
    CHECK(bench.frame().documents().chosen() == std::vector{later, earlier});
    REQUIRE(bench.frame().run("document.compare"));
    CompareDocuments* window = open_comparison(bench.frame());
    REQUIRE(window);
    REQUIRE(wait_for([&] { return window->ready(); }));
    CHECK(row_with(*window, "De raad besluit").left.there);                            // of 2018
    CHECK_FALSE(row_with(*window, "De raad besluit").right.there);
    window->Close();
}

TEST_CASE("a copied hit is laid beside the document that had its text first")
{
    ScanBench bench;
    bench.scan();
    bench.choose("Oosterlo", "Voorkomen");
    REQUIRE(bench.view().cell().rows().size() == 2);
    bench.view().cell().select_hit(0);
    bench.view().cell().compare_copy();
    CompareDocuments* window = open_comparison(bench.frame());
    REQUIRE(window);
    REQUIRE(wait_for([&] { return window->ready(); }));
    CHECK(row_with(*window, "Alle kinderen groeien").same);
    window->Close();
}

TEST_CASE("shared passages name the document that had them first, and the others; a line shows its passage")
{
    ScanBench bench;
    bench.scan();
    REQUIRE(bench.frame().run("analyse.scan_shared"));
    SharedPassages* window = open_shared_passages(bench.frame());
    REQUIRE(window);
    REQUIRE(wait_for([&] { return window->list().GetItemCount() == 2; }));
    CHECK(window->list().GetTextValue(0, 1) == "Jeugdplan Veldermeer"_wx);
    CHECK(window->list().GetTextValue(1, 1) == "Jeugdplan Oosterlo"_wx);
    window->go_to(1);
    REQUIRE(wait_for([&] { return bench.workspace().document() == bench.document("Jeugdplan Oosterlo") && bench.workspace().text(); }));
    CHECK(bench.workspace().text()->slice(bench.workspace().selection()).substr(0, 13) == "Alle kinderen");
    window->compare(1);
    CompareDocuments* comparison = open_comparison(bench.frame());
    REQUIRE(comparison);
    REQUIRE(wait_for([&] { return comparison->ready(); }));
    comparison->Close();
    window->Close();
}
