// SPDX-License-Identifier: GPL-3.0-or-later
// What a search can be narrowed by, the hits per year, and grouping by municipality, in the real window.
#include "app/desktop/views/hit_list.h"
#include "app/desktop/views/search_facets.h"
#include "app/desktop/views/search_years.h"
#include "app/desktop/widgets/bar_chart.h"
#include "app/desktop/wx_text.h"
#include "tests/ui/search_bench.h"

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

namespace {

// The first talk is of Zuiderwijk in 2019, the second of Oosterhaven in 2021.
class TwoMunicipalities : public SearchBench {
public:
    TwoMunicipalities()
    {
        const auto& documents = *snapshot().documents;
        std::vector<edits::DocumentDescription> rows(2);
        const std::vector<std::pair<std::string, std::string>> said = {{"Zuiderwijk", "2019"}, {"Oosterhaven", "2021"}};
        for (std::size_t i = 0; i < 2; ++i) {
            rows[i].document = documents[i].id;
            rows[i].cases = {{{{}, "municipality", said[i].first, ""}, ""}};
            rows[i].attributes = {{"jaar", said[i].second}};
        }
        workspace().run(edits::describe_documents(*workspace().project(), rows));
        REQUIRE(wait_for([this] { return snapshot().cases->size() == 2 && !snapshot().attributes->empty(); }));
        wait_for_index();
    }

    const FacetValue* value(const std::string& facet, const std::string& label)
    {
        for (const Facet& shown : view().facets().tree().facets()) {
            for (const FacetValue& found : shown.values) {
                if (shown.key == facet && from_wx(tr(found.label)) == label) {
                    return &found;
                }
            }
        }
        return nullptr;
    }

    bool settled(std::size_t documents)
    {
        return wait_for([&] { return live().up_to_date() && view().result().by_document.size() == documents; });
    }
};

} // namespace

TEST_CASE("every property is a facet with hits and documents; ticking a value narrows, and unticking brings all back")
{
    TwoMunicipalities bench;
    bench.search("wijk");
    const FacetValue* south = bench.value("municipality", "Zuiderwijk");
    REQUIRE(south);
    std::int64_t hits = south->hits;
    std::string key = south->key;
    CHECK(south->documents == 1);
    CHECK(south->of_documents == 1);
    CHECK(bench.value("year", "2021"));
    bench.view().facets().tick("municipality", key);
    REQUIRE(bench.settled(1));
    CHECK(bench.view().result().total == hits);
    REQUIRE(bench.value("municipality", "Oosterhaven"));                  // what ticking it too would bring
    CHECK(bench.value("municipality", "Oosterhaven")->hits > 0);
    CHECK_FALSE(bench.value("year", "2021"));
    bench.view().facets().tick("municipality", bench.value("municipality", "Oosterhaven")->key);
    REQUIRE(bench.settled(2));
    bench.view().facets().on_change({});
    REQUIRE(bench.settled(2));
    CHECK(bench.live().ticks().empty());
}

TEST_CASE("two facets that leave no document together find nothing, and not everything")
{
    TwoMunicipalities bench;
    bench.search("wijk");
    std::string south = bench.value("municipality", "Zuiderwijk")->key;
    bench.live().set_ticks({{"municipality", south, msg("Zuiderwijk")}, {"year", "2021", msg("{0}", "2021")}});
    REQUIRE(bench.settled(0));
    CHECK(bench.view().row_count() == 0);
    CHECK(bench.value("municipality", "Zuiderwijk"));
}

TEST_CASE("a facet is ticked by keyboard")
{
    TwoMunicipalities bench;
    bench.search("wijk");
    bench.view().choose_page(SearchView::Page::Facets);
    wxDataViewCtrl& list = bench.view().facets().list();
    handle_events();
    list.SetFocus();
    list.Select(FacetTree::item_of(0, 0));
    list.SetCurrentItem(FacetTree::item_of(0, 0));
    handle_events();
    bench.driver.key(WXK_SPACE);
    REQUIRE(wait_for([&] { return bench.live().ticks().size() == 1; }));
}

TEST_CASE("hits per year are a chart and a list; choosing a year narrows to it")
{
    TwoMunicipalities bench;
    bench.search("wijk");
    SearchYears& years = bench.view().years();
    REQUIRE(years.chart().bars().size() == 3);                            // 2020 is there too, empty
    CHECK(years.chart().bars()[1].height == 0);
    CHECK(years.chart().bars()[0].said.StartsWith("2019: "_wx));
    CHECK(years.list().GetTextValue(2, 0) == "2021"_wx);
    CHECK(years.list().GetTextValue(2, 2) == "1 of 1"_wx);
    bench.view().choose_page(SearchView::Page::Years);
    handle_events();
    years.chart().SetFocus();
    handle_events();
    bench.driver.key(WXK_RIGHT);
    bench.driver.key(WXK_RETURN);
    REQUIRE(bench.settled(1));
    CHECK(bench.live().ticks().front().value == "2019");
    CHECK(years.chart().bars()[0].marked);
}

TEST_CASE("matches are grouped by municipality, with the group's own counts")
{
    TwoMunicipalities bench;
    bench.search("wijk");
    bench.view().group_by("municipality");
    SearchRows& rows = bench.view().list().rows();
    REQUIRE(rows.line_count() == static_cast<unsigned>(bench.view().row_count()) + 2);
    wxVariant text;
    rows.GetValueByRow(text, 0, SearchRows::Document);
    CHECK(text.GetString() == "▾ Oosterhaven"_wx);
    rows.GetValueByRow(text, 0, SearchRows::Match);
    CHECK(text.GetString().Contains("in 1 document"_wx));
}

TEST_CASE("a property with one value for all narrows nothing and is listed last")
{
    TwoMunicipalities bench;
    bench.search("wijk");
    const auto& facets = bench.view().facets().tree().facets();
    REQUIRE(facets.size() > 1);
    CHECK(facets.front().values.size() > 1);
    CHECK(facets.back().values.size() == 1);
}
