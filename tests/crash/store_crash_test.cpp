// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 at sixty random moments of editing: after the next start the project is whole, and every edit that was
// acknowledged is there.
#include "core/edits/edits.h"
#include "tests/crash/killed_program.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <random>

using namespace duiding;
using duiding::test::TempFolder;

namespace {

int last_line(const std::string& output, int otherwise)
{
    std::size_t end = output.rfind('\n');
    if (end == std::string::npos) {
        return otherwise;
    }
    std::size_t begin = output.rfind('\n', end - 1);
    return std::stoi(output.substr(begin == std::string::npos ? 0 : begin + 1, end));
}

int highest_code(const Snapshot& snapshot)
{
    int highest = 0;
    for (const Code& code : snapshot.codebook->codes()) {
        highest = std::max(highest, std::stoi(code.name));
    }
    return highest;
}

} // namespace

TEST_CASE("Killed at sixty random moments of editing, the project is whole and holds every edit that was acknowledged")
{
    TempFolder folder;
    auto study = folder / "studie.duiding";
    edits::add_coder(*Project::create(study, "nl"), "Noor").get();
    auto child = duiding::test::program("crash_store_child");
    std::mt19937 random(2026);
    int done = 0;
    for (int blow = 0; blow < 60; ++blow) {
        test::Blow when{random() % 60, std::chrono::microseconds(random() % 30'000)};
        auto run = test::run_and_kill(child, {study.string(), std::to_string(done + 1)}, when);
        INFO("blow " << blow << ", exit " << run.exit_code);
        REQUIRE(run.killed);
        int acknowledged = last_line(run.output, done);
        auto project = Project::open(study);
        auto snapshot = project->snapshot();
        int highest = highest_code(*snapshot);
        REQUIRE(highest >= acknowledged);
        // It may be further than it could tell: its last words were still in the pipe.
        REQUIRE(int(snapshot->codebook->codes().size()) == highest);
        REQUIRE(project->verify().get().empty());
        done = highest;
    }
    REQUIRE(done > 60);
    auto project = Project::open(study);
    while (project->undo().get().changed) {
    }
    REQUIRE(project->snapshot()->documents->empty());
}
