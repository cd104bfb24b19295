// SPDX-License-Identifier: GPL-3.0-or-later
// The Pango context of a widget: its fonts, scale and direction. The caller unrefs it. UI thread only.
#pragma once

#include <pango/pango.h>
#include <wx/window.h>

namespace duiding::native {

PangoContext* make_pango_context(wxWindow* window);

} // namespace duiding::native
