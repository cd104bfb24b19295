// SPDX-License-Identifier: GPL-3.0-or-later
// The window on a study with the policy documents of six invented municipalities: a plan with hits, one that copied from it, a
// regional one for two, one that says nothing, one with a page that cannot be read, and one municipality without any document. A
// draft does not count. The theme "Jeugd" has two queries.
#pragma once

#include "app/desktop/views/scan_cell_view.h"
#include "app/desktop/views/scan_choice.h"
#include "app/desktop/views/scan_grid.h"
#include "app/desktop/views/scan_view.h"
#include "tests/ui/window_bench.h"

namespace duiding::test {

class ScanBench : public WindowBench {
public:
    ScanBench();

    ScanView& view() { return frame().scan(); }
    void scan();                                         // with the theme, through the command; waits for it
    ScanPlace place(const std::string& row, const std::string& column);
    const ScanCell& cell(const std::string& row, const std::string& column);
    std::string state(const std::string& row, const std::string& column) { return state_key(cell(row, column).state); }
    void choose(const std::string& row, const std::string& column);      // and waits for its hits
    DocumentId document(const std::string& name) { return snapshot().resolve_document(name).id; }
    void wait_until_findable();

private:
    void add_plan(const std::string& name, const std::string& text, const std::vector<std::string>& municipalities, const std::string& year,
                  const std::string& status, std::vector<Mark> marks = {});
};

} // namespace duiding::test
