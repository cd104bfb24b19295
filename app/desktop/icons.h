// SPDX-License-Identifier: GPL-3.0-or-later
// The icons: 16 px line drawings kept as text, coloured with the theme, sharp at every scale. UI thread only.
#pragma once

#include <wx/bmpbndl.h>
#include <wx/colour.h>

#include <cstdint>

namespace duiding {

enum class Icon { Tag, Memo, Search, Chart, Undo, Redo, Import, Document, Interview, Folder, Close, Warning, Info, Check, Grid, Person };

wxBitmapBundle icon(Icon which, const wxColour& colour);
// The square before a code's name.
wxBitmapBundle code_swatch(const wxColour& colour);

} // namespace duiding
