// SPDX-License-Identifier: GPL-3.0-or-later
// Habits of GTK's own lists and text fields that wx has no word for. UI thread only.
#pragma once

#include <wx/window.h>

namespace duiding::native {

// Typing in a list opens no search field of GTK: it finds nothing in a list of wx, lies over its neighbours and takes the letters
// that are commands. For every list from now on.
void no_search_in_lists();

// Room below each paragraph of a field of more lines, in pixels of the screen.
void space_paragraphs(wxWindow* field, int below);

} // namespace duiding::native
