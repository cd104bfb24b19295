// SPDX-License-Identifier: GPL-3.0-or-later
// The program: reads its options, sets language and theme, owns the workspace and makes the window. The workspace outlives
// the window, so that a change of language can make a new window without closing the study.
#pragma once

#include "app/desktop/commands/command.h"
#include "app/desktop/workspace.h"

#include <wx/app.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

class wxCmdLineParser;

namespace duiding {

class MainFrame;

struct StartOptions {
    std::optional<std::filesystem::path> study;
    std::string language;                        // "nl", "en"; empty: settings, then the system
    std::string theme;                           // "light", "dark", "system"; empty: settings
    bool bench_first_paint = false;              // print the milliseconds to the first paint as JSON, then stop
    bool quit_after_paint = false;
};

class DesktopApp : public wxApp {
public:
    bool OnInit() override;
    int OnExit() override;
    void OnInitCmdLine(wxCmdLineParser& parser) override;
    bool OnCmdLineParsed(wxCmdLineParser& parser) override;
    bool OnExceptionInMainLoop() override;

    Workspace& workspace() { return *m_workspace; }
    const CommandRegistry& commands() const { return *m_commands; }
    MainFrame* frame() const { return m_frame; }
    void change_language(const std::string& language);       // a new window over the same workspace

private:
    void set_up(Settings settings, const std::filesystem::path& settings_path);
    void make_frame();
    void first_paint_done();
    void open_first_study();

    StartOptions m_options;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<CommandRegistry> m_commands;
    MainFrame* m_frame = nullptr;
};

} // namespace duiding
