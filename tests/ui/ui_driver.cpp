// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_driver.h"

#include <chrono>

namespace duiding::test {

bool wait_for(const std::function<bool()>& condition)
{
    auto until = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > until) {
            return false;
        }
        wxTheApp->Yield(true);
        wxMilliSleep(2);
    }
    return true;
}

void handle_events()
{
    auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(40);
    while (std::chrono::steady_clock::now() < until) {
        wxTheApp->Yield(true);
    }
}

void Driver::move(const wxPoint& on_screen)
{
    m_simulator.MouseMove(on_screen);
    handle_events();
}

void Driver::click(const wxPoint& on_screen, int times)
{
    move(on_screen);
    for (int i = 0; i < times; ++i) {
        m_simulator.MouseDown();
        handle_events();
        m_simulator.MouseUp();
        handle_events();
    }
}

void Driver::right_click(const wxPoint& on_screen)
{
    move(on_screen);
    m_simulator.MouseDown(wxMOUSE_BTN_RIGHT);
    handle_events();
    m_simulator.MouseUp(wxMOUSE_BTN_RIGHT);
    handle_events();
}

void Driver::drag(const wxPoint& from, const wxPoint& to)
{
    move(from);
    m_simulator.MouseDown();
    handle_events();
    move(from + (to - from) / 2);
    move(to);
    m_simulator.MouseUp();
    handle_events();
}

void Driver::key(int code, int modifiers)
{
    m_simulator.Char(code, modifiers);
    handle_events();
}

void Driver::type(const std::string& ascii)
{
    for (char letter : ascii) {
        m_simulator.Char(letter, letter >= 'A' && letter <= 'Z' ? wxMOD_SHIFT : wxMOD_NONE);
        handle_events();
    }
}

} // namespace duiding::test
