// SPDX-License-Identifier: GPL-3.0-or-later
// The palette as one GTK style sheet for the whole program, so that native widgets and painted views look alike, and
// switching between light and dark needs no restart. UI thread only.
#pragma once

#include "app/desktop/theme.h"

namespace duiding::native {

bool system_prefers_dark();
void apply_theme(const Palette& palette);

} // namespace duiding::native
