// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 while a study of an earlier version is brought up to date: the study is the old file or the new one, whole, and opens.
#include "core/store/sqlite.h"
#include "core/store/project.h"
#include "tests/crash/killed_program.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <random>

using namespace duiding;
using duiding::test::TempFolder;

TEST_CASE("Killed at twenty random moments of a migration of each version, the study opens with all that was in it")
{
    const int version = GENERATE(1, 2);
    std::string number = std::to_string(version);
    TempFolder folder;
    auto original = folder / "origineel.duiding";
    {
        // Enough settings to make it last; each is a row to copy and to compare.
        Database db(original, Access::Create);
        SqlTransaction t(db);
        db.execute(test::read_text(test::test_data("projects/version-" + number + ".sql")));
        db.execute("INSERT INTO setting SELECT 's' || value, hex(randomblob(60)) FROM (WITH RECURSIVE n(value) AS "
                   "(SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT 60000) SELECT value FROM n)");
        t.commit();
    }
    auto child = duiding::test::program("crash_migrate_child");
    std::mt19937 random(2025 + static_cast<unsigned>(version));
    int interrupted = 0;
    for (int blow = 0; blow < 20; ++blow) {
        TempFolder place;
        auto study = place / "oud.duiding";
        std::filesystem::copy_file(original, study);
        auto run = test::run_and_kill(child, {study.string()}, {6, std::chrono::microseconds(random() % 600'000)});
        INFO("version " << version << ", blow " << blow);
        REQUIRE((run.killed || run.exit_code == 0));
        interrupted += run.output.find("end") == std::string::npos;
        auto project = Project::open(study);
        REQUIRE(project->snapshot()->coding_count() == 3);
        REQUIRE(project->setting("s60000").size() == 120);
        REQUIRE(project->verify().get().empty());
        REQUIRE(project->redo().get().changed);
        project.reset();
        REQUIRE_FALSE(std::filesystem::exists(place / "oud.duiding.upgrade"));
        REQUIRE((test::read_text(place / ("oud.v" + number + ".duiding")) == test::read_text(original)));
    }
    CHECK(interrupted > 0);
}
