// SPDX-License-Identifier: GPL-3.0-or-later
// platform::run with programs every system has.
#include "core/base/error.h"
#include "core/base/run_program.h"

#include <atomic>
#include <csignal>
#include <thread>

using namespace duiding;
using platform::run;
using platform::RunLimits;
using platform::RunResult;

namespace {

RunResult shell(const std::string& script, const RunLimits& limits = {}, const std::string& input = {})
{
    return run("/bin/sh", {"-c", script}, input, limits);
}

} // namespace

TEST_CASE("a program gets its input and its output comes back whole")
{
    std::string input;
    for (int i = 0; i < 200000; ++i) {
        input += "regel " + std::to_string(i) + "\n";
    }
    RunResult result = run("/bin/cat", {}, input, {});
    CHECK(result.exit_code == 0);
    CHECK(result.output == input);
    CHECK(result.errors.empty());
}

TEST_CASE("exit code, standard error and arguments with blanks come through")
{
    RunResult result = run("/bin/sh", {"-c", "echo \"$1\" >&2; exit 3", "sh", "een woord 'met' \"tekens\""}, {}, {});
    CHECK(result.exit_code == 3);
    CHECK(result.errors == "een woord 'met' \"tekens\"\n");
    CHECK(result.signal == 0);
}

TEST_CASE("a program that dies of a signal is told apart from one that exits")
{
    RunResult result = shell("kill -SEGV $$");
    CHECK(result.exit_code == -1);
    CHECK(result.signal == SIGSEGV);
}

TEST_CASE("a program that does not read its input does not stop us")
{
    RunResult result = run("/bin/true", {}, std::string(4 << 20, 'x'), {});
    CHECK(result.exit_code == 0);
}

TEST_CASE("programs in several threads that close their input early do not stop us either")
{
    std::atomic<int> good{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < 20; ++i) {
                good += run("/bin/true", {}, std::string(1 << 20, 'x'), {}).exit_code == 0;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    CHECK(good == 80);
}

TEST_CASE("the time limit kills, also when a grandchild keeps the pipe open")
{
    RunLimits limits;
    limits.wall = std::chrono::milliseconds(200);
    auto started = std::chrono::steady_clock::now();
    RunResult result = shell("echo begin; sleep 20; echo end", limits);
    CHECK(result.timed_out);
    CHECK(result.signal == SIGKILL);
    CHECK(result.output == "begin\n");
    CHECK(std::chrono::steady_clock::now() - started < std::chrono::seconds(10));
}

TEST_CASE("the caller can stop a program")
{
    int asked = 0;
    RunResult result = run("/bin/sh", {"-c", "while :; do :; done"}, {}, {}, [&] { return ++asked < 3; });
    CHECK(result.stopped);
    CHECK(result.signal == SIGKILL);
    CHECK(asked == 3);
}

TEST_CASE("the processor limit kills a busy program")
{
    RunLimits limits;
    limits.cpu_seconds = 1;
    limits.wall = std::chrono::seconds(30);
    RunResult result = shell("while :; do :; done", limits);
    CHECK_FALSE(result.timed_out);
    CHECK((result.signal == SIGXCPU || result.signal == SIGKILL));
}

TEST_CASE("the memory limit makes a greedy program fail, not the machine")
{
    RunLimits limits;
    limits.address_space = 64 << 20;
    limits.wall = std::chrono::seconds(30);
    RunResult result = shell("read go; exec dd if=/dev/zero of=/dev/null bs=256M count=1", limits, "go\n");
    CHECK(result.exit_code != 0);
    CHECK_FALSE(result.errors.empty());
}

TEST_CASE("endless output is cut off")
{
    RunLimits limits;
    limits.max_output = 1 << 20;
    RunResult result = shell("while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done", limits);
    CHECK(result.timed_out);
    CHECK(result.output.size() < (2u << 20));
}

TEST_CASE("a program that is not there is an environment error with its path")
{
    try {
        run("/no/such/program", {}, {}, {});
        FAIL("no error");
    } catch (const Environment& error) {
        CHECK(error.text().where == "/no/such/program");
    }
}

TEST_CASE("output is handed over as it comes, and enough is enough")
{
    std::string heard;
    platform::Exchange asked;
    asked.program = "/bin/sh";
    asked.arguments = {"-c", "read a; echo \"een $a\"; while :; do :; done"};
    asked.input = {"", "twee", "\n"};
    asked.on_output = [&](std::string_view stretch) {
        heard += stretch;
        return heard.find('\n') == std::string::npos;
    };
    RunResult result = platform::exchange(asked);
    CHECK(heard == "een twee\n");
    CHECK(result.stopped);
    CHECK(result.signal == SIGKILL);
}

TEST_CASE("a program that says nothing for too long is killed, one that speaks is not")
{
    platform::Exchange asked;
    asked.program = "/bin/sh";
    asked.silence = std::chrono::milliseconds(300);
    asked.arguments = {"-c", "while :; do :; done"};
    CHECK(platform::exchange(asked).timed_out);
    asked.arguments = {"-c", "for i in 1 2 3 4 5; do echo $i; sleep 0.1; done"};
    RunResult speaking = platform::exchange(asked);
    CHECK_FALSE(speaking.timed_out);
    CHECK(speaking.exit_code == 0);
}

TEST_CASE("an error while using the output ends the program and passes through")
{
    platform::Exchange asked;
    asked.program = "/bin/sh";
    asked.arguments = {"-c", "echo begin; while :; do :; done"};
    asked.on_output = [](std::string_view) -> bool { throw BadInput({msg("wrong"), {}, {}, {}}); };
    CHECK_THROWS_AS(platform::exchange(asked), BadInput);
}

TEST_CASE("a program can be given an environment of its own")
{
    std::string heard;
    platform::Exchange asked;
    asked.program = "/bin/sh";
    asked.arguments = {"-c", "echo \"$EEN:$HOME\""};
    asked.environment = std::vector<std::string>{"EEN=1"};
    asked.on_output = [&](std::string_view stretch) {
        heard += stretch;
        return true;
    };
    CHECK(platform::exchange(asked).exit_code == 0);
    CHECK(heard == "1:\n");
}

TEST_CASE("what a program started is killed with it")
{
    std::string heard;
    platform::Exchange asked;
    asked.program = "/bin/sh";
    asked.arguments = {"-c", "sleep 600 >/dev/null 2>&1 & echo $!; wait"};
    asked.on_output = [&](std::string_view stretch) {
        heard += stretch;
        return heard.find('\n') == std::string::npos;
    };
    CHECK(platform::exchange(asked).stopped);
    pid_t grandchild = std::stoi(heard);
    auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    auto alive = [&] {                             // gone, or dead and waiting for init to count it
        RunResult state = shell("ps -o stat= -p " + std::to_string(grandchild));
        return state.exit_code == 0 && state.output.find('Z') == std::string::npos;
    };
    while (alive() && std::chrono::steady_clock::now() < until) {
    }
    CHECK_FALSE(alive());
}
