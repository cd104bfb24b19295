// SPDX-License-Identifier: GPL-3.0-or-later
// The window itself: what it remembers, changing colours while it is open, closing in the middle of work.
#include "app/desktop/settings.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/codes_view.h"
#include "app/desktop/views/search_view.h"
#include "app/desktop/views/segments_view.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/wx_text.h"
#include "tests/support/paths.h"
#include "tests/ui/window_bench.h"

#include <wx/srchctrl.h>

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

TEST_CASE("settings survive a restart, and a damaged file is no error")
{
    TempFolder folder;
    Settings settings;
    settings.language = "nl";
    settings.theme = ThemeChoice::Dark;
    settings.coder = "Noor";
    settings.frame = wxRect(10, 20, 900, 700);
    for (int i = 0; i < 12; ++i) {
        settings.add_recent("/studies/" + std::to_string(i) + ".duiding");
    }
    settings.add_recent("/studies/5.duiding");
    settings.save(folder / "settings.json");
    Settings loaded = Settings::load(folder / "settings.json");
    CHECK(loaded.language == "nl");
    CHECK(loaded.theme == ThemeChoice::Dark);
    CHECK(loaded.coder == "Noor");
    CHECK(loaded.frame == settings.frame);
    CHECK(loaded.recent.size() == 10);
    CHECK(loaded.recent.front() == "/studies/5.duiding");

    write_text(folder / "broken.json", "{\"language\": 7, \"frame\": [1,");
    CHECK(Settings::load(folder / "broken.json").language.empty());
    write_text(folder / "odd.json", "{\"language\": 7, \"frame\": [\"a\", 1, 2, 3], \"zoom\": 99}");
    CHECK(Settings::load(folder / "odd.json").zoom == 3.0);
}

TEST_CASE("colours change while the window is open, and hidden panes stay hidden after a restart")
{
    WindowBench bench;
    bench.frame().run("view.theme_dark");
    handle_events();
    CHECK(theme::palette().dark);
    CHECK(bench.frame().codes().GetBackgroundColour() == theme::palette().panel);
    bench.frame().run("view.theme_light");
    handle_events();
    CHECK_FALSE(theme::palette().dark);

    bench.frame().show_pane("segments", false);
    bench.close();
    bench.open();
    CHECK_FALSE(bench.frame().pane_shown("segments"));
    CHECK(bench.frame().pane_shown("codes"));
}

TEST_CASE("a damaged study is said with its reason, and the open study stays")
{
    WindowBench bench;
    write_text(bench.folder / "kapot.duiding", "nonsense");
    bench.workspace().open(bench.folder / "kapot.duiding");
    REQUIRE(wait_for([&] { return bench.frame().messages().IsShown(); }));
    CHECK(bench.frame().messages().text().Contains("This is not a Duiding project."_wx));
    CHECK(bench.frame().messages().text().Contains("kapot.duiding"_wx));
    CHECK(bench.workspace().is_open());
    CHECK(read_text(bench.folder / "kapot.duiding") == "nonsense");
}

TEST_CASE("the window closes in the middle of searching and gathering without waiting for anything")
{
    for (int round = 0; round < 5; ++round) {
        WindowBench bench;
        const Codebook& book = *bench.snapshot().codebook;
        for (const Code& code : book.codes()) {
            bench.workspace().set_code(code.id);
            bench.frame().search().search(code.name);
        }
        bench.close();
    }
}

TEST_CASE("the filter of the codes keeps what matches and what lies above it")
{
    WindowBench bench;
    CodesView& codes = bench.frame().codes();
    codes.filter().SetValue("leidersch"_wx);
    handle_events();
    wxDataViewItemArray top;
    codes.tree().GetModel()->GetChildren(wxDataViewItem(), top);
    REQUIRE(top.size() == 1);
    wxDataViewItemArray below;
    codes.tree().GetModel()->GetChildren(top[0], below);
    CHECK(below.size() == 1);
    CHECK(codes.tree().IsExpanded(top[0]));
}
