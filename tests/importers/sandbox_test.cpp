// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader that was taken over cannot do. Each trial is made by the program itself, after it has given up what it gives up.
#include "core/base/platform.h"
#include "tests/support/paths.h"
#include "tests/support/run_program.h"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace duiding;

TEST_CASE("a reader cannot write a file, reach the network, start a program or a process, signal another or read a user's file")
{
    for (const char* program : {"duiding-reader", "duiding-recogniser"}) {
        for (const char* what : {"write", "socket", "exec", "fork", "kill", "read"}) {
            CAPTURE(program, what);
            int answer = test::run_program(test::program(program), {"--try", what}).exit_code;
            if (answer == 2) {
                WARN("the kernel (or the sanitizer) lacks the layer that refuses this: skipped");
                continue;
            }
            CHECK(answer == 0);
        }
        CHECK(test::run_program(test::program(program), {"--try", "nothing known"}).exit_code != 0);
    }
    CHECK_FALSE(std::filesystem::exists("/tmp/duiding-reader-was-here"));
}
