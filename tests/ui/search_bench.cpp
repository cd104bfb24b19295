// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/search_bench.h"

#include "app/desktop/views/tool_strip.h"

#include <wx/srchctrl.h>

#include <catch2/catch.hpp>

namespace duiding::test {

SearchBench::SearchBench()
{
    wait_for_index();
}

void SearchBench::wait_for_index()
{
    REQUIRE(wait_for([this] { return workspace().index()->status().state == IndexState::UpToDate; }));
    handle_events();
}

bool SearchBench::field_has_focus()
{
    wxWindow* focus = wxWindow::FindFocus();
    return focus && (focus == &frame().tools().search() || frame().tools().search().IsDescendant(focus));
}

void SearchBench::type(const std::string& words)
{
    frame().run("edit.search");
    REQUIRE(wait_for([this] { return field_has_focus(); }));
    driver.type(words);
}

void SearchBench::search(const std::string& words)
{
    view().search(words);
    REQUIRE(wait_for([&] { return view().result().query == words && live().up_to_date(); }));
}

} // namespace duiding::test
