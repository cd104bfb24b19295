// SPDX-License-Identifier: GPL-3.0-or-later
// A small row of bars with a label below each, in the colours of the theme. Left and Right go from bar to bar, and what the bar
// stands for is said to screen readers as the chart's name; Enter or a click chooses it. Knows only labels and heights.
#pragma once

#include <wx/window.h>

#include <functional>
#include <vector>

namespace duiding {

class BarChart : public wxWindow {
public:
    struct Bar {
        wxString label;               // below it: "2019"
        wxString value;               // above it: "12"
        wxString said;                // the whole of it, for the tooltip and screen readers
        double height = 0;            // in any unit, from 0
        bool marked = false;          // chosen before: framed
    };

    explicit BarChart(wxWindow* parent);
    void set_bars(std::vector<Bar> bars);
    const std::vector<Bar>& bars() const { return m_bars; }
    std::function<void(std::size_t bar)> on_choose;

private:
    void paint(wxPaintEvent&);
    wxRect column_of(std::size_t bar) const;      // the whole height
    void go_to(int bar);
    int bar_at(const wxPoint& point) const;
    bool on_key(const wxKeyEvent& event);

    std::vector<Bar> m_bars;
    int m_at = -1;                                // the bar of the keyboard, or under the mouse
};

} // namespace duiding
