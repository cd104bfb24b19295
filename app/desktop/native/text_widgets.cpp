// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/native/text_widgets.h"

#include <gtk/gtk.h>

namespace duiding::native {

namespace {

gboolean on_realize(GSignalInvocationHint*, guint count, const GValue* values, gpointer)
{
    GObject* widget = count > 0 ? G_OBJECT(g_value_get_object(values)) : nullptr;
    if (widget && GTK_IS_TREE_VIEW(widget)) {
        gtk_tree_view_set_enable_search(GTK_TREE_VIEW(widget), FALSE);
    }
    return TRUE;                                             // go on for the next one
}

} // namespace

void no_search_in_lists()
{
    static const bool once = [] {
        g_type_class_unref(g_type_class_ref(GTK_TYPE_WIDGET));        // its signals exist from here on
        g_signal_add_emission_hook(g_signal_lookup("realize", GTK_TYPE_WIDGET), 0, on_realize, nullptr, nullptr);
        return true;
    }();
    static_cast<void>(once);
}

void space_paragraphs(wxWindow* field, int below)
{
    auto* widget = static_cast<GtkWidget*>(field->GetHandle());
    GtkWidget* inside = GTK_IS_SCROLLED_WINDOW(widget) ? gtk_bin_get_child(GTK_BIN(widget)) : widget;
    if (inside && GTK_IS_TEXT_VIEW(inside)) {
        gtk_text_view_set_pixels_below_lines(GTK_TEXT_VIEW(inside), below);
    }
}

} // namespace duiding::native
