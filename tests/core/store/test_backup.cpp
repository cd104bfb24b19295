// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/edits/study.h"

#include "core/base/error.h"
#include "core/store/backup.h"
#include "tests/support/paths.h"

#include <fmt/format.h>

#include <algorithm>

using namespace duiding;
using namespace duiding::test;

TEST_CASE("a backup is a whole project of its own")
{
    Study study;
    DocumentId d = study.add_text("gesprek", "Wij werken samen.");
    study.code(d, 4, 16, study.add_code("samenwerken"));
    std::string dump = study.dump();
    study.project->back_up(study.folder() / "kopie.duiding").get();
    auto copy = Project::open(study.folder() / "kopie.duiding");
    CHECK((copy->dump().get() == dump));
    CHECK_THROWS_AS(study.project->back_up(study.folder() / "kopie.duiding").get(), BadInput);
}

TEST_CASE("an automatic backup is made when something changed, and not again at once")
{
    Study study;
    study.add_code("eerste");
    auto first = study.project->automatic_backup().get();
    REQUIRE(std::filesystem::exists(first));
    CHECK(first.parent_path() == backup::folder_for(study.path()));
    CHECK(study.project->automatic_backup().get().empty());
    study.add_code("tweede");
    CHECK(study.project->automatic_backup().get().empty());            // within half an hour
    CHECK(Project::open(first)->snapshot()->codebook->codes().size() == 1);
}

TEST_CASE("backups are thinned out to the last twelve, ten weeks and nine months")
{
    std::vector<std::string> names{"van mij.duiding"};
    for (int month = 1; month <= 12; ++month) {
        for (int day = 1; day <= 28; ++day) {
            names.push_back(fmt::format("studie 2026-{:02}-{:02} 10.00.00.duiding", month, day));
        }
    }
    std::vector<std::string> gone = backup::superfluous(names);
    auto kept = [&](const std::string& name) { return std::find(gone.begin(), gone.end(), name) == gone.end(); };
    CHECK(kept("van mij.duiding"));
    for (int day = 17; day <= 28; ++day) {
        CHECK(kept(fmt::format("studie 2026-12-{} 10.00.00.duiding", day)));
    }
    CHECK(kept("studie 2026-04-28 10.00.00.duiding"));                  // the newest of its month
    CHECK_FALSE(kept("studie 2026-03-28 10.00.00.duiding"));
    CHECK_FALSE(kept("studie 2026-12-05 10.00.00.duiding"));
    CHECK(names.size() - gone.size() <= 1 + 12 + 10 + 9);
}
