// SPDX-License-Identifier: GPL-3.0-or-later
// Runs Catch2 inside a wx application, so that tests open real windows and drive them with real mouse and key events.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include "app/desktop/theme.h"
#include "app/desktop/wx_text.h"

#include <wx/app.h>
#include <wx/uilocale.h>

#include <clocale>

#include <sodium.h>


class TestApp : public wxApp {
public:
    bool OnInit() override
    {
        wxUILocale::UseDefault();
        setlocale(LC_NUMERIC, "C");
        SetExitOnFrameDelete(false);
        duiding::use_language("en");
        duiding::theme::set_choice(duiding::ThemeChoice::Light);
        CallAfter([this] {
            m_result = sodium_init() < 0 ? 70 : Catch::Session().run(argc, static_cast<char**>(argv));
            ExitMainLoop();
        });
        return true;
    }

    int OnRun() override
    {
        wxApp::OnRun();
        return m_result;
    }

private:
    int m_result = 70;
};

wxIMPLEMENT_APP(TestApp);
