// SPDX-License-Identifier: GPL-3.0-or-later
// The window with its documents made findable, and what a test of searching does again and again.
#pragma once

#include "app/desktop/jobs/live_search.h"
#include "app/desktop/views/search_view.h"
#include "tests/ui/window_bench.h"

namespace duiding::test {

class SearchBench : public WindowBench {
public:
    SearchBench();
    SearchView& view() { return frame().search(); }
    LiveSearch& live() { return frame().live_search(); }
    bool field_has_focus();
    void type(const std::string& words);         // instead of what stands in the field, by the keyboard
    void search(const std::string& words);       // and waits for all of the answer
    void wait_for_index();
};

} // namespace duiding::test
