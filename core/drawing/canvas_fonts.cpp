// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drawing/canvas_fonts.h"

namespace duiding {

namespace {

struct FontSpec {
    double points;
    PangoWeight weight;
};

// In the order of FontRole.
constexpr FontSpec specs[] = {
    {11, PANGO_WEIGHT_NORMAL},      // Reading
    {9, PANGO_WEIGHT_SEMIBOLD},     // Caption
    {8.5, PANGO_WEIGHT_NORMAL},     // Small
    {15, PANGO_WEIGHT_SEMIBOLD},    // Title
    {13.5, PANGO_WEIGHT_SEMIBOLD},  // Heading1
    {12.25, PANGO_WEIGHT_SEMIBOLD}, // Heading2
    {11, PANGO_WEIGHT_SEMIBOLD},    // Heading3
    {9, PANGO_WEIGHT_NORMAL},       // Label
    {9, PANGO_WEIGHT_SEMIBOLD},     // LabelActive
};

constexpr std::string_view sample =
    "Ja, dat is eigenlijk een heel verhaal. Vroeger maakten we het rooster zelf, en nu krijgen we het per mail.";

double dots_per_inch(PangoContext* context)
{
    double own = pango_cairo_context_get_resolution(context);
    return own > 0 ? own : 96;
}

} // namespace

CanvasFonts::CanvasFonts(PangoContext* context, double zoom, std::string family)
    : m_context(static_cast<PangoContext*>(g_object_ref(context))), m_zoom(zoom), m_pixel(zoom * dots_per_inch(context) / 96)
{
    for (std::size_t i = 0; i < std::size(specs); ++i) {
        m_fonts[i].reset(pango_font_description_new());
        pango_font_description_set_family(m_fonts[i].get(), family.c_str());
        pango_font_description_set_weight(m_fonts[i].get(), specs[i].weight);
        pango_font_description_set_size(m_fonts[i].get(), pango_units_from_double(specs[i].points * zoom));
    }
    FontMetricsPtr metrics(pango_context_get_metrics(context, m_fonts[0].get(), nullptr));
    m_ascent = from_pango(pango_font_metrics_get_ascent(metrics.get()));
    m_descent = from_pango(pango_font_metrics_get_descent(metrics.get()));

    PangoLayoutPtr line = layout(FontRole::Reading, sample);
    int width = 0;
    int height = 0;
    pango_layout_get_size(line.get(), &width, &height);
    m_character_width = from_pango(width) / static_cast<double>(sample.size());
    int one_line = height;
    pango_layout_set_text(line.get(), "a\na", -1);
    pango_layout_get_size(line.get(), nullptr, &height);
    m_line_height = from_pango(height - one_line);
}

PangoLayoutPtr CanvasFonts::layout(FontRole role, std::string_view text, double width) const
{
    PangoLayoutPtr result(pango_layout_new(m_context.get()));
    pango_layout_set_font_description(result.get(), m_fonts[static_cast<std::size_t>(role)].get());
    pango_layout_set_text(result.get(), text.data(), static_cast<int>(text.size()));
    pango_layout_set_wrap(result.get(), PANGO_WRAP_WORD_CHAR);
    if (role == FontRole::Reading) {
        pango_layout_set_line_spacing(result.get(), reading_line_spacing);
    } else {
        pango_layout_set_line_spacing(result.get(), 1.2f);
    }
    if (width >= 0) {
        pango_layout_set_width(result.get(), to_pango(width));
    }
    return result;
}

} // namespace duiding
