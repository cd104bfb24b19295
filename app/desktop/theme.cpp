// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/theme.h"

#include "app/desktop/native/gtk_theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace duiding {

namespace {

Palette light_palette()
{
    Palette p;
    p.window = wxColour(0xF5, 0xF6, 0xF7);
    p.panel = wxColour(0xFF, 0xFF, 0xFF);
    p.card = wxColour(0xFA, 0xFB, 0xFB);
    p.text = wxColour(0x1F, 0x23, 0x28);
    p.muted = wxColour(0x66, 0x70, 0x7B);
    p.hairline = wxColour(0xE4, 0xE7, 0xEA);
    p.accent = wxColour(0x2F, 0x6F, 0x8F);
    p.selection = wxColour(0xDD, 0xEB, 0xF3);
    p.selection_text = wxColour(0x17, 0x38, 0x4A);
    p.hover = wxColour(0xEE, 0xF1, 0xF3);
    p.warning = wxColour(0x8A, 0x62, 0x0B);
    p.error = wxColour(0xB3, 0x3A, 0x2B);
    return p;
}

Palette dark_palette()
{
    Palette p;
    p.dark = true;
    p.window = wxColour(0x1A, 0x1C, 0x1F);
    p.panel = wxColour(0x21, 0x24, 0x28);
    p.card = wxColour(0x25, 0x29, 0x2D);
    p.text = wxColour(0xE3, 0xE6, 0xE9);
    p.muted = wxColour(0x98, 0xA1, 0xAB);
    p.hairline = wxColour(0x33, 0x38, 0x3E);
    p.accent = wxColour(0x7C, 0xBB, 0xD8);
    p.selection = wxColour(0x2B, 0x43, 0x52);
    p.selection_text = wxColour(0xE9, 0xF3, 0xF8);
    p.hover = wxColour(0x2A, 0x2E, 0x33);
    p.warning = wxColour(0xDD, 0xB5, 0x4B);
    p.error = wxColour(0xEE, 0x8C, 0x72);
    p.tint = 0.26;
    p.text_selection = 0.55;
    return p;
}

ThemeChoice current_choice = ThemeChoice::System;
Palette current_palette = light_palette();

// Moves a colour towards white until it is light enough to be read on the dark panel.
wxColour lighten(wxColour colour)
{
    auto mix = [](unsigned char c) { return static_cast<unsigned char>(c + (255 - c) * 0.38); };
    return wxColour(mix(colour.Red()), mix(colour.Green()), mix(colour.Blue()));
}

} // namespace

const char* to_key(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light: return "light";
    case ThemeChoice::Dark: return "dark";
    case ThemeChoice::System: break;
    }
    return "system";
}

ThemeChoice theme_choice_from_key(const std::string& key)
{
    return key == "light" ? ThemeChoice::Light : key == "dark" ? ThemeChoice::Dark : ThemeChoice::System;
}

namespace theme {

const Palette& palette()
{
    return current_palette;
}

ThemeChoice choice()
{
    return current_choice;
}

Signal<>& changed()
{
    static Signal<> signal;
    return signal;
}

void set_choice(ThemeChoice choice)
{
    current_choice = choice;
    bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && native::system_prefers_dark());
    current_palette = dark ? dark_palette() : light_palette();
    native::apply_theme(current_palette);
    changed().emit();
}

wxColour code_colour(std::uint32_t rgb)
{
    wxColour colour(static_cast<unsigned char>(rgb >> 16), static_cast<unsigned char>(rgb >> 8), static_cast<unsigned char>(rgb));
    if (!current_palette.dark) {
        return colour;
    }
    static constexpr std::array<std::pair<std::uint32_t, std::uint32_t>, 6> twins = {{
        {0x3D84A8, 0x6CB4D9}, {0xD9694D, 0xEE8C72}, {0x4E9668, 0x7CC596}, {0xB98A16, 0xDDB54B}, {0x8A66AD, 0xB897DB},
        {0x5B6B7B, 0x9FB0C0}}};
    auto twin = std::find_if(twins.begin(), twins.end(), [rgb](const auto& pair) { return pair.first == rgb; });
    if (twin == twins.end()) {
        return lighten(colour);
    }
    return wxColour(static_cast<unsigned char>(twin->second >> 16), static_cast<unsigned char>(twin->second >> 8),
                    static_cast<unsigned char>(twin->second));
}

const std::vector<std::uint32_t>& code_colours()
{
    static const std::vector<std::uint32_t> colours = {0x3D84A8, 0xD9694D, 0x4E9668, 0xB98A16, 0x8A66AD, 0x5B6B7B,
                                                       0x2A9D8F, 0xC2557F, 0x7A8B2E, 0x9C6B4A};
    return colours;
}

wxFont font(Font which)
{
    switch (which) {
    case Font::Ui: break;
    case Font::UiStrong: return wxFont(wxFontInfo(10).FaceName(wxS("Inter")).Weight(600));
    case Font::Caption: return wxFont(wxFontInfo(9).FaceName(wxS("Inter")).Weight(600));
    case Font::Small: return wxFont(wxFontInfo(8.5).FaceName(wxS("Inter")));
    case Font::Reading: return wxFont(wxFontInfo(11).FaceName(wxS("Inter")));
    case Font::Title: return wxFont(wxFontInfo(15).FaceName(wxS("Inter")).Weight(600));
    }
    return wxFont(wxFontInfo(10).FaceName(wxS("Inter")));
}

} // namespace theme

} // namespace duiding
