// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/native/gtk_theme.h"

#include <fmt/format.h>
#include <gtk/gtk.h>

namespace duiding::native {

namespace {

std::string hex(const wxColour& colour)
{
    return fmt::format("#{:02X}{:02X}{:02X}", colour.Red(), colour.Green(), colour.Blue());
}

// {0} window {1} panel {2} text {3} muted {4} hairline {5} accent {6} selection {7} selection text {8} hover
constexpr const char* style_sheet = R"(
window, .background, dialog, frame {{ background-color: {0}; color: {2}; }}
menubar {{ background-color: {0}; color: {2}; padding: 2px 6px; border: none; box-shadow: none; }}
menubar > menuitem {{ padding: 5px 9px; color: {2}; }}
menubar > menuitem:hover {{ background-color: {8}; color: {2}; box-shadow: none; border-radius: 6px; }}
menu, .menu, .context-menu {{ background-color: {1}; color: {2}; border: 1px solid {4}; padding: 4px 0; }}
menu menuitem {{ padding: 5px 10px; color: {2}; }}
menu menuitem:hover {{ background-color: {6}; color: {7}; }}
menu menuitem:disabled, menu menuitem:disabled label, menu menuitem:disabled accelerator {{ color: alpha({3}, 0.6); }}
menu menuitem accelerator {{ color: {3}; }}
menu separator {{ background-color: {4}; min-height: 1px; margin: 4px 0; }}
treeview.view {{ background-color: {1}; color: {2}; border: none; -GtkTreeView-vertical-separator: 7;
  -GtkTreeView-level-indentation: 4; -GtkTreeView-horizontal-separator: 6; }}
treeview.view:hover {{ background-color: {8}; }}
treeview.view:selected {{ background-color: {6}; color: {7}; }}
treeview.view.expander {{ color: {3}; }}
treeview.view check {{ background-color: {1}; background-image: none; border: 1px solid {3}; color: {1}; box-shadow: none; }}
treeview.view check:checked {{ background-color: {5}; border-color: {5}; color: {1}; }}
treeview.view header button {{ background-image: none; background-color: {1}; color: {3}; border: none;
  border-bottom: 1px solid {4}; border-radius: 0; box-shadow: none; text-shadow: none; font-weight: 600; font-size: 9pt; padding: 5px 6px; }}
scrolledwindow overshoot, scrolledwindow undershoot {{ background: none; }}
scrolledwindow, viewport {{ background-color: {1}; border: none; }}
entry, spinbutton {{ background-color: {1}; background-image: none; color: {2}; border: 1px solid {4}; border-radius: 8px;
  min-height: 30px; padding: 0 8px; box-shadow: none; caret-color: {5}; }}
entry:focus {{ border-color: {5}; }}
entry image {{ color: {3}; }}
entry selection, textview text selection {{ background-color: {6}; color: {7}; }}
textview, textview text {{ background-color: {1}; color: {2}; caret-color: {5}; }}
button {{ background-color: {1}; background-image: none; color: {2}; border: 1px solid {4}; border-radius: 7px;
  box-shadow: none; text-shadow: none; padding: 4px 12px; min-height: 22px; }}
button:hover {{ background-color: {8}; }}
button:active, button:checked {{ background-color: {6}; color: {7}; }}
button:focus {{ border-color: {5}; outline: none; }}
button:disabled, button:disabled label {{ color: alpha({3}, 0.6); }}
button.flat {{ background-color: transparent; border-color: transparent; }}
button.flat:hover {{ background-color: {8}; }}
button.flat:focus {{ border-color: {5}; }}
checkbutton check, radiobutton radio {{ background-color: {1}; background-image: none; border: 1px solid {3};
  color: {1}; box-shadow: none; }}
checkbutton check:checked, radiobutton radio:checked {{ background-color: {5}; border-color: {5}; color: {1}; }}
checkbutton, checkbutton label, radiobutton, radiobutton label {{ background-color: transparent; color: {2}; }}
progressbar trough {{ background-image: none; background-color: {4}; border: none; min-height: 6px; border-radius: 3px; }}
progressbar progress {{ background-image: none; background-color: {5}; border: none; min-height: 6px; border-radius: 3px; }}
scrollbar {{ background-color: {1}; border: none; }}
scrollbar slider {{ background-color: alpha({3}, 0.45); border-radius: 6px; min-width: 6px; min-height: 24px; border: 3px solid transparent; }}
scrollbar slider:hover {{ background-color: alpha({3}, 0.75); }}
combobox button {{ padding: 2px 8px; }}
paned separator {{ background-color: {0}; background-image: none; border: none; box-shadow: none; }}
popover, tooltip {{ background-color: {1}; color: {2}; border: 1px solid {4}; border-radius: 6px; }}
tooltip * {{ color: {2}; }}
calendar {{ background-color: {1}; color: {2}; }}
)";

} // namespace

bool system_prefers_dark()
{
    static const bool dark = [] {
        GtkSettings* settings = gtk_settings_get_default();
        if (!settings) {
            return false;
        }
        gboolean prefers = FALSE;
        gchar* name = nullptr;
        g_object_get(settings, "gtk-application-prefer-dark-theme", &prefers, "gtk-theme-name", &name, nullptr);
        std::string theme_name = name ? name : "";
        g_free(name);
        return prefers || theme_name.ends_with("-dark") || theme_name.ends_with("-Dark");
    }();
    return dark;
}

void apply_theme(const Palette& p)
{
    static GtkCssProvider* provider = nullptr;
    GdkScreen* screen = gdk_screen_get_default();
    if (!screen) {
        return;
    }
    GtkSettings* settings = gtk_settings_get_default();
    g_object_set(settings, "gtk-application-prefer-dark-theme", static_cast<gboolean>(p.dark), "gtk-font-name", "Inter 10", nullptr);
    if (!provider) {
        provider = gtk_css_provider_new();       // lives as long as the program
        gtk_style_context_add_provider_for_screen(screen, GTK_STYLE_PROVIDER(provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
    }
    std::string css = fmt::format(style_sheet, hex(p.window), hex(p.panel), hex(p.text), hex(p.muted), hex(p.hairline),
                                  hex(p.accent), hex(p.selection), hex(p.selection_text), hex(p.hover));
    GError* error = nullptr;
    gtk_css_provider_load_from_data(provider, css.c_str(), static_cast<gssize>(css.size()), &error);
    if (error) {
        g_warning("style sheet: %s", error->message);
        g_error_free(error);
    }
    gtk_style_context_reset_widgets(screen);
}

} // namespace duiding::native
