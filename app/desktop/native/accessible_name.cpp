// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/native/accessible_name.h"

#include <wx/textctrl.h>

#include <gtk/gtk.h>

namespace duiding::native {

void set_accessible_name(wxWindow* window, const wxString& name)
{
    auto* widget = static_cast<GtkWidget*>(window->GetHandle());
    auto* text = dynamic_cast<wxTextCtrl*>(window);
    if (text && text->IsMultiLine() && GTK_IS_BIN(widget)) {
        widget = gtk_bin_get_child(GTK_BIN(widget));
    }
    if (widget) {
        atk_object_set_name(gtk_widget_get_accessible(widget), name.utf8_str());
    }
}

} // namespace duiding::native
