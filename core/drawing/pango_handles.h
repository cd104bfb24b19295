// SPDX-License-Identifier: GPL-3.0-or-later
// Owning handles for Pango and cairo objects, so that no caller counts references by hand.
#pragma once

#include <memory>

#include <pango/pangocairo.h>

namespace duiding {

struct ObjectUnref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
struct FontDescriptionFree {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
struct AttrListUnref {
    void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};
struct FontMetricsUnref {
    void operator()(PangoFontMetrics* metrics) const { pango_font_metrics_unref(metrics); }
};
struct SurfaceDestroy {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct CairoDestroy {
    void operator()(cairo_t* cr) const { cairo_destroy(cr); }
};

using PangoContextPtr = std::unique_ptr<PangoContext, ObjectUnref>;
using PangoFontMapPtr = std::unique_ptr<PangoFontMap, ObjectUnref>;
using PangoLayoutPtr = std::unique_ptr<PangoLayout, ObjectUnref>;
using FontDescriptionPtr = std::unique_ptr<PangoFontDescription, FontDescriptionFree>;
using AttrListPtr = std::unique_ptr<PangoAttrList, AttrListUnref>;
using FontMetricsPtr = std::unique_ptr<PangoFontMetrics, FontMetricsUnref>;
using SurfacePtr = std::unique_ptr<cairo_surface_t, SurfaceDestroy>;
using CairoPtr = std::unique_ptr<cairo_t, CairoDestroy>;

inline double from_pango(int units) { return static_cast<double>(units) / PANGO_SCALE; }
inline int to_pango(double pixels) { return pango_units_from_double(pixels); }

} // namespace duiding
