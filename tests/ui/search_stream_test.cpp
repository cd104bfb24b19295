// SPDX-License-Identifier: GPL-3.0-or-later
// A search that has to read all texts, and takes seconds for it: what it finds comes as it goes, it says how far it is, and a person
// who stops it keeps what was found and is told that it is not all.
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/code_preview.h"
#include "app/desktop/views/coding_view.h"
#include "app/desktop/views/hit_list.h"
#include "app/desktop/views/tool_strip.h"
#include "app/desktop/widgets/status_strip.h"
#include "app/desktop/wx_text.h"
#include "core/edits/edits.h"
#include "tests/ui/search_bench.h"

#include <wx/button.h>
#include <wx/srchctrl.h>

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

using namespace duiding;
using namespace duiding::test;

namespace {

constexpr int texts = 160;
constexpr const char* pattern = "/(a+)+\\d/";             // many steps on a row of letters without a number behind it
constexpr const char* never = "/(a+)+[!;]/";

// "a7" stands three times in the first text, and once in every tenth.
std::string slow_text(int number)
{
    std::ostringstream text;
    for (int i = 0; i < (number == 1 ? 3 : number % 10 == 0 ? 1 : 0); ++i) {
        text << "Zie lid a7 van het besluit.\n";
    }
    for (int i = 0; i < 100; ++i) {
        text << "aaaaaaaaaaaaa\n";
    }
    for (int i = 0; i < 200; ++i) {
        text << "Het bestuur beslist over het verzoek.\n";
    }
    return text.str();
}

class SlowBench : public SearchBench {
public:
    SlowBench()
    {
        close();
        auto project = Project::open(study());
        for (int number = 1; number <= texts; ++number) {
            ImportedDocument document;
            document.name = "Stuk " + std::to_string(1000 + number);
            document.original_sha256 = std::string(24, 's') + std::to_string(10'000'000 + number);
            document.kind = DocumentKind::Policy;
            document.format = "txt";
            document.text = slow_text(number);
            edits::add_document(*project, std::move(document)).get();
        }
        Progress progress;
        ProjectIndex(*project).update(progress);
        project.reset();
        open();
        wait_for_index();
    }

    // As if typed, with the keyboard in the field.
    void put(const std::string& query)
    {
        frame().run("edit.search");
        REQUIRE(wait_for([this] { return field_has_focus(); }));
        frame().tools().search().SetValue(to_wx(query));
    }

    // A machine with other work takes longer than a test waits at once.
    bool wait_for_end()
    {
        for (int times = 0; times < 20 && !live().up_to_date(); ++times) {
            wait_for([this] { return live().up_to_date(); });
        }
        return live().up_to_date();
    }

    wxButton* cancel_button()
    {
        for (wxWindow* child : frame().status().GetChildren()) {
            if (auto* button = dynamic_cast<wxButton*>(child)) {
                return button;
            }
        }
        return nullptr;
    }
};

} // namespace

TEST_CASE("rows of a search that reads all texts are listed before its end, and the row at hand stays")
{
    SlowBench bench;
    bench.put(pattern);
    REQUIRE(wait_for([&] { return bench.view().row_count() >= 3 && bench.view().result().query == pattern; }));
    REQUIRE(bench.live().counting());
    CHECK_FALSE(bench.live().up_to_date());
    CHECK_FALSE(bench.view().result().total_exact);
    CHECK(bench.frame().pane_shown("search"));
    CHECK(bench.field_has_focus());
    int first = bench.view().row_count();
    std::vector<SearchRow> rows = bench.live().found()->rows;
    bench.view().jump_to(1);
    REQUIRE(bench.view().list().GetSelectedItemsCount() == 1);
    int least = first;
    Connection watch = bench.live().changed.connect([&] {
        least = std::min(least, bench.view().row_count());
        CHECK(bench.view().list().rows().GetRow(bench.view().list().GetSelection()) == 1);
    });
    REQUIRE(bench.wait_for_end());
    CHECK(least == first);
    CHECK(bench.view().row_count() == 3 + texts / 10);
    CHECK(bench.view().list().rows().line_count() == 3 + texts / 10);
    CHECK(std::equal(rows.begin(), rows.end(), bench.live().found()->rows.begin()));
    CHECK(bench.view().list().GetSelectedItemsCount() == 1);
    CHECK(bench.view().list().rows().GetRow(bench.view().list().GetSelection()) == 1);
    CHECK(bench.view().result().total_exact);
    CHECK(bench.view().summary().Contains("19 matches in 19 paragraphs in 17 documents"_wx));
    CHECK_FALSE(bench.workspace().jobs().shown());
}

