// SPDX-License-Identifier: GPL-3.0-or-later
// Where in a tree something is being dropped. wx 3.2 gives the wrong row and never says before, into or after
// (ui-technology.md, 2), so GTK is asked. UI thread only.
#pragma once

#include <wx/dataview.h>

namespace duiding::native {

enum class DropPlace { Before, Into, After, Nowhere };

struct TreeDrop {
    wxDataViewItem item;
    DropPlace place = DropPlace::Nowhere;
};

TreeDrop tree_drop_under_pointer(wxDataViewCtrl& tree);

} // namespace duiding::native
