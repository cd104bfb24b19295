// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window on a small study of its own, made through the core: two interviews with invented people and the D'Amour
// codebook in Dutch. Tests drive it by mouse and keyboard and look at the open store.
#pragma once

#include "app/desktop/commands/command.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/workspace.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/ui_driver.h"

#include <memory>
#include <string>

namespace duiding::test {

class WindowBench {
public:
    WindowBench();
    ~WindowBench();

    void open();                                             // the study in a new window, as after a restart
    void close();                                            // window and study
    Workspace& workspace() { return *m_workspace; }
    MainFrame& frame() { return *m_frame; }
    const CommandRegistry& commands() const { return m_commands; }
    const Snapshot& snapshot() const { return *m_workspace->snapshot(); }
    const std::filesystem::path& study() const { return m_study; }

    CharRange find(const std::string& words) const;          // in the document shown
    void select_by_mouse(const std::string& words);
    CodeId code(const std::string& name) const;              // a unique name
    std::string status();
    bool wait_for_codings(std::int64_t count);

    TempFolder folder;
    Driver driver;

private:
    std::filesystem::path m_study;
    CommandRegistry m_commands;
    std::unique_ptr<Workspace> m_workspace;
    MainFrame* m_frame = nullptr;
};

} // namespace duiding::test
