// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/paint_text.h"

#include "app/desktop/native/pango_context.h"

#include <pango/pangocairo.h>
#include <wx/fontutil.h>

#include <algorithm>
#include <memory>
#include <string>

namespace duiding {

namespace {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};

guint16 wide(unsigned char part) { return static_cast<guint16>(part * 257); }

void set_runs(PangoLayout* layout, const std::vector<TextRun>& runs)
{
    PangoAttrList* list = pango_attr_list_new();
    for (const TextRun& run : runs) {
        auto add = [&](PangoAttribute* attribute) {
            attribute->start_index = static_cast<guint>(run.begin);
            attribute->end_index = static_cast<guint>(run.end);
            pango_attr_list_insert(list, attribute);
        };
        if (run.colour.IsOk()) {
            add(pango_attr_foreground_new(wide(run.colour.Red()), wide(run.colour.Green()), wide(run.colour.Blue())));
        }
        if (run.background.IsOk()) {
            add(pango_attr_background_new(wide(run.background.Red()), wide(run.background.Green()), wide(run.background.Blue())));
        }
        if (run.underline) {
            add(pango_attr_underline_new(PANGO_UNDERLINE_SINGLE));
        }
        if (run.strike) {
            add(pango_attr_strikethrough_new(TRUE));
        }
    }
    pango_layout_set_attributes(layout, list);
    pango_attr_list_unref(list);
}

} // namespace

wxSize paint_text(wxWindow* window, wxGraphicsContext* gc, std::string_view utf8, double x, double y, const TextStyle& style)
{
    std::unique_ptr<PangoContext, Unref> context(native::make_pango_context(window));
    std::unique_ptr<PangoLayout, Unref> layout(pango_layout_new(context.get()));
    pango_layout_set_font_description(layout.get(), style.font.GetNativeFontInfo()->description);
    // Pango counts lines for each paragraph, so text that is cut must be one paragraph.
    std::string words(utf8);
    if (style.lines > 0) {
        std::replace(words.begin(), words.end(), '\n', ' ');
    }
    pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
    if (!style.runs.empty()) {
        set_runs(layout.get(), style.runs);
    }
    if (style.width >= 0) {
        pango_layout_set_width(layout.get(), static_cast<int>(style.width * PANGO_SCALE));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        if (style.lines > 0) {
            pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
            pango_layout_set_height(layout.get(), -style.lines);
        }
    }
    pango_layout_set_single_paragraph_mode(layout.get(), style.lines == 1);
    if (style.line_spacing != 1.0) {
        pango_layout_set_line_spacing(layout.get(), static_cast<float>(style.line_spacing));
    }
    int width = 0;
    int height = 0;
    pango_layout_get_pixel_size(layout.get(), &width, &height);
    if (gc) {
        auto* cairo = static_cast<cairo_t*>(gc->GetNativeContext());
        cairo_save(cairo);
        cairo_set_source_rgba(cairo, style.colour.Red() / 255.0, style.colour.Green() / 255.0, style.colour.Blue() / 255.0,
                              style.colour.Alpha() / 255.0);
        cairo_move_to(cairo, x, y);
        pango_cairo_show_layout(cairo, layout.get());
        cairo_restore(cairo);
    }
    return {width, height};
}

void fill_rounded(wxGraphicsContext& gc, const wxColour& fill, double x, double y, double w, double h, double radius, const wxColour& border)
{
    gc.SetBrush(fill.IsOk() ? wxBrush(fill) : *wxTRANSPARENT_BRUSH);
    gc.SetPen(border.IsOk() ? wxPen(border) : *wxTRANSPARENT_PEN);
    gc.DrawRoundedRectangle(x, y, w, h, radius);
}

} // namespace duiding
