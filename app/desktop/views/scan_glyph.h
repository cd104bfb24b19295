// SPDX-License-Identifier: GPL-3.0-or-later
// The sign of a cell's state in a policy scan. Every state has a shape of its own, so that no colour has to be seen: a dash, a
// triangle with an exclamation mark, an open ring, a ring struck through, a filled disc with a tick, and a half-filled disc for
// hits that wait to be read. Below the grid stands the legend, with the letters of the marks. UI thread only.
#pragma once

#include "core/model/verdict.h"

#include <wx/graphics.h>
#include <wx/window.h>

#include <optional>
#include <vector>

namespace duiding {

// All six, in the order of the legend; without a value: to be read.
const std::vector<std::optional<ScanState>>& shown_states();
// In a square of `size` with its top left corner at x, y.
void paint_state(wxGraphicsContext& gc, const std::optional<ScanState>& state, double x, double y, double size);
wxColour state_colour(const std::optional<ScanState>& state);

class ScanLegend : public wxWindow {
public:
    explicit ScanLegend(wxWindow* parent);

private:
    void paint(wxPaintEvent& event);
    int flow(wxGraphicsContext* gc, int width);          // paints; gives the height that it takes
};

} // namespace duiding
