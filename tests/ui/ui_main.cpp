// SPDX-License-Identifier: GPL-3.0-or-later
// Runs Catch2 inside a wx application, so that tests open real windows and drive them with real mouse and key events.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include "app/desktop/theme.h"
#include "tests/support/wx_program.h"

class TestApp : public duiding::test::WxProgram {
public:
    TestApp() : WxProgram("en") {}

private:
    int work() override
    {
        duiding::theme::set_choice(duiding::ThemeChoice::Light);
        return Catch::Session().run(argc, static_cast<char**>(argv));
    }
};

wxIMPLEMENT_APP(TestApp);
