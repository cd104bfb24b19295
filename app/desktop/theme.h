// SPDX-License-Identifier: GPL-3.0-or-later
// The window's look in one place: colours, fonts and measures of the light and the dark theme. Painted views ask here on
// every paint, native widgets get the same values through one style sheet (native/gtk_theme). UI thread only.
#pragma once

#include "core/base/signal.h"

#include <wx/colour.h>
#include <wx/font.h>

#include <cstdint>
#include <string>
#include <vector>

namespace duiding {

enum class ThemeChoice { System, Light, Dark };

const char* to_key(ThemeChoice choice);                     // "system", "light", "dark"
ThemeChoice theme_choice_from_key(const std::string& key);  // anything else: System

struct Palette {
    bool dark = false;
    wxColour window, panel, card, text, muted, hairline, accent, selection, selection_text, hover, warning, error;
    double tint = 0.20;               // alpha of a code's colour behind text
    double text_selection = 0.30;     // alpha of the accent over selected text
};

namespace theme {

const Palette& palette();
ThemeChoice choice();
void set_choice(ThemeChoice choice);                        // restyles every widget, then emits changed()
Signal<>& changed();

// A code's colour as this theme shows it: the dark theme has lighter twins, so that contrast stays.
wxColour code_colour(std::uint32_t rgb);
// The colours offered for a code, most different first.
const std::vector<std::uint32_t>& code_colours();

enum class Font { Ui, UiStrong, Caption, Small, Reading, Title };
wxFont font(Font which);

} // namespace theme

} // namespace duiding
