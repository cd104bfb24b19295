// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drawing/colour.h"

#include <algorithm>
#include <cmath>

namespace duiding {

namespace {

struct Hsl {
    double hue;                      // 0…6
    double saturation;
    double lightness;
};

Hsl to_hsl(const Colour& c)
{
    double high = std::max({c.red, c.green, c.blue});
    double low = std::min({c.red, c.green, c.blue});
    double spread = high - low;
    double lightness = (high + low) / 2;
    if (spread == 0) {
        return {0, 0, lightness};
    }
    double saturation = spread / (1 - std::abs(2 * lightness - 1));
    double hue = 0;
    if (high == c.red) {
        hue = std::fmod((c.green - c.blue) / spread + 6, 6);
    } else if (high == c.green) {
        hue = (c.blue - c.red) / spread + 2;
    } else {
        hue = (c.red - c.green) / spread + 4;
    }
    return {hue, saturation, lightness};
}

Colour to_colour(const Hsl& hsl)
{
    double chroma = (1 - std::abs(2 * hsl.lightness - 1)) * hsl.saturation;
    double second = chroma * (1 - std::abs(std::fmod(hsl.hue, 2) - 1));
    double base = hsl.lightness - chroma / 2;
    double parts[6][3] = {{chroma, second, 0}, {second, chroma, 0}, {0, chroma, second},
                          {0, second, chroma}, {second, 0, chroma}, {chroma, 0, second}};
    const double* part = parts[static_cast<int>(hsl.hue) % 6];
    return {part[0] + base, part[1] + base, part[2] + base, 1};
}

} // namespace

Colour code_colour(std::uint32_t rgb, ThemeKind kind)
{
    Hsl hsl = to_hsl(colour_of(rgb));
    if (kind == ThemeKind::Light) {
        hsl.lightness = std::min(hsl.lightness, 0.60);
    } else {
        hsl.lightness = std::clamp(hsl.lightness + 0.16, 0.60, 0.76);
        hsl.saturation = hsl.saturation == 0 ? 0 : std::min(1.0, hsl.saturation + 0.10);
    }
    return to_colour(hsl);
}

} // namespace duiding
