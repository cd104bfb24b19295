// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/facets.h"
#include "core/base/error.h"
#include "tests/support/small_study.h"

#include <algorithm>

using namespace duiding;
using namespace duiding::test;

namespace {

// Three invented municipalities in one region; a plan for two of them, one of the region, an interview in a case.
struct Region {
    SmallStudy study;
    DocumentId plan_a, plan_ab, regional, interview, loose;
    CaseId region, a, b, c, family;
    AttributeId year, status, size;

    Region()
    {
        plan_a = study.add_document("Plan Aasveld", {"Wij werken samen."});
        plan_ab = study.add_document("Plan Aasveld en Boekerdam", {"Samen sterk."});
        regional = study.add_document("Regiovisie", {"De regio groeit."});
        interview = study.add_document("Interview", {"R1: Ja."});
        loose = study.add_document("Notitie", {"Nog eens lezen."});
        for (DocumentId id : {plan_a, plan_ab, regional}) {
            study.document(id).kind = DocumentKind::Policy;
        }
        region = study.add_case("region", "Rijnbocht");
        a = study.add_case("municipality", "Aasveld", region);
        b = study.add_case("municipality", "Boekerdam", region);
        c = study.add_case("municipality", "Coldenhove", region);
        family = study.add_case("case", "A1", a);
        study.link(plan_a, a);
        study.link(plan_ab, a);
        study.link(plan_ab, b);
        study.link(regional, region);
        study.link(interview, family, "client");
        year = study.add_attribute(AttributeTarget::Document, "jaar", AttributeType::Date);
        status = study.add_attribute(AttributeTarget::Document, "status", AttributeType::Choice, {{"2", "vastgesteld"}, {"1", "concept"}});
        size = study.add_attribute(AttributeTarget::Case, "grootte");
        study.set_value(plan_a, year, "2018");
        study.set_value(plan_ab, year, "2021-03");
        study.set_value(regional, year, "2021");
        study.set_value(plan_a, status, "1");
        study.set_value(plan_ab, status, "2");
        study.set_value(a, size, "klein");
    }

    std::vector<DocumentCount> found() const { return {{plan_a, 4, 5}, {plan_ab, 2, 2}, {interview, 1, 1}}; }
};

const Facet& facet(const std::vector<Facet>& facets, const std::string& key)
{
    auto it = std::find_if(facets.begin(), facets.end(), [&](const Facet& each) { return each.key == key; });
    REQUIRE(it != facets.end());
    return *it;
}

std::vector<std::string> lines(const Facet& facet)
{
    std::vector<std::string> all;
    for (const FacetValue& value : facet.values) {
        all.push_back(format(value.label) + " " + std::to_string(value.hits) + " in " + std::to_string(value.documents) + "/" +
                      std::to_string(value.of_documents));
    }
    return all;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("facets count the hits of a search by municipality, kind, role, year and every property")
{
    Region region;
    auto facets = Facets(region.study.snapshot()).count(region.found());
    CHECK(lines(facet(facets, "municipality")) == Lines{"Aasveld 7 in 3/3", "Boekerdam 2 in 1/1"});
    CHECK(lines(facet(facets, "kind")) == Lines{"Policy document 6 in 2/3", "Note 1 in 1/2"});
    CHECK(lines(facet(facets, "region")) == Lines{"Rijnbocht 7 in 3/4"});
    CHECK(lines(facet(facets, "case")) == Lines{"A1 1 in 1/1", "not said 6 in 2/4"});
    CHECK(lines(facet(facets, "role")) == Lines{"client 1 in 1/1", "not said 6 in 2/4"});
    CHECK(lines(facet(facets, "grootte")) == Lines{"klein 7 in 3/3"});
}

TEST_CASE("years and choices keep their own order, whatever the number of hits")
{
    Region region;
    auto facets = Facets(region.study.snapshot()).count({{region.plan_a, 1, 1}, {region.plan_ab, 9, 9}});
    CHECK(lines(facet(facets, "year")) == Lines{"2018 1 in 1/1", "2021 9 in 1/2"});
    CHECK(lines(facet(facets, "status")) == Lines{"vastgesteld 9 in 1/1", "concept 1 in 1/1"});
}

TEST_CASE("values under which nothing was found are shown when asked for")
{
    Region region;
    auto facets = Facets(region.study.snapshot()).count(region.found(), EmptyValues::Include);
    CHECK(lines(facet(facets, "municipality")) ==
          Lines{"Aasveld 7 in 3/3", "Boekerdam 2 in 1/1", "Coldenhove 0 in 0/0", "not said 0 in 0/2"});
}

TEST_CASE("a series per year holds the years without a document or a hit")
{
    Region region;
    auto series = Facets(region.study.snapshot()).per_year(region.found());
    REQUIRE(series.size() == 4);
    CHECK(series[0].year == 2018);
    CHECK(series[0].hits == 4);
    CHECK(series[0].words == 3);
    CHECK(series[1].of_documents == 0);
    CHECK(series[3].hits == 2);
    CHECK(series[3].documents == 1);
    CHECK(series[3].of_documents == 2);
}

TEST_CASE("a mistyped year does not draw eight hundred empty ones, and a study without years draws none")
{
    Region region;
    region.study.set_value(region.loose, region.year, "1202");
    CHECK(Facets(region.study.snapshot()).per_year(region.found()).size() == 3);
    FilledStudy other;
    CHECK(Facets(other.study.snapshot()).per_year({}).empty());
}

TEST_CASE("hits are grouped by municipality, and a plan of two municipalities stands under both")
{
    Region region;
    auto snapshot = region.study.snapshot();
    auto groups = hit_groups(Grouping(*snapshot, resolve_group_by(*snapshot, "gemeente")), region.found());
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].documents == std::vector{region.plan_a, region.plan_ab, region.interview});
    CHECK(groups[0].via == std::vector{region.plan_ab});
    CHECK(groups[1].hits == 2);
}

TEST_CASE("a regional document covers the municipalities below it only where that is asked for")
{
    Region region;
    auto snapshot = region.study.snapshot();
    GroupBy by = resolve_group_by(*snapshot, "municipality");
    CHECK(Grouping(*snapshot, by).groups()[2].documents.empty());
    Grouping covering(*snapshot, by, FromAbove::Include);
    CHECK(covering.groups()[2].documents == std::vector{region.regional});
    CHECK(covering.of(region.regional).size() == 3);
    CHECK(covering.of(region.regional)[0].via);
    CHECK_FALSE(covering.of(region.plan_a)[0].via);
}

TEST_CASE("a way of grouping is read back from its key, and an unknown one is refused with what there is")
{
    Region region;
    auto snapshot = region.study.snapshot();
    for (const GroupBy& by : all_groupings(*snapshot)) {
        CHECK(resolve_group_by(*snapshot, group_key(*snapshot, by)) == by);
    }
    try {
        resolve_group_by(*snapshot, "kleur");
        FAIL("not refused");
    } catch (const BadInput& error) {
        CHECK(format(error.text().what_to_do).find("municipality") != std::string::npos);
    }
}

TEST_CASE("a year is the first four digits of what was written")
{
    CHECK(year_in("2019-03-17") == 2019);
    CHECK(year_in("2018-2022") == 2018);
    CHECK_FALSE(year_in("20191").has_value());
    CHECK_FALSE(year_in("0202").has_value());
    CHECK_FALSE(year_in("n.v.t.").has_value());
    CHECK_FALSE(year_in("").has_value());
}
