// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+K: one field that finds every command, code and document by a few letters, and does or shows it.
#pragma once

#include "app/desktop/widgets/overlay.h"

#include <functional>
#include <vector>

namespace duiding {

class MainFrame;

class PaletteView : public Overlay {
public:
    PaletteView(wxWindow* parent, MainFrame& frame);
    void open();

private:
    void on_typed() override;
    void on_enter(bool shift, bool control) override;
    void on_closed() override;
    void add(int score, PickRow row, std::function<void()> run);

    struct Choice {
        int score;
        PickRow row;
        std::function<void()> run;
    };
    MainFrame& m_frame;
    std::vector<Choice> m_choices;
};

} // namespace duiding
