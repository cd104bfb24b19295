// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/native/accessible_text.h"

#include "core/text/segments.h"
#include "core/text/utf8.h"

#include <algorithm>

#include <gtk/gtk-a11y.h>
#include <gtk/gtk.h>

namespace duiding::native {

namespace {

constexpr const char* text_key = "duiding-text";
constexpr const char* accessible_key = "duiding-accessible";

// The painted part of a scrolling wx window is a child of the widget that GetHandle gives.
GtkWidget* widget_of(wxWindow* window)
{
    return window->m_wxwindow ? window->m_wxwindow : static_cast<GtkWidget*>(window->GetHandle());
}

TextForReaders* text_of(gpointer accessible)
{
    GtkWidget* widget = gtk_accessible_get_widget(GTK_ACCESSIBLE(accessible));
    return widget ? static_cast<TextForReaders*>(g_object_get_data(G_OBJECT(widget), text_key)) : nullptr;
}

gint offset(CharPos position) { return static_cast<gint>(position.value); }

char* copy_of(const TextForReaders& text, CharRange range)
{
    std::string_view part = text.reader_map().slice(range);
    return g_strndup(part.data(), part.size());
}

CharRange valid_range(const TextForReaders& text, gint begin, gint end)
{
    std::int64_t last = text.reader_map().characters();
    std::int64_t to = end < 0 ? last : std::min<std::int64_t>(end, last);
    return char_range(std::clamp<std::int64_t>(begin, 0, to), to);
}

gchar* get_text(AtkText* self, gint begin, gint end)
{
    TextForReaders* text = text_of(self);
    return text ? copy_of(*text, valid_range(*text, begin, end)) : g_strdup("");
}

gunichar get_character(AtkText* self, gint at)
{
    TextForReaders* text = text_of(self);
    if (!text || at < 0 || at >= text->reader_map().characters()) {
        return 0;
    }
    return decode_at(text->reader_map().slice(char_range(at, at + 1)), 0).value;
}

gint get_count(AtkText* self)
{
    TextForReaders* text = text_of(self);
    return text ? static_cast<gint>(text->reader_map().characters()) : 0;
}

gint get_caret(AtkText* self)
{
    TextForReaders* text = text_of(self);
    return text ? offset(text->reader_caret()) : 0;
}

gboolean set_caret(AtkText* self, gint at)
{
    TextForReaders* text = text_of(self);
    if (!text) {
        return FALSE;
    }
    text->reader_set_caret(valid_range(*text, at, at).begin);
    return TRUE;
}

gint get_selection_count(AtkText* self)
{
    TextForReaders* text = text_of(self);
    return text && !text->reader_selection().empty() ? 1 : 0;
}

gchar* get_selection(AtkText* self, gint number, gint* begin, gint* end)
{
    TextForReaders* text = text_of(self);
    *begin = *end = 0;
    if (!text || number != 0 || text->reader_selection().empty()) {
        return nullptr;
    }
    *begin = offset(text->reader_selection().begin);
    *end = offset(text->reader_selection().end);
    return copy_of(*text, text->reader_selection());
}

gboolean add_selection(AtkText* self, gint begin, gint end)
{
    TextForReaders* text = text_of(self);
    if (!text) {
        return FALSE;
    }
    text->reader_select(valid_range(*text, begin, end));
    return TRUE;
}

gboolean set_selection(AtkText* self, gint number, gint begin, gint end)
{
    return number == 0 && add_selection(self, begin, end);
}

gboolean remove_selection(AtkText* self, gint number)
{
    TextForReaders* text = text_of(self);
    if (!text || number != 0) {
        return FALSE;
    }
    text->reader_select({text->reader_caret(), text->reader_caret()});
    return TRUE;
}

wxPoint origin_for(AtkText* self, AtkCoordType type)
{
    if (type != ATK_XY_WINDOW) {
        return {0, 0};
    }
    gint x = 0;
    gint y = 0;
    GtkWidget* widget = gtk_widget_get_toplevel(gtk_accessible_get_widget(GTK_ACCESSIBLE(self)));
    if (GdkWindow* window = gtk_widget_get_window(widget)) {
        gdk_window_get_origin(window, &x, &y);
    }
    return {x, y};
}

void get_character_extents(AtkText* self, gint at, gint* x, gint* y, gint* width, gint* height, AtkCoordType type)
{
    TextForReaders* text = text_of(self);
    wxRect rect = text ? text->reader_extents(valid_range(*text, at, at + 1)) : wxRect();
    wxPoint origin = origin_for(self, type);
    *x = rect.x - origin.x;
    *y = rect.y - origin.y;
    *width = rect.width;
    *height = rect.height;
}

void get_range_extents(AtkText* self, gint begin, gint end, AtkCoordType type, AtkTextRectangle* result)
{
    TextForReaders* text = text_of(self);
    wxRect rect = text ? text->reader_extents(valid_range(*text, begin, end)) : wxRect();
    wxPoint origin = origin_for(self, type);
    *result = {rect.x - origin.x, rect.y - origin.y, rect.width, rect.height};
}

gint get_offset_at_point(AtkText* self, gint x, gint y, AtkCoordType type)
{
    TextForReaders* text = text_of(self);
    return text ? offset(text->reader_position_at(wxPoint(x, y) + origin_for(self, type))) : -1;
}

gchar* get_string_at(AtkText* self, gint at, AtkTextGranularity granularity, gint* begin, gint* end)
{
    TextForReaders* text = text_of(self);
    *begin = *end = 0;
    if (!text) {
        return nullptr;
    }
    const OffsetMap& map = text->reader_map();
    CharPos position = valid_range(*text, at, at).begin;
    CharRange range{position, position};
    switch (granularity) {
    case ATK_TEXT_GRANULARITY_CHAR: range.end = next_grapheme(map, position); break;
    case ATK_TEXT_GRANULARITY_WORD: range = word_at(map, position); break;
    case ATK_TEXT_GRANULARITY_SENTENCE: range = sentence_at(map, position); break;
    case ATK_TEXT_GRANULARITY_LINE: range = text->reader_line(position); break;
    case ATK_TEXT_GRANULARITY_PARAGRAPH: range = paragraph_at(map, position); break;
    }
    *begin = offset(range.begin);
    *end = offset(range.end);
    return copy_of(*text, range);
}

void fill_text_interface(gpointer table, gpointer)
{
    auto* iface = static_cast<AtkTextIface*>(table);
    iface->get_text = get_text;
    iface->get_character_at_offset = get_character;
    iface->get_character_count = get_count;
    iface->get_caret_offset = get_caret;
    iface->set_caret_offset = set_caret;
    iface->get_n_selections = get_selection_count;
    iface->get_selection = get_selection;
    iface->add_selection = add_selection;
    iface->set_selection = set_selection;
    iface->remove_selection = remove_selection;
    iface->get_character_extents = get_character_extents;
    iface->get_range_extents = get_range_extents;
    iface->get_offset_at_point = get_offset_at_point;
    iface->get_string_at_offset = get_string_at;
}

AtkStateSet* (*inherited_states)(AtkObject*) = nullptr;

AtkStateSet* states(AtkObject* self)
{
    AtkStateSet* set = inherited_states(self);
    atk_state_set_add_state(set, ATK_STATE_MULTI_LINE);
    atk_state_set_add_state(set, ATK_STATE_SELECTABLE_TEXT);
    atk_state_set_add_state(set, ATK_STATE_READ_ONLY);
    return set;
}

void fill_class(gpointer klass, gpointer)
{
    inherited_states = ATK_OBJECT_CLASS(klass)->ref_state_set;
    ATK_OBJECT_CLASS(klass)->ref_state_set = states;
}

GType text_accessible_type()
{
    static const GType type = [] {
        GType made = g_type_register_static_simple(GTK_TYPE_WIDGET_ACCESSIBLE, "DuidingTextAccessible",
                                                   sizeof(GtkWidgetAccessibleClass), fill_class, sizeof(GtkWidgetAccessible),
                                                   nullptr, GTypeFlags{});
        const GInterfaceInfo text_interface = {fill_text_interface, nullptr, nullptr};
        g_type_add_interface_static(made, ATK_TYPE_TEXT, &text_interface);
        return made;
    }();
    return type;
}

AtkObject* (*inherited_get_accessible)(GtkWidget*) = nullptr;

// All painted wx windows share one GTK class; those that carry a text answer with their own object.
AtkObject* get_accessible(GtkWidget* widget)
{
    if (auto* known = static_cast<AtkObject*>(g_object_get_data(G_OBJECT(widget), accessible_key))) {
        return known;
    }
    if (!g_object_get_data(G_OBJECT(widget), text_key)) {
        return inherited_get_accessible(widget);
    }
    auto* made = ATK_OBJECT(g_object_new(text_accessible_type(), "widget", widget, nullptr));
    atk_object_initialize(made, widget);
    atk_object_set_role(made, ATK_ROLE_DOCUMENT_TEXT);
    g_object_set_data_full(G_OBJECT(widget), accessible_key, made, g_object_unref);
    return made;
}

AtkObject* accessible_of(wxWindow* window) { return gtk_widget_get_accessible(widget_of(window)); }

} // namespace

void show_text_to_readers(wxWindow* window, TextForReaders* text)
{
    GtkWidget* widget = widget_of(window);
    GtkWidgetClass* klass = GTK_WIDGET_GET_CLASS(widget);
    if (klass->get_accessible != get_accessible) {
        inherited_get_accessible = klass->get_accessible;
        klass->get_accessible = get_accessible;
    }
    g_object_set_data(G_OBJECT(widget), text_key, text);
}

void hide_text_from_readers(wxWindow* window)
{
    g_object_set_data(G_OBJECT(widget_of(window)), text_key, nullptr);
}

void set_reader_name(wxWindow* window, const wxString& name)
{
    atk_object_set_name(accessible_of(window), name.utf8_str());
}

void reader_caret_moved(wxWindow* window)
{
    AtkObject* accessible = accessible_of(window);
    g_signal_emit_by_name(accessible, "text-caret-moved", get_caret(ATK_TEXT(accessible)));
}

void reader_selection_changed(wxWindow* window)
{
    g_signal_emit_by_name(accessible_of(window), "text-selection-changed");
}

void reader_text_replaced(wxWindow* window, std::int64_t old_characters)
{
    AtkObject* accessible = accessible_of(window);
    if (old_characters > 0) {
        g_signal_emit_by_name(accessible, "text-changed::delete", 0, static_cast<gint>(old_characters));
    }
    g_signal_emit_by_name(accessible, "text-changed::insert", 0, get_count(ATK_TEXT(accessible)));
}

} // namespace duiding::native
