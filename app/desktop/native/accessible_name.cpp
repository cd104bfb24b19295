// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/native/accessible_name.h"

#include <gtk/gtk.h>

namespace duiding::native {

void set_accessible_name(wxWindow* window, const wxString& name)
{
    auto* widget = static_cast<GtkWidget*>(window->GetHandle());
    if (!widget) {
        return;
    }
    atk_object_set_name(gtk_widget_get_accessible(widget), name.utf8_str());
    // Lists and fields of more lines lie in a scrolled window; the reader stops at what is inside.
    GtkWidget* inside = GTK_IS_SCROLLED_WINDOW(widget) ? gtk_bin_get_child(GTK_BIN(widget)) : nullptr;
    if (inside) {
        atk_object_set_name(gtk_widget_get_accessible(inside), name.utf8_str());
    }
}

} // namespace duiding::native
