// SPDX-License-Identifier: GPL-3.0-or-later
// Drives a real window from a test: waits for what it expects, moves the mouse, clicks, drags and types through the X
// server, in steps small enough for a window to follow. Waiting is for a condition, never for a time.
#pragma once

#include <wx/app.h>
#include <wx/uiaction.h>
#include <wx/window.h>

#include <functional>
#include <string>

namespace duiding::test {

// Handles events until the condition holds; false when it did not within five seconds.
bool wait_for(const std::function<bool()>& condition);
// Handles all events that are there now, and what they bring about.
void handle_events();

class Driver {
public:
    void move(const wxPoint& on_screen);
    void click(const wxPoint& on_screen, int times = 1);
    void right_click(const wxPoint& on_screen);
    void drag(const wxPoint& from, const wxPoint& to);
    void key(int code, int modifiers = wxMOD_NONE);
    void type(const std::string& ascii);

private:
    wxUIActionSimulator m_simulator;
};

} // namespace duiding::test
