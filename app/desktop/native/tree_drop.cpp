// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/native/tree_drop.h"

#include <gtk/gtk.h>

namespace duiding::native {

TreeDrop tree_drop_under_pointer(wxDataViewCtrl& tree)
{
    auto* view = reinterpret_cast<GtkTreeView*>(tree.GtkGetTreeView());
    GdkWindow* window = gtk_tree_view_get_bin_window(view);
    GdkDevice* pointer = gdk_seat_get_pointer(gdk_display_get_default_seat(gdk_window_get_display(window)));
    int bin_x = 0;
    int bin_y = 0;
    gdk_window_get_device_position(window, pointer, &bin_x, &bin_y, nullptr);
    int x = 0;
    int y = 0;
    gtk_tree_view_convert_bin_window_to_widget_coords(view, bin_x, bin_y, &x, &y);
    GtkTreePath* path = nullptr;
    GtkTreeViewDropPosition position = GTK_TREE_VIEW_DROP_BEFORE;
    if (!gtk_tree_view_get_dest_row_at_pos(view, x, y, &path, &position)) {
        return {};
    }
    TreeDrop drop;
    drop.item = tree.GTKPathToItem(path);
    gtk_tree_path_free(path);
    drop.place = position == GTK_TREE_VIEW_DROP_BEFORE ? DropPlace::Before
        : position == GTK_TREE_VIEW_DROP_AFTER         ? DropPlace::After
                                                       : DropPlace::Into;
    return drop;
}

} // namespace duiding::native
