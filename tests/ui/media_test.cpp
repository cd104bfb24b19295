// SPDX-License-Identifier: GPL-3.0-or-later
// The recording beside a transcript, in the real window, with a sound made here. Where nothing on the machine can play it, the
// strip must say so; the test then warns.
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/coding_view.h"
#include "app/desktop/views/media_strip.h"
#include "app/desktop/wx_text.h"
#include "tests/support/paths.h"
#include "tests/ui/window_bench.h"

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

namespace {

// Twenty seconds of silence: 8 bits, one channel, 8 kHz.
std::string wave()
{
    auto number = [](std::uint32_t value, int bytes) {
        std::string out;
        for (int i = 0; i < bytes; ++i) {
            out += static_cast<char>(value >> (8 * i) & 0xFF);
        }
        return out;
    };
    std::uint32_t size = 20 * 8000;
    return "RIFF" + number(36 + size, 4) + "WAVEfmt " + number(16, 4) + number(1, 2) + number(1, 2) + number(8000, 4) + number(8000, 4) + number(1, 2) +
           number(8, 2) + "data" + number(size, 4) + std::string(size, '\x80');
}

void show_timed_interview(WindowBench& bench)
{
    write_text(bench.folder / "Gesprek 3.txt", "[00:00:01] I: Wat is er gebeurd?\n[00:00:04] R1: De gemeente heeft gebeld.\n"
                                               "[00:00:08] I: En daarna?\n[00:00:12] R1: Daarna niets meer.\n");
    import_paths({bench.workspace(), bench.frame()}, {bench.folder / "Gesprek 3.txt"});
    REQUIRE(wait_for([&] { return bench.snapshot().documents->size() == 3 && bench.workspace().text() && !bench.workspace().jobs().busy(); }));
    bench.workspace().show_document(bench.snapshot().documents->back().id);
    REQUIRE(wait_for([&] { return bench.workspace().text() && bench.workspace().text()->text().find("gebeld") != std::string::npos; }));
}

} // namespace

TEST_CASE("the time of a turn is that of its own mark, else the last one before", "[media]")
{
    WindowBench bench;
    show_timed_interview(bench);
    const DocumentText& text = *bench.workspace().text();
    CHECK(time_at(text, bench.find("heeft gebeld").begin) == 4000);
    CHECK(time_at(text, bench.find("Daarna niets").begin) == 12000);
    CHECK(time_at(text, {0}) == 1000);
}

TEST_CASE("without a recording there is no player, and one that is missing can be chosen", "[media]")
{
    WindowBench bench;
    MediaStrip& strip = bench.frame().centre().media();
    CHECK_FALSE(strip.IsShown());
    CHECK_FALSE(bench.frame().run("document.play"));
    Desk desk{bench.workspace(), bench.frame()};
    set_recording(desk, bench.folder / "weg.wav");
    REQUIRE(wait_for([&] { return strip.IsShown(); }));
    CHECK_FALSE(strip.has_recording());
    CHECK(strip.said().Contains("weg.wav"_wx));
    CHECK(bench.snapshot().find_document(bench.workspace().document())->media_path == "weg.wav");
}

TEST_CASE("the recording plays from a turn, goes back and changes its rate", "[media]")
{
    WindowBench bench;
    show_timed_interview(bench);
    write_text(bench.folder / "gesprek.wav", wave());
    Desk desk{bench.workspace(), bench.frame()};
    set_recording(desk, bench.folder / "gesprek.wav");
    MediaStrip& strip = bench.frame().centre().media();
    REQUIRE(wait_for([&] { return strip.has_recording(); }));
    CHECK(strip.IsShown());
    CHECK(strip.rate() == 1.0);
    REQUIRE(bench.frame().run("document.play_faster"));
    CHECK(strip.rate() == 1.25);
    REQUIRE(bench.frame().run("document.play_slower"));

    CharPos at = bench.find("Daarna niets").begin;
    bench.frame().centre().view().select({at, at});
    REQUIRE(wait_for([&] { return bench.workspace().selection().begin == at; }));
    REQUIRE(bench.frame().run("document.play_here"));
    wait_for([&] { return strip.playing() || strip.failed(); });
    if (!strip.playing()) {
        WARN("no back end can play a sound here: " << from_wx(strip.said()));
        return;
    }
    CHECK(strip.position() >= 12000);
    REQUIRE(bench.frame().run("document.play_back"));
    CHECK(strip.position() >= 7000);
    CHECK(strip.position() < 12000);
    REQUIRE(bench.frame().run("document.play"));
    CHECK_FALSE(strip.playing());
    bench.workspace().show_document(bench.snapshot().documents->front().id);
    CHECK(wait_for([&] { return !strip.IsShown(); }));
}
