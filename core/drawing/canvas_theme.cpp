// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drawing/canvas_theme.h"

namespace duiding {

namespace {

CanvasTheme light()
{
    CanvasTheme theme;
    theme.kind = ThemeKind::Light;
    theme.surface = colour_of(0xFFFFFF);
    theme.text = colour_of(0x1F2328);
    theme.muted = colour_of(0x6B7480);
    theme.hairline = colour_of(0xE4E7EA);
    theme.accent = colour_of(0x2F6F8F);
    theme.selection = theme.accent.with_alpha(0.30);
    theme.match = colour_of(0xF2C94C).with_alpha(0.45);
    theme.current_match = colour_of(0xF2994A).with_alpha(0.65);
    theme.tint_alpha = 0.20;
    theme.active_tint_alpha = 0.40;
    return theme;
}

CanvasTheme dark()
{
    CanvasTheme theme;
    theme.kind = ThemeKind::Dark;
    theme.surface = colour_of(0x212428);
    theme.text = colour_of(0xE3E6E9);
    theme.muted = colour_of(0x98A1AB);
    theme.hairline = colour_of(0x33383E);
    theme.accent = colour_of(0x7CBBD8);
    theme.selection = theme.accent.with_alpha(0.55);
    theme.match = colour_of(0xE0B83A).with_alpha(0.38);
    theme.current_match = colour_of(0xE8873A).with_alpha(0.62);
    theme.tint_alpha = 0.26;
    theme.active_tint_alpha = 0.46;
    return theme;
}

} // namespace

const CanvasTheme& canvas_theme(ThemeKind kind)
{
    static const CanvasTheme values[] = {light(), dark()};
    return values[static_cast<int>(kind)];
}

} // namespace duiding
