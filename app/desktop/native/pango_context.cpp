// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/native/pango_context.h"

#include <gtk/gtk.h>

namespace duiding::native {

PangoContext* make_pango_context(wxWindow* window)
{
    return gtk_widget_create_pango_context(static_cast<GtkWidget*>(window->GetHandle()));
}

} // namespace duiding::native
