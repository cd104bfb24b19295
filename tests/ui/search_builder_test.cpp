// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the search builder as text that a search reads, and in the window: rows write the field, and a query typed by hand is
// kept.
#include "app/desktop/views/search_builder.h"
#include "app/desktop/views/search_builder_text.h"
#include "app/desktop/views/tool_strip.h"
#include "app/desktop/wx_text.h"
#include "core/index/query_text.h"
#include "tests/ui/search_bench.h"

#include <wx/combobox.h>
#include <wx/srchctrl.h>
#include <wx/textctrl.h>

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

TEST_CASE("rows become the text of a query, in Dutch and in English")
{
    BuilderRows rows;
    rows.all = "preventie jeugd";
    rows.phrase = "sociaal team";
    rows.any = "wijk, buurt";
    rows.none = "verkeer";
    CHECK(builder_text(rows, QueryLanguage::Dutch) == R"(preventie jeugd "sociaal team" (wijk OF buurt) NIET verkeer)");
    CHECK(builder_text(rows, QueryLanguage::English) == R"(preventie jeugd "sociaal team" (wijk OR buurt) NOT verkeer)");
    BuilderRows near;
    near.near_first = "wijk";
    near.near_second = "sociaal team";
    near.near_distance = 4;
    near.near_ordered = true;
    CHECK(builder_text(near, QueryLanguage::Dutch) == R"(wijk VOOR/4 "sociaal team")");
    BuilderRows fields;
    fields.municipality = "Bergen op Zoom";
    fields.year_from = "2018";
    fields.year_to = "2022";
    fields.code = "vertrouwen";
    CHECK(builder_text(fields, QueryLanguage::Dutch) == R"(gemeente:"Bergen op Zoom" jaar:2018-2022 code:vertrouwen)");
    fields.year_from.clear();
    CHECK(builder_text(fields, QueryLanguage::English) == R"(municipality:"Bergen op Zoom" year:<=2022 code:vertrouwen)");
}

TEST_CASE("what is typed in a row is text: operators, signs and open quotes are harmless")
{
    BuilderRows rows;
    rows.all = "AND (wijk -team \"op";
    rows.any = "exact:MEE OF";
    rows.phrase = "\"\"kansen\" voor";
    std::string text = builder_text(rows, QueryLanguage::Dutch);
    INFO(text);
    CHECK_NOTHROW(parse_query(text));
    CHECK(text.find("\"AND\"") == 0);
    CHECK(builder_text({}, QueryLanguage::Dutch).empty());
    BuilderRows own;
    own.own = "wijk OF buurt";
    own.none = "verkeer";
    CHECK(builder_text(own, QueryLanguage::Dutch) == "(wijk OF buurt) NIET verkeer");
}

TEST_CASE("filling in a row writes the query in the field and searches while one types")
{
    SearchBench bench;
    REQUIRE(bench.frame().run("edit.search_builder"));
    SearchBuilder& builder = bench.view().builder();
    REQUIRE(wait_for([&] { return builder.all().HasFocus(); }));
    bench.driver.type("wijkteam");
    REQUIRE(wait_for([&] { return bench.view().result().query == "wijkteam" && bench.live().up_to_date(); }));
    CHECK(bench.frame().tools().search().GetValue() == "wijkteam"_wx);
    CHECK(builder.all().HasFocus());
    builder.none().SetValue("gebouw"_wx);
    REQUIRE(wait_for([&] { return bench.view().result().query == "wijkteam NOT gebouw" && bench.live().up_to_date(); }));
    bench.view().search("vertrouwen");
    REQUIRE(wait_for([&] { return bench.view().result().query == "vertrouwen" && bench.live().up_to_date(); }));
    CHECK(builder.all().IsEmpty());
    builder.any().SetValue("wijkteam elkaar"_wx);
    CHECK(bench.live().request().query == "vertrouwen (wijkteam OR elkaar)");
}
