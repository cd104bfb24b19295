// SPDX-License-Identifier: GPL-3.0-or-later
// Long work beside the window: results come back in the UI thread, Cancel is no error, and a stopped runner drops everything.
#include "app/desktop/jobs/job.h"
#include "tests/ui/ui_driver.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>

using namespace duiding;
using namespace duiding::test;

namespace {

// Works until it is cancelled.
int endless(Progress& progress, std::atomic<bool>& running)
{
    running = true;
    for (;;) {
        progress.check();
        std::this_thread::yield();
    }
}

} // namespace

TEST_CASE("a job gives its result in the thread of the window")
{
    JobRunner jobs;
    std::thread::id worker;
    std::thread::id receiver;
    int result = 0;
    jobs.start(msg("test"), JobShow::Bar,
        [&](Progress&) {
            worker = std::this_thread::get_id();
            return 42;
        },
        [&](int value) {
            receiver = std::this_thread::get_id();
            result = value;
        });
    CHECK(jobs.busy());
    REQUIRE(wait_for([&] { return result == 42; }));
    CHECK(receiver == std::this_thread::get_id());
    CHECK(worker != receiver);
    CHECK_FALSE(jobs.busy());
}

TEST_CASE("an error of a job is shown, a cancelled job is not an error and has no result")
{
    JobRunner jobs;
    std::vector<std::string> shown;
    bool done = false;
    jobs.set_show_error([&](const ErrorText& error) { shown.push_back(error.what.id); });
    jobs.start(msg("test"), JobShow::Silent, [](Progress&) -> int { throw BadInput({msg("It is wrong."), {}, {}, {}}); }, [&](int) { done = true; });
    REQUIRE(wait_for([&] { return !shown.empty(); }));
    CHECK(shown == std::vector<std::string>{"It is wrong."});

    std::atomic<bool> running{false};
    auto job = jobs.start(msg("test"), JobShow::Bar, [&](Progress& progress) { return endless(progress, running); }, [&](int) { done = true; });
    REQUIRE(wait_for([&] { return running.load(); }));
    job->progress.cancel();
    REQUIRE(wait_for([&] { return !jobs.busy(); }));
    CHECK(shown.size() == 1);
    CHECK_FALSE(done);
}

TEST_CASE("stopping all jobs waits for them and drops their results, also those that lie ready")
{
    bool done = false;
    std::atomic<bool> running{false};
    std::atomic<bool> finished{false};
    JobRunner jobs;
    auto kept = jobs.start(msg("test"), JobShow::Silent,
        [&](Progress&) {
            finished = true;
            return 1;
        },
        [&](int) { done = true; });
    jobs.start(msg("test"), JobShow::Bar, [&](Progress& progress) { return endless(progress, running); }, [&](int) { done = true; });
    while (!finished || !running) {
        std::this_thread::yield();
    }
    jobs.stop_all();
    CHECK_FALSE(jobs.busy());
    handle_events();
    CHECK_FALSE(done);
}

TEST_CASE("a job that may be short is shown once it has lasted a while, and keeps nothing else from beginning")
{
    JobRunner jobs;
    int changes = 0;
    Connection connection = jobs.changed().connect([&] { ++changes; });
    bool done = false;
    jobs.start(msg("test"), JobShow::AfterAWhile, [](Progress&) { return 1; }, [&](int) { done = true; });
    CHECK_FALSE(jobs.shown());
    REQUIRE(wait_for([&] { return done; }));
    CHECK(changes == 2);

    std::atomic<bool> running{false};
    auto begin = std::chrono::steady_clock::now();
    auto job = jobs.start(msg("test"), JobShow::AfterAWhile, [&](Progress& progress) { return endless(progress, running); }, [](int) {});
    CHECK_FALSE(jobs.shown());
    REQUIRE(wait_for([&] { return jobs.shown() == job; }));
    CHECK(std::chrono::steady_clock::now() - begin >= std::chrono::milliseconds(290));
    CHECK_FALSE(jobs.busy());
    changes = 0;
    job->progress.cancel();
    CHECK_FALSE(jobs.shown());
    REQUIRE(wait_for([&] { return changes == 1; }));
}
