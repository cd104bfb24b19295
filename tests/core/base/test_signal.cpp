// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/base/signal.h"

#include <thread>

using namespace duiding;

TEST_CASE("a slot is called while its connection lives")
{
    Signal<int> signal;
    int sum = 0;
    {
        Connection connection = signal.connect([&](int n) { sum += n; });
        signal.emit(2);
        Connection moved = std::move(connection);
        signal.emit(3);
    }
    signal.emit(100);
    CHECK(sum == 5);
}

TEST_CASE("a slot may disconnect itself, another one, and connect a new one while the signal is emitted")
{
    Signal<> signal;
    std::string calls;
    Connection second;
    Connection third;
    Connection first = signal.connect([&] {
        calls += "1";
        second.disconnect();
        first.disconnect();
        third = signal.connect([&] { calls += "3"; });
    });
    second = signal.connect([&] { calls += "2"; });
    signal.emit();
    signal.emit();
    CHECK(calls.find('2') == std::string::npos);
    CHECK(std::count(calls.begin(), calls.end(), '1') == 1);
    CHECK(calls.back() == '3');
}

TEST_CASE("a signal may be gone before its connections, and die inside a slot")
{
    auto signal = std::make_unique<Signal<>>();
    int calls = 0;
    Connection first = signal->connect([&] { ++calls; signal.reset(); });
    Connection second = signal->connect([&] { ++calls; });
    signal->emit();
    CHECK(calls == 2);
    CHECK_FALSE(signal);
    first.disconnect();
}

TEST_CASE("a cancelled piece of work stops at its next step")
{
    Progress progress;
    progress.start("a.txt", 10);
    progress.step(5);
    CHECK(progress.fraction() == Approx(0.5));
    CHECK(progress.what() == "a.txt");
    std::thread window([&] { progress.cancel(); });
    window.join();
    CHECK_THROWS_AS(progress.step(), Cancelled);
    CHECK_THROWS_AS(progress.start("b.txt", 1), Cancelled);
}

TEST_CASE("progress of unknown length says so and more than all is all")
{
    Progress progress;
    progress.start("", 0);
    CHECK(progress.fraction() == -1.0);
    progress.start("", 2);
    progress.set(7);
    CHECK(progress.fraction() == 1.0);
}

TEST_CASE("times are ISO 8601 UTC and can be read back")
{
    CHECK(seconds_of("1970-01-02T00:00:01Z") == 86401);
    CHECK(seconds_of("2026-11-24T09:30:05.120Z") == 1795512605);
    CHECK(seconds_of("gisteren") == 0);
    std::string now = now_utc();
    CHECK(now.size() == std::string("2026-11-24T09:30:05.120Z").size());
    CHECK(now.back() == 'Z');
    CHECK(seconds_of(now) > 1700000000);
}
