// SPDX-License-Identifier: GPL-3.0-or-later
// A program of the tests that runs inside wx, so that it opens real windows: what the window's own main does first, then the work,
// then its exit code.
#pragma once

#include "app/desktop/wx_text.h"

#include <sodium.h>
#include <wx/app.h>
#include <wx/uilocale.h>

#include <clocale>
#include <string>

namespace duiding::test {

class WxProgram : public wxApp {
public:
    explicit WxProgram(std::string language) : m_language(std::move(language)) {}

    bool OnInit() override
    {
        wxUILocale::UseDefault();
        setlocale(LC_NUMERIC, "C");
        SetExitOnFrameDelete(false);
        use_language(m_language);
        CallAfter([this] {
            m_result = sodium_init() < 0 ? 70 : work();
            ExitMainLoop();
        });
        return true;
    }

    int OnRun() override
    {
        wxApp::OnRun();
        return m_result;
    }

protected:
    virtual int work() = 0;              // in the running main loop; returns the exit code

private:
    std::string m_language;
    int m_result = 70;
};

} // namespace duiding::test
