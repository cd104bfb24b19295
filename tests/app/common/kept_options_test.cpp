// SPDX-License-Identifier: GPL-3.0-or-later
// A search that was narrowed by values of facets keeps the values, not the documents of that day: run again it looks in documents
// that came later, as do the auto-codings made by it.
#include "app/common/autocoding.h"
#include "app/common/import_batch.h"
#include "app/common/kept_options.h"
#include "app/common/search_runs.h"
#include "app/common/where_word.h"
#include "core/base/error.h"
#include "core/edits/edits.h"
#include "core/edits/templates.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

namespace {

struct Study {
    TempFolder folder;
    std::unique_ptr<Project> project = Project::create(folder / "studie.duiding", "nl");
    Progress progress;

    Study()
    {
        import("Plan Aasveld", "Aasveld", "Wij werken aan preventie in de wijk.\n");
        import("Plan Boekerdam", "Boekerdam", "Ook hier is preventie van belang.\n");
    }

    void import(const std::string& name, const std::string& municipality, const std::string& text)
    {
        write_text(folder / (name + ".txt"), text);
        BatchOptions options;
        options.reading.kind = DocumentKind::Policy;
        options.cases = {{{.kind = "municipality", .name = municipality}, ""}};
        import_batch(*project, {folder / (name + ".txt")}, options, progress);
    }

    SnapshotPtr snapshot() const { return project->snapshot(); }

    FacetTick tick(const std::string& municipality) const
    {
        Grouping grouping(*snapshot(), resolve_group_by(*snapshot(), "municipality"));
        for (const Group& group : grouping.groups()) {
            if (format(group.label) == municipality) {
                return {"municipality", group.key, group.label};
            }
        }
        throw std::runtime_error(municipality);
    }

    std::string narrowed_to(const std::string& municipality) const { return kept_options({}, {tick(municipality)}, *snapshot()); }
};

} // namespace

TEST_CASE("ticked values are kept beside unit and scope, and come back with their labels")
{
    Study study;
    SearchRequest request;
    request.unit = HitUnit::Sentence;
    request.scope.kinds = {DocumentKind::Policy};
    FacetTick odd{"a:b;c", "50%,=x", {}};
    std::string options = kept_options(request, {study.tick("Aasveld"), odd}, *study.snapshot());
    SearchRequest again;
    std::vector<FacetTick> ticks = set_kept_options(again, options, *study.snapshot());
    CHECK(again.unit == HitUnit::Sentence);
    CHECK(again.scope == request.scope);
    REQUIRE(ticks.size() == 2);
    CHECK(format(ticks[0].label) == "Aasveld");
    CHECK(ticks[1] == odd);
    CHECK(kept_options({}, {}, *study.snapshot()).empty());
    CHECK_THROWS_AS(set_kept_options(again, "kleur=rood", *study.snapshot()), BadInput);
}

TEST_CASE("a kept search in one municipality finds the plan of it that came later, and not that of another")
{
    Study study;
    SavedSearch search;
    search.name = "Preventie";
    search.query = "preventie";
    search.options = study.narrowed_to("Aasveld");
    edits::add_search(*study.project, search).get();
    ProjectIndex index(*study.project);
    auto run = [&] {
        index.update(study.progress);
        return run_searches(*study.project, index, *study.snapshot()->searches, study.progress).at(0).run;
    };
    CHECK(run().documents_searched == 1);
    CHECK(run().hits == 1);
    study.import("Uitvoering Aasveld", "Aasveld", "Preventie begint vroeg.\n");
    study.import("Uitvoering Boekerdam", "Boekerdam", "Preventie begint laat.\n");
    CHECK(run().documents_searched == 2);
    CHECK(run().hits == 2);
}

TEST_CASE("a value that is gone leaves no document, not all of them")
{
    Study study;
    SearchRequest request = kept_request("preventie", "narrow=municipality:00000000000000000000000000000000", {}, *study.snapshot());
    ProjectIndex index(*study.project);
    index.update(study.progress);
    CHECK(index.search(request).total == 0);
    CHECK(index.search(kept_request("preventie", "narrow=kleur:rood", {}, *study.snapshot())).total == 0);
    CHECK(index.search(kept_request("preventie", "", {}, *study.snapshot())).total == 2);
}

TEST_CASE("an auto-coding in one municipality codes its later plan when it is run again")
{
    Study study;
    edits::apply_template(*study.project, "damour", "nl").get();
    ProjectIndex index(*study.project);
    index.update(study.progress);
    Autocoding wanted;
    wanted.code = study.snapshot()->codebook->codes().front().id;
    SearchRequest request = kept_request("preventie", study.narrowed_to("Aasveld"), {}, *study.snapshot());
    AutocodingPlan plan = plan_autocoding(*study.project, index, request, CodeUnit::Hit, wanted, study.progress);
    REQUIRE(plan.places.size() == 1);
    plan.autocoding.options = study.narrowed_to("Aasveld");
    edits::autocode(*study.project, plan.autocoding, plan.places).get();
    study.import("Uitvoering Aasveld", "Aasveld", "Preventie begint vroeg.\n");
    study.import("Uitvoering Boekerdam", "Boekerdam", "Preventie begint laat.\n");
    index.update(study.progress);
    Autocoding made = study.project->autocodings().get().at(0);
    AutocodingPlan again = plan_rerun(*study.project, index, made, {}, study.progress);
    REQUIRE(again.places.size() == 1);
    CHECK(study.snapshot()->find_document(again.places[0].document)->name == "Uitvoering Aasveld");
}

TEST_CASE("the places of a word are its own, not those of its other forms or synonyms")
{
    Study study;
    study.import("Plan Cuyk", "Cuyk", "De jgz komt. De jeugdgezondheidszorg komt. De jgz'er komt. Wij werken graag samen.\n");
    edits::add_synonyms(*study.project, {{{}, {}, {}, {"jgz", "jeugdgezondheidszorg"}}}).get();
    ProjectIndex index(*study.project);
    index.update(study.progress);
    auto words = [&](const std::string& term) {
        std::string found;
        TextSource texts = index.texts();
        for (const SearchHit& hit : where_word(index, *study.snapshot(), term, {}, 10, study.progress).hits) {
            for (CharRange match : hit.matches) {
                found += std::string(texts(hit.document)->slice(match)) + "|";
            }
        }
        return found;
    };
    CHECK(words("jgz") == "jgz|");
    CHECK(words("jeugdgezondheidszorg") == "jeugdgezondheidszorg|");
    CHECK(words("werken … samen") == "werken|samen|");
    CHECK(words("preventie").size() == std::string("preventie|preventie|").size());
}
