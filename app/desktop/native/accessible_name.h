// SPDX-License-Identifier: GPL-3.0-or-later
// The name a screen reader says for a widget that shows no text of its own (an icon button, a search field, a painted
// list). wxWindow::SetName does not reach it on GTK. UI thread only.
#pragma once

#include <wx/string.h>
#include <wx/window.h>

namespace duiding::native {

void set_accessible_name(wxWindow* window, const wxString& name);

} // namespace duiding::native
