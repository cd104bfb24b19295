// SPDX-License-Identifier: GPL-3.0-or-later
// A colour on screen, and the two changes a code's own colour goes through: readable on white, readable on dark.
// Plain values; safe in any thread.
#pragma once

#include <cstdint>

namespace duiding {

struct Colour {
    double red = 0;                  // 0…1
    double green = 0;
    double blue = 0;
    double alpha = 1;

    Colour with_alpha(double value) const { return {red, green, blue, value}; }
    bool operator==(const Colour&) const = default;
};

constexpr Colour colour_of(std::uint32_t rgb)        // 0xRRGGBB
{
    return {((rgb >> 16) & 0xFF) / 255.0, ((rgb >> 8) & 0xFF) / 255.0, (rgb & 0xFF) / 255.0, 1.0};
}

enum class ThemeKind { Light, Dark };

// The colour a code is drawn in. Light: no lighter than can be seen on white. Dark: the same hue, lighter and clearer, as
// the hand-picked pairs of the design (#3D84A8 → #6CB4D9, #D9694D → #EE8C72) are.
Colour code_colour(std::uint32_t rgb, ThemeKind kind);

} // namespace duiding
