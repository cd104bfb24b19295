// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/app.h"

#include "app/desktop/main_frame.h"
#include "app/desktop/sample_study.h"
#include "app/desktop/wx_text.h"
#include "core/base/file.h"
#include "core/base/platform.h"

#include <wx/cmdline.h>
#include <wx/uilocale.h>

#include <clocale>
#include <cstdio>

namespace duiding {

bool DesktopApp::OnInit()
{
    // The order matters: wx needs its locale before the first formatted text, and numbers in files must not follow it.
    wxUILocale::UseDefault();
    setlocale(LC_NUMERIC, "C");
    SetAppName("duiding"_wx);
    SetAppDisplayName("Duiding"_wx);
    if (!wxApp::OnInit()) {
        return false;
    }
    Settings settings = Settings::load(Settings::default_path());
    if (!m_options.language.empty()) {
        settings.language = m_options.language;
    }
    if (!m_options.theme.empty()) {
        settings.theme = theme_choice_from_key(m_options.theme);
    }
    set_up(std::move(settings), Settings::default_path());
    make_frame();
    open_first_study();
    return true;
}

int DesktopApp::OnExit()
{
    m_workspace.reset();
    return wxApp::OnExit();
}

void DesktopApp::OnInitCmdLine(wxCmdLineParser& parser)
{
    parser.AddSwitch("h"_wx, "help"_wx, "show this help"_wx, wxCMD_LINE_OPTION_HELP);
    parser.AddLongOption("language"_wx, "language of the window: nl or en"_wx);
    parser.AddLongOption("theme"_wx, "light, dark or system"_wx);
    parser.AddLongSwitch("bench-first-paint"_wx, "print the milliseconds from process start to the first paint as JSON, then stop"_wx);
    parser.AddLongSwitch("quit-after-paint"_wx, "stop after the first paint"_wx);
    parser.AddParam("STUDY.duiding"_wx, wxCMD_LINE_VAL_STRING, wxCMD_LINE_PARAM_OPTIONAL);
}

bool DesktopApp::OnCmdLineParsed(wxCmdLineParser& parser)
{
    wxString value;
    if (parser.Found("language"_wx, &value)) {
        m_options.language = from_wx(value);
    }
    if (parser.Found("theme"_wx, &value)) {
        m_options.theme = from_wx(value);
    }
    m_options.bench_first_paint = parser.Found("bench-first-paint"_wx);
    m_options.quit_after_paint = parser.Found("quit-after-paint"_wx);
    if (parser.GetParamCount() > 0) {
        m_options.study = std::filesystem::absolute(path_of(from_wx(parser.GetParam(0))));
    }
    return true;
}

bool DesktopApp::OnExceptionInMainLoop()
{
    // The last resort: whatever slipped through is said, and the window goes on; every edit is already on disk.
    try {
        throw;
    } catch (const Cancelled&) {
        return true;
    } catch (...) {
        ErrorText error = describe_current_exception();
        if (m_workspace) {
            m_workspace->fail(error);
        } else {
            std::fputs((format(error) + "\n").c_str(), stderr);
        }
    }
    return true;
}

void DesktopApp::set_up(Settings settings, const std::filesystem::path& settings_path)
{
    use_language(settings.language.empty() ? system_language() : settings.language);
    theme::set_choice(settings.theme);
    m_commands = std::make_unique<CommandRegistry>();
    m_workspace = std::make_unique<Workspace>(std::move(settings), settings_path);
}

void DesktopApp::make_frame()
{
    m_frame = new MainFrame(*m_workspace, *m_commands);      // wx owns it
    m_frame->on_first_paint = [this] { first_paint_done(); };
    // Later: the window that asks is in the middle of its own menu, and will be destroyed.
    m_frame->on_language = [this](const std::string& language) { CallAfter([this, language] { change_language(language); }); };
    SetTopWindow(m_frame);
    m_frame->Show();
}

void DesktopApp::open_first_study()
{
    try {
        if (m_options.study) {
            m_workspace->open(*m_options.study);
            return;
        }
        std::error_code ignored;
        auto last = path_of(m_workspace->settings().last_study);
        if (!last.empty() && std::filesystem::is_regular_file(last, ignored)) {
            m_workspace->open(last);
        } else if (auto sample = sample_study::prepare()) {
            m_workspace->open(*sample);
        }
    } catch (const Error& error) {
        m_workspace->fail(error.text());
    }
}

void DesktopApp::change_language(const std::string& language)
{
    m_workspace->settings().language = language;
    m_workspace->save_settings();
    use_language(language);
    MainFrame* old = m_frame;
    old->remember_layout();
    make_frame();
    old->Destroy();
    if (m_workspace->document()) {
        m_workspace->show_range(m_workspace->document(), m_workspace->selection(), m_workspace->active_coding());
    }
}

void DesktopApp::first_paint_done()
{
    if (m_options.bench_first_paint) {
        std::printf("{\"first_paint_ms\": %lld}\n", static_cast<long long>(platform::milliseconds_since_start()));
        std::fflush(stdout);
    }
    if (m_options.bench_first_paint || m_options.quit_after_paint) {
        m_frame->CallAfter([this] { m_frame->Close(true); });
    }
}

} // namespace duiding