TEST_CASE("Esc in the search field stops a search that lasts, keeps what it found and says that it is not all")
{
    SlowBench bench;
    bench.put(pattern);
    REQUIRE(wait_for([&] { return bench.live().lasts() && bench.view().row_count() >= 3; }));
    REQUIRE(wait_for([&] { return bench.view().summary().Contains("% read…"_wx); }));
    CHECK(bench.view().summary().Contains("the first "_wx));
    REQUIRE(bench.workspace().jobs().shown());
    CHECK(bench.workspace().jobs().shown()->progress.fraction() > 0);
    REQUIRE(bench.cancel_button());
    CHECK(bench.cancel_button()->IsShownOnScreen());
    CHECK_FALSE(bench.workspace().jobs().busy());                  // nothing else has to wait for it
    std::weak_ptr<JobRunner::Job> job = bench.live().running();

    bench.driver.key(WXK_ESCAPE);
    REQUIRE(wait_for([&] { return bench.live().stopped(); }));
    REQUIRE(wait_for([&] { return job.expired(); }));
    int rows = bench.view().row_count();
    CHECK(rows >= 3);
    CHECK(rows < 3 + texts / 10);
    CHECK(bench.field_has_focus());
    CHECK_FALSE(bench.live().up_to_date());
    CHECK(bench.live().found()->stopped);
    CHECK_FALSE(bench.live().found()->counted);
    CHECK_FALSE(bench.view().result().total_exact);
    CHECK(bench.view().summary().Contains(to_wx("stopped: the first " + std::to_string(rows) + " matches, ")));
    CHECK(bench.view().summary().Contains("% was read"_wx));
    CHECK_FALSE(bench.view().summary().Contains("paragraph"_wx));
    CHECK_FALSE(bench.workspace().jobs().shown());
    CHECK_FALSE(bench.cancel_button()->IsShown());
    handle_events();
    CHECK(bench.live().stopped());                                 // nothing that was on its way replaces it
    CHECK(bench.view().row_count() == rows);

    bench.view().code_selection();
    REQUIRE(wait_for([&] { return bench.view().preview().said().Contains("before the search was stopped"_wx); }));
    bench.driver.key(WXK_ESCAPE);

    bench.put("bestuur");
    REQUIRE(wait_for([&] { return bench.live().up_to_date(); }));
    CHECK_FALSE(bench.live().found()->stopped);
    CHECK_FALSE(bench.view().summary().Contains("stopped"_wx));
    bench.driver.key(WXK_ESCAPE);                                  // what it does when nothing lasts
    CHECK(wait_for([&] { return bench.frame().centre().view().HasFocus(); }));
}

TEST_CASE("a search that was stopped can be asked again, and Esc in the list stops it too")
{
    SlowBench bench;
    bench.put(pattern);
    REQUIRE(wait_for([&] { return bench.live().lasts() && bench.view().row_count() >= 3; }));
    bench.driver.key(WXK_DOWN);
    REQUIRE(wait_for([&] { return bench.view().list().HasFocus() && bench.view().list().GetSelectedItemsCount() == 1; }));
    REQUIRE(bench.live().lasts());
    bench.driver.key(WXK_ESCAPE);
    REQUIRE(wait_for([&] { return bench.live().stopped(); }));
    CHECK(bench.view().list().HasFocus());
    CHECK(bench.view().list().GetSelectedItemsCount() == 1);
    bench.view().search(pattern);
    REQUIRE(bench.wait_for_end());
    CHECK(bench.view().row_count() == 3 + texts / 10);
    CHECK_FALSE(bench.live().found()->stopped);
}

TEST_CASE("Cancel in the status bar before anything was found leaves no list that could be taken for an answer")
{
    SlowBench bench;
    bench.search("bestuur");
    REQUIRE(bench.view().row_count() > 0);
    bench.put(never);
    REQUIRE(wait_for([&] { return bench.view().summary().Contains("nothing found yet; "_wx); }));
    CHECK(bench.view().summary().Contains("Still listed: “bestuur”"_wx));
    CHECK(bench.view().row_count() > 0);
    wxButton* cancel = bench.cancel_button();
    REQUIRE(cancel);
    REQUIRE(wait_for([&] { return cancel->IsShownOnScreen(); }));
    handle_events();
    bench.driver.click(cancel->GetScreenPosition() + cancel->GetSize() / 2);
    REQUIRE(wait_for([&] { return bench.live().stopped(); }));
    CHECK(bench.view().row_count() == 0);
    CHECK(bench.view().summary().Contains("stopped: nothing found in the "_wx));
    CHECK_FALSE(bench.view().summary().Contains("0 matches"_wx));
    CHECK(bench.view().summary().Contains(to_wx(never)));
    CHECK(bench.workspace().matches_of(bench.workspace().document()).empty());
    CHECK_FALSE(bench.frame().run("edit.stop_search"));            // there is none any more
}
