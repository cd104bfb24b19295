// SPDX-License-Identifier: GPL-3.0-or-later
// A policy scan of a real project: saved searches as columns, a verdict that is kept and grows stale, and what is read only once.
#include "app/common/import_batch.h"
#include "app/common/policy_scan.h"
#include "core/base/error.h"
#include "core/edits/edits.h"
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
    DocumentId aasveld, boekerdam;
    ScanRequest request;

    Study()
    {
        aasveld = import("Plan Aasveld", "Aasveld", "Wij werken aan preventie in de wijk.\nHet zwembad blijft open.\n");
        boekerdam = import("Plan Boekerdam", "Boekerdam", "Wij herstellen de wegen naar zee.\n");
        SavedSearch search;
        search.name = "Preventie";
        search.theme = "Jeugd";
        search.query = "preventie";
        search.options = "kinds=interview";          // a scan searches every document that counts all the same
        edits::add_search(*project, search).get();
        request.searches = searches_of_theme(*project->snapshot(), "jeugd");
        request.options.order = ScanOrder::ByName;
    }

    DocumentId import(const std::string& name, const std::string& municipality, const std::string& text)
    {
        write_text(folder / (name + ".txt"), text);
        BatchOptions options;
        options.reading.kind = DocumentKind::Policy;
        options.cases = {{{.kind = "municipality", .name = municipality}, ""}};
        return import_batch(*project, {folder / (name + ".txt")}, options, progress).files.front().documents.front();
    }

    ScanRun run(ScanGroundPtr ground = nullptr)
    {
        ProjectIndex index(*project);
        index.update(progress);
        return run_policy_scan(project->snapshot(), index, request, std::move(ground), progress);
    }
};

} // namespace

TEST_CASE("a saved search is a column over every document that counts, whatever scope it was saved with")
{
    Study study;
    PolicyScan scan = study.run().scan;
    REQUIRE(scan.columns.size() == 1);
    CHECK(scan.columns[0].name == "Preventie");
    CHECK(std::binary_search(scan.columns[0].words.begin(), scan.columns[0].words.end(), "preventie"));
    REQUIRE(scan.rows.size() == 2);
    CHECK(scan.rows[0].cells[0].hits == 1);
    CHECK(scan.rows[1].cells[0].state == ScanState::NothingFound);
    CHECK(scan.columns[0].found_words.at(study.aasveld) == std::vector<std::string>{"preventie"});
    REQUIRE_FALSE(scan.columns[0].notices.empty());
    CHECK(format(scan.columns[0].notices[0]).find("narrower scope") != std::string::npos);
}

TEST_CASE("a verdict is kept, and is stale when the text was corrected, not when another municipality comes in")
{
    Study study;
    PolicyScan scan = study.run().scan;
    for (std::size_t row : {0, 1}) {
        Verdict verdict = verdict_for(scan, row, 0);
        verdict.state = row == 0 ? ScanState::Relevant : ScanState::NothingFound;
        verdict.initials = "NV";
        verdict.at = "2026-11-27T02:10:00Z";
        edits::set_verdict(*study.project, verdict).get();
    }
    scan = study.run().scan;
    CHECK(scan.rows[0].cells[0].state == ScanState::Relevant);
    CHECK(scan.rows[1].cells[0].verdict->initials == "NV");

    study.import("Plan Coldenhove", "Coldenhove", "Ons preventieprogramma begint in mei; preventie loont.\n");
    scan = study.run().scan;
    REQUIRE(scan.rows.size() == 3);
    CHECK(scan.rows[2].cells[0].hits >= 1);
    CHECK(scan.rows[0].cells[0].stale.empty());
    CHECK(scan.rows[1].cells[0].stale.empty());

    edits::correct_text(*study.project, study.boekerdam, {{char_range(0, 3), "Zij"}}).get();
    scan = study.run().scan;
    CHECK(scan.rows[0].cells[0].stale.empty());
    CHECK(scan.rows[1].cells[0].stale == std::vector{StaleReason::Text});
}

TEST_CASE("pages and shared text are read once, and again when a document changed")
{
    Study study;
    ScanRun first = study.run();
    CHECK(study.run(first.ground).ground == first.ground);
    edits::correct_text(*study.project, study.boekerdam, {{char_range(0, 3), "Zij"}}).get();
    CHECK(study.run(first.ground).ground != first.ground);
}

TEST_CASE("a scan of no documents searches nothing, and a cancelled one stops")
{
    Study study;
    study.request.options.from_year = 1990;
    study.request.options.kinds = {DocumentKind::Media};
    PolicyScan scan = study.run().scan;
    CHECK(scan.documents == 0);
    for (const ScanRow& row : scan.rows) {
        CHECK(row.cells[0].state == ScanState::NoDocument);
    }
    study.request.options = {};
    ProjectIndex index(*study.project);
    index.update(study.progress);
    Progress cancelled;
    cancelled.cancel();
    CHECK_THROWS_AS(run_policy_scan(study.project->snapshot(), index, study.request, nullptr, cancelled), Cancelled);
}
